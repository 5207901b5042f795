"""A child's trail after the demo: what lead, leaders, a stranger and a guardian each see of it."""

from __future__ import annotations

from typing import Final

import pytest

from infra.services import SERVICES
from tests.journeys.narrating import lines_of
from tests.journeys.played import Played

pytestmark = [pytest.mark.integration, pytest.mark.journey]

ACCESS: Final = "child.guardian-granted-access"
PLACED: Final = "child.placed"
REGISTERED: Final = "concern.registered"
SAFETY: Final = "concern.safety-questions-answered"
CLOSED: Final = "case.closed"
WORDS: Final = "case.words-written"
COMPLETED: Final = "evaluation.completed"
TOLD: Final = "matter.message-placed"

EVERYTHING: Final = {ACCESS, PLACED, REGISTERED, SAFETY, CLOSED, WORDS, COMPLETED, TOLD}
FORBIDDEN: Final = 403


def _sees(demo: Played, who: str) -> set[str]:
    told = [lines_of(demo.town, who, service.name, demo.names["ada"]) for service in SERVICES]
    return {line["event"] for lines in told for line in lines} & EVERYTHING


def test_the_leader_reads_everything(demo: Played) -> None:
    assert _sees(demo, "berit") == EVERYTHING


def test_the_lead_who_wrote_the_concern_reads_everything_about_the_case(demo: Played) -> None:
    assert _sees(demo, "kari") == EVERYTHING - {ACCESS}


def test_the_deputy_reads_the_case_and_not_the_concern_she_was_not_told_of(demo: Played) -> None:
    assert _sees(demo, "siv") == EVERYTHING - {REGISTERED, SAFETY}


def test_the_leader_above_reads_neither_concern_nor_case(demo: Played) -> None:
    assert _sees(demo, "gunnar") == {ACCESS, PLACED}


@pytest.mark.parametrize("stranger", ["siri", "hanne"])
def test_whoever_works_elsewhere_reads_nothing(demo: Played, stranger: str) -> None:
    assert _sees(demo, stranger) == set()


@pytest.mark.parametrize("who", ["lise", "tor", "mina", "randi", "olav"])
def test_a_trail_is_for_staff_and_guardians_ask_for_access(demo: Played, who: str) -> None:
    asked = [
        demo.town.ask(who, f"GET {service.name} /children/{demo.names['ada']}/trail")
        for service in SERVICES
    ]
    assert [answer.status_code for answer in asked] == [FORBIDDEN] * len(SERVICES)
