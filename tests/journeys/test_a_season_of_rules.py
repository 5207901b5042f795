"""The rules that a municipality will try first, each a story through the public doors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import pytest

from tests.eventually import eventually
from tests.journeys.player import HOME
from tests.journeys.post import letters_to
from tests.journeys.scenario import read_scenario
from tests.journeys.season import Season, a_season

pytestmark = [pytest.mark.integration, pytest.mark.journey]

STORIES: Final = (
    "three-things",
    "talk-at-the-door",
    "one-guardian-untold",
    "suspicion",
    "father-is-the-leader",
    "two-views",
    "slow-case",
    "no-outcome",
)
BEGINS: Final = datetime(2026, 1, 12, 9, tzinfo=HOME)
NUMBERS: Final = {
    "STAFETT_TELEPHONE_CHILD_WELFARE": "55 50 00 11",
    "STAFETT_TELEPHONE_CHILD_WELFARE_DUTY": "55 50 00 12",
}
"""The municipality's own, which it must set."""


@pytest.fixture(scope="module")
def season() -> Iterator[Season]:
    """A winter and a spring in which the rules are tried, each in a story of its own."""
    with a_season(BEGINS, [read_scenario("background")], NUMBERS) as season:
        season.play({name: read_scenario(name) for name in STORIES})
        yield season


@pytest.mark.requirement("R19", "R20", "R21", "R22", "R25")
def test_a_concern_is_registered_with_three_things_in_one_request(season: Season) -> None:
    season.went("three-things")


@pytest.mark.requirement("R17", "R31")
def test_a_talk_that_already_took_place_is_recorded_out_of_order(season: Season) -> None:
    season.went("talk-at-the-door")


@pytest.mark.requirement("R31")
def test_a_guardian_not_yet_told_gets_nothing_and_the_other_one_does(season: Season) -> None:
    season.went("one-guardian-untold")
    (letter,) = eventually(lambda: letters_to(season.stack, "lise@home.example"))
    assert letter["text"].strip() == "Du har ei melding. Logg inn slik du plar for å lese ho."
    assert letters_to(season.stack, "tor@home.example") == []


@pytest.mark.requirement("R25", "R26", "R27", "R28", "R29")
def test_unsure_answers_with_numbers_and_silences_the_talk_until_advice(season: Season) -> None:
    season.went("suspicion")
    assert letters_to(season.stack, "anne@home.example") == []
    assert letters_to(season.stack, "odd@home.example") == []


@pytest.mark.requirement("R17", "R30")
def test_the_leader_is_the_childs_father_and_the_next_leader_gets_it(season: Season) -> None:
    season.went("father-is-the-leader")


@pytest.mark.requirement("R34")
def test_the_leader_says_no_ground_and_the_employee_disagrees(season: Season) -> None:
    season.went("two-views")


@pytest.mark.requirement("R51", "R61")
def test_a_case_without_a_meeting_after_14_days_is_told(season: Season) -> None:
    season.went("slow-case")


@pytest.mark.requirement("R60")
def test_a_case_without_an_outcome_is_told(season: Season) -> None:
    season.went("no-outcome")


@pytest.mark.requirement("R61")
def test_over_29_march_an_alert_still_comes_at_the_same_local_hour(season: Season) -> None:
    season.went("slow-case")
    live = season.player.names["live-case"]
    before, after = (_last_told(season, who, live) for who in ("kari", "berit"))
    assert [before.date().isoformat(), after.date().isoformat()] == ["2026-03-24", "2026-03-30"]
    assert before.utcoffset() != after.utcoffset()
    assert [before.hour, after.hour] == [8, 8]


def _last_told(season: Season, who: str, matter_id: str) -> datetime:
    inbox = season.player.town.ask(who, "GET notification /me/inbox").json()
    told = [
        datetime.fromisoformat(message["placed_at"]).astimezone(HOME)
        for message in inbox["messages"]
        if message["matter_id"] == matter_id and message["kind"] == "deadline-passed"
    ]
    return max(told)
