"""The only door from a concern's events to the bus: ids, dates and codes, never what was written.

Nothing that stands in the safeguarding facet is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from services.concern_intake.domain import events as e
from shared.contracts import concern_intake as says
from shared.contracts.codes import Alert
from shared.contracts.contract import Contract
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded

SAYS: Final[tuple[type[Contract], ...]] = (
    says.ConcernDraftedV1,
    says.ConcernDraftDiscardedV1,
    says.ConcernRegisteredV1,
    says.ConcernSharedWithLeaderV1,
    says.ConcernAcknowledgedV1,
    says.NextLeaderAskedV1,
    says.FollowUpDecidedV1,
    says.GuardiansToldLaterV1,
    says.ConcernClosedV1,
    says.IntakeAlertRaisedV1,
)


def announce(recorded: Recorded[Event]) -> Sequence[Contract]:
    """Tell what others are told of a recorded event."""
    said = _written(recorded) or _shared(recorded) or _decided(recorded) or _alert(recorded)
    return [said] if said else []


def _written(recorded: Recorded[Event]) -> Contract | None:
    concern_id = recorded.subject_id
    match recorded.event:
        case e.DraftStarted(author_id=author_id):
            return says.ConcernDraftedV1(concern_id=concern_id, author_id=author_id)
        case e.DraftDiscarded(author_id=author_id):
            return says.ConcernDraftDiscardedV1(concern_id=concern_id, author_id=author_id)
        case e.ConcernRegistered() as event:
            return says.ConcernRegisteredV1(
                concern_id=concern_id,
                unit_id=event.unit_id,
                author_id=event.author_id,
                registered_on=event.registered_on,
            )
        case _:
            return None


def _shared(recorded: Recorded[Event]) -> Contract | None:
    concern_id = recorded.subject_id
    match recorded.event:
        case e.SharedWithLeader() as event:
            return says.ConcernSharedWithLeaderV1(
                concern_id=concern_id,
                unit_id=event.unit_id,
                author_id=event.author_id,
                leader_id=event.leader_id,
                capacity=event.capacity,
                shared_on=event.shared_on,
            )
        case e.ConcernAcknowledged(leader_id=leader_id, acknowledged_on=on):
            return says.ConcernAcknowledgedV1(
                concern_id=concern_id, leader_id=leader_id, acknowledged_on=on
            )
        case e.NextLeaderAsked() as event:
            return says.NextLeaderAskedV1(
                concern_id=concern_id,
                author_id=event.author_id,
                leader_id=event.leader_id,
                next_leader_id=event.next_leader_id,
                asked_on=event.asked_on,
            )
        case _:
            return None


def _decided(recorded: Recorded[Event]) -> Contract | None:
    concern_id = recorded.subject_id
    match recorded.event:
        case e.FollowUpDecided() as event:
            return _follow_up(concern_id, event)
        case e.GuardiansToldLater() as event:
            return says.GuardiansToldLaterV1(
                concern_id=concern_id,
                child_id=event.child_id,
                guardians_told=event.guardians_told,
                told_on=event.told_on,
            )
        case e.ConcernClosed(author_id=author_id, closed_on=on):
            return says.ConcernClosedV1(concern_id=concern_id, author_id=author_id, closed_on=on)
        case _:
            return None


def _follow_up(concern_id: UUID, event: e.FollowUpDecided) -> Contract:
    return says.FollowUpDecidedV1(
        concern_id=concern_id,
        child_id=event.child_id,
        unit_id=event.unit_id,
        author_id=event.author_id,
        leader_id=event.leader_id,
        level=event.level,
        guardians_told=event.guardians_told,
        guardians_not_told=tuple(
            says.GuardianNotTold(guardian_id=left.guardian_id, because=left.because)
            for left in event.guardians_not_told
        ),
        arisen_on=event.arisen_on,
        registered_on=event.registered_on,
        leader_told_on=event.leader_told_on,
        guardians_told_on=event.guardians_told_on,
        decided_on=event.decided_on,
    )


def _alert(recorded: Recorded[Event]) -> Contract | None:
    match recorded.event:
        case e.AlertRaised(alert=alert, tells=tells, raised_on=on):
            pass
        case e.TalkAlertRaised(tells=tells, raised_on=on):
            alert = Alert.TALK_NOT_HELD
        case _:
            return None
    return says.IntakeAlertRaisedV1(
        concern_id=recorded.subject_id, alert=alert, tells=tells, raised_on=on
    )
