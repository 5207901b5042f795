"""``kill -9`` on each of the services in the middle of the demo: it ends the same, and verifies.

What is refused on the way is held against the stories while they are played.
"""

from __future__ import annotations

import threading

import pytest

from infra.services import SERVICES
from shared.eventing.consumer import ACK_SECONDS, PAUSES
from stafett.access import given
from stafett.verify.command import everything
from stafett.verify.whole import Report, verify
from tests.eventually import eventually
from tests.journeys.killing import KILLS, killing
from tests.journeys.played import the_demo
from tests.journeys.written import ending_of, written_ending

LATEST = ACK_SECONDS + 2 * max(PAUSES)
"""Seconds after which all must be in the log: what was in a killed service's hands comes again, and
then whatever had to wait for it."""

pytestmark = [pytest.mark.integration, pytest.mark.journey]


def test_every_service_is_killed() -> None:
    assert {kill.service for kill in KILLS} == {service.name for service in SERVICES}


@pytest.mark.requirement("R61")
def test_the_demo_ends_the_same_when_services_are_killed() -> None:
    with the_demo(threading.Event(), killing) as disturbed:
        assert ending_of(disturbed) == written_ending()
        access = given(disturbed.stack.state.directory / "access.json")
        report = eventually(lambda: verify(everything(access)), _is_all_in_the_log, LATEST)
    assert report.findings == []


def _is_all_in_the_log(report: Report) -> bool:
    return not any(one.not_yet_in_the_log for one in report.compared)
