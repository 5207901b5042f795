"""What others are told of a concern: that it moved on, never what it is about."""

from __future__ import annotations

import pytest

from services.concern_intake.announcements import SAYS, announce
from services.concern_intake.domain.events import (
    SAFEGUARDING,
    AlertRaised,
    ConcernAcknowledged,
    ConcernEvent,
    DraftDiscarded,
    GuardiansToldLater,
    LeadAdmitted,
    NextLeaderAsked,
    TalkAlertRaised,
)
from shared.contracts import concern_intake as says
from shared.contracts.codes import Alert, CaseLevel, LeaderCapacity, NotToldBecause
from shared.contracts.contract import Contract
from tests.policies.concern_intake.recording import CONCERN, recorded
from tests.rules.concern_intake.every_command import HISTORIES
from tests.rules.concern_intake.people import (
    ADA,
    BERIT,
    CASE_LEAD,
    KARI,
    KARI_SEES_NO_GROUND,
    LISE,
    MON_12,
    MON_19,
    NINA_NEXT,
    SOLBAKKEN,
    TOR,
    TUE_13,
)
from tests.rules.concern_intake.stories import (
    advised,
    answered,
    chose,
    closed,
    drafted,
    followed_up,
    gave_view,
    registered,
    shared,
    spoke_with,
)

SAID: list[tuple[ConcernEvent, Contract]] = [
    (drafted(), says.ConcernDraftedV1(concern_id=CONCERN, author_id=KARI.person_id)),
    (
        DraftDiscarded(author_id=KARI.person_id, discarded_on=TUE_13),
        says.ConcernDraftDiscardedV1(concern_id=CONCERN, author_id=KARI.person_id),
    ),
    (
        registered(),
        says.ConcernRegisteredV1(
            concern_id=CONCERN, unit_id=SOLBAKKEN, author_id=KARI.person_id, registered_on=MON_12
        ),
    ),
    (
        shared(),
        says.ConcernSharedWithLeaderV1(
            concern_id=CONCERN,
            unit_id=SOLBAKKEN,
            author_id=KARI.person_id,
            leader_id=BERIT.person_id,
            capacity=LeaderCapacity.NEAREST,
            shared_on=MON_12,
        ),
    ),
    (
        ConcernAcknowledged(leader_id=BERIT.person_id, acknowledged_on=TUE_13),
        says.ConcernAcknowledgedV1(
            concern_id=CONCERN, leader_id=BERIT.person_id, acknowledged_on=TUE_13
        ),
    ),
    (
        NextLeaderAsked(
            author_id=KARI.person_id,
            leader_id=BERIT.person_id,
            leaders_view=KARI_SEES_NO_GROUND,
            next_leader_id=NINA_NEXT.person_id,
            asked_on=MON_19,
        ),
        says.NextLeaderAskedV1(
            concern_id=CONCERN,
            author_id=KARI.person_id,
            leader_id=BERIT.person_id,
            next_leader_id=NINA_NEXT.person_id,
            asked_on=MON_19,
        ),
    ),
    (
        followed_up(told=(LISE,), not_told=((TOR, NotToldBecause.NOT_REACHED),)),
        says.FollowUpDecidedV1(
            concern_id=CONCERN,
            child_id=ADA,
            unit_id=SOLBAKKEN,
            author_id=KARI.person_id,
            leader_id=BERIT.person_id,
            level=CaseLevel.OWN_UNIT,
            guardians_told=(LISE,),
            guardians_not_told=(
                says.GuardianNotTold(guardian_id=TOR, because=NotToldBecause.NOT_REACHED),
            ),
            arisen_on=followed_up().arisen_on,
            registered_on=MON_12,
            leader_told_on=MON_12,
            guardians_told_on=followed_up().guardians_told_on,
            decided_on=MON_19,
        ),
    ),
    (
        GuardiansToldLater(child_id=ADA, guardians_told=(TOR,), told_on=MON_19),
        says.GuardiansToldLaterV1(
            concern_id=CONCERN, child_id=ADA, guardians_told=(TOR,), told_on=MON_19
        ),
    ),
    (
        closed(),
        says.ConcernClosedV1(concern_id=CONCERN, author_id=KARI.person_id, closed_on=MON_19),
    ),
    (
        AlertRaised(
            alert=Alert.LEADER_NOT_TOLD_ONE_EXISTS,
            tells=(NINA_NEXT.person_id,),
            raised_on=MON_19,
        ),
        says.IntakeAlertRaisedV1(
            concern_id=CONCERN,
            alert=Alert.LEADER_NOT_TOLD_ONE_EXISTS,
            tells=(NINA_NEXT.person_id,),
            raised_on=MON_19,
        ),
    ),
    (
        TalkAlertRaised(tells=(KARI.person_id,), raised_on=MON_19),
        says.IntakeAlertRaisedV1(
            concern_id=CONCERN,
            alert=Alert.TALK_NOT_HELD,
            tells=(KARI.person_id,),
            raised_on=MON_19,
        ),
    ),
]

UNSAID: list[ConcernEvent] = [
    answered(),
    advised(),
    chose(),
    spoke_with(),
    gave_view(),
    LeadAdmitted(lead_id=CASE_LEAD, taken_from=BERIT.person_id, accepted_on=MON_19),
]


@pytest.mark.parametrize(("event", "contract"), SAID, ids=lambda one: type(one).__name__)
def test_each_step_is_told_in_ids_dates_and_codes(event: ConcernEvent, contract: Contract) -> None:
    assert list(announce(recorded(event))) == [contract]


@pytest.mark.parametrize("event", UNSAID, ids=lambda one: type(one).__name__)
def test_what_stays_here_is_not_told(event: ConcernEvent) -> None:
    assert not announce(recorded(event))


@pytest.mark.requirement("R29")
def test_nothing_that_stands_apart_is_ever_told() -> None:
    apart = [event for told in HISTORIES for event in told if event.facet() == SAFEGUARDING]
    assert apart
    assert not [said for event in apart for said in announce(recorded(event))]


def test_everything_that_may_be_said_is_said_once() -> None:
    assert {type(contract) for _, contract in SAID} == set(SAYS)
