"""``kill -9`` on each of the five services in the middle of the demo: it ends the same."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest

from infra.services import SERVICES
from tests.journeys.killing import OUTAGE, Killing
from tests.journeys.played import Played
from tests.journeys.post import message_ids

pytestmark = [pytest.mark.integration, pytest.mark.journey]


@pytest.mark.usefixtures("disturbed")
def test_the_demo_goes_on_after_any_service_is_killed(killing: Killing) -> None:
    assert killing.killed == {service.name for service in SERVICES}


def test_killed_services_change_nothing_in_what_was_decided(
    demo: Played, disturbed: Played
) -> None:
    for key, page in demo.ending.pages.items():
        assert disturbed.ending.pages[key] == page, key


def test_killed_services_change_nothing_in_the_trail(demo: Played, disturbed: Played) -> None:
    for key, trail in demo.ending.trails.items():
        missing, more = trail - disturbed.ending.trails[key], disturbed.ending.trails[key] - trail
        assert (missing, more) == (Counter(), Counter()), key


@pytest.mark.requirement("R61")
def test_alerts_of_an_outage_are_sent_when_notification_is_back_and_not_twice(
    disturbed: Played,
) -> None:
    inbox = disturbed.town.ask("siv", "GET notification /me/inbox").json()
    late = [
        datetime.fromisoformat(message["placed_at"])
        for message in inbox["messages"]
        if message["matter_id"] == disturbed.names["iver-case"]
        and message["kind"] == "deadline-passed"
    ]
    assert len(late) == 1
    assert late[0] >= OUTAGE[1]
    assert set(message_ids(disturbed.stack).values()) == {1}
