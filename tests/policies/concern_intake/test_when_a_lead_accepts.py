"""Whoever takes the baton may read the concern from which the case began."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from services.concern_intake.domain.commands import AdmitLead
from services.concern_intake.policies.when_a_lead_accepts_let_them_read_the_concern import (
    when_a_lead_accepts_let_them_read_the_concern,
)
from shared.contracts.case_coordination import LeadAcceptedV1
from shared.eventing.decider import NotKnownHereYet
from shared.eventing.policy import Moment
from shared.time.working_days import WorkingDays
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.policies.concern_intake.recording import ANOTHER, CONCERN, seen
from tests.rules.concern_intake.people import BERIT, CASE_LEAD, MON_19, STAFETT
from tests.rules.concern_intake.stories import FOLLOWED_UP, SHARED

LATE_ON_MONDAY = datetime(2026, 1, 19, 23, 30, tzinfo=UTC)
MOMENT = Moment(
    now=LATE_ON_MONDAY,
    by=STAFETT,
    days=WorkingDays(is_holiday=lambda _: False, zone=ZoneInfo("Europe/Oslo")),
    known=WhoIsWho(RowsInMemory()),
)
ACCEPTED = LeadAcceptedV1(
    case_id=ANOTHER,
    concern_id=CONCERN,
    lead_id=CASE_LEAD,
    previous_holder_id=BERIT.person_id,
    leader_id=BERIT.person_id,
    accepted_on=MON_19,
)


def test_the_lead_is_let_in_to_the_concern() -> None:
    (ask,) = when_a_lead_accepts_let_them_read_the_concern(ACCEPTED, MOMENT)
    assert ask.subject_id == CONCERN
    assert ask.command(seen(*FOLLOWED_UP)) == AdmitLead(
        by=STAFETT,
        now=LATE_ON_MONDAY,
        today=date(2026, 1, 20),
        lead_id=CASE_LEAD,
        taken_from=BERIT.person_id,
        accepted_on=MON_19,
    )


def test_a_lead_who_comes_before_the_follow_up_is_known_is_tried_again() -> None:
    (ask,) = when_a_lead_accepts_let_them_read_the_concern(ACCEPTED, MOMENT)
    with pytest.raises(NotKnownHereYet):
        ask.command(seen(*SHARED))
