"""Whom each contract names, and in which capacity: the table between the bus and the matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar
from uuid import UUID

from services.notification.domain.codes import Audience, Happening
from services.notification.domain.telling import Around, Named
from services.notification.policies.reading import Readings
from shared.contracts import case_coordination as case
from shared.contracts import concern_intake as intake
from shared.contracts import directory
from shared.contracts import evaluation_scheduling as evaluation
from shared.contracts.contract import Contract

F = TypeVar("F", bound=Contract)
A = TypeVar(
    "A",
    intake.IntakeAlertRaisedV1,
    case.CaseAlertRaisedV1,
    evaluation.EvaluationAlertRaisedV1,
)

NAMED: Final[Readings[Around, Sequence[Named]]] = Readings()
"""Contract to the people it names."""

HAPPENINGS: Final[Readings[None, Happening]] = Readings()
"""Contract to what it is in the matrix."""


def _hear(
    contract: type[F],
    named: Callable[[F, Around], Sequence[Named]] = lambda _fact, _around: (),
) -> None:
    HAPPENINGS.row(contract, lambda _fact, _nothing: Happening(contract.name))
    NAMED.row(contract, named)


def _hear_alert(contract: type[A]) -> None:
    HAPPENINGS.row(contract, lambda fact, _nothing: Happening(fact.alert))
    NAMED.row(contract, lambda fact, _: _all(fact.tells, Audience.STAFF_THE_ALERT_NAMES))


def _one(person_id: UUID, audience: Audience) -> Sequence[Named]:
    return (Named(person_id, audience),)


def _all(people: Iterable[UUID], audience: Audience) -> Sequence[Named]:
    return tuple(Named(person_id, audience) for person_id in sorted(people))


def _family(around: Around) -> Sequence[Named]:
    child = _one(around.child_id, Audience.YOUNG_PERSON) if around.child_id else ()
    return (*_all(around.guardians, Audience.GUARDIAN), *child)


def _around(lead_id: UUID, leader_id: UUID | None, around: Around) -> Sequence[Named]:
    """Name everyone whom an event of the case concerns."""
    return (
        *_one(lead_id, Audience.CASE_LEAD),
        *(_one(leader_id, Audience.LEADER) if leader_id else ()),
        *_all(around.participants, Audience.PARTICIPANT),
        *_family(around),
    )


for _contract in (
    directory.UnitDescribedV1,
    directory.PostHeldV1,
    directory.ChildPlacedV1,
    directory.ChildTurnedV1,
    directory.GuardianRelatedV1,
    directory.GuardianGrantedAccessV1,
    directory.GuardianAccessEndedV1,
    directory.GuardianRestrictedV1,
    directory.GuardianRestrictionLiftedV1,
    directory.AddressProtectionChangedV1,
    directory.ConflictOfInterestChangedV1,
    intake.ConcernDraftedV1,
    intake.ConcernDraftDiscardedV1,
    intake.ConcernAcknowledgedV1,
    intake.FollowUpDecidedV1,
    intake.GuardiansToldLaterV1,
    case.ClosingNoteFiledV1,
    case.EndingDeclinedV1,
    evaluation.EvaluationScheduledV1,
    evaluation.EvaluationHeldV1,
    evaluation.EvaluationCompletedV1,
    evaluation.EvaluationCancelledV1,
):
    _hear(_contract)

_hear(
    directory.EmergencyAccessOpenedV1,
    lambda f, _: _all(f.tells, Audience.STAFF_THE_ALERT_NAMES),
)
_hear(intake.ConcernRegisteredV1, lambda f, _: _one(f.author_id, Audience.EMPLOYEE))
_hear(intake.ConcernSharedWithLeaderV1, lambda f, _: _one(f.leader_id, Audience.LEADER))
_hear(intake.NextLeaderAskedV1, lambda f, _: _one(f.next_leader_id, Audience.LEADER))
_hear(intake.ConcernClosedV1, lambda f, _: _one(f.author_id, Audience.EMPLOYEE))
_hear(
    case.CaseOpenedV1,
    lambda f, around: (*_one(f.holder_id, Audience.LEADER), *_family(around)),
)
_hear(
    case.GuardiansKnowV1,
    lambda f, around: (
        *(_one(around.lead_id, Audience.CASE_LEAD) if around.lead_id else ()),
        *_all(f.guardians_told, Audience.GUARDIAN),
    ),
)
_hear(
    case.LeadProposedV1,
    lambda f, around: (
        *_one(f.proposed_id, Audience.EMPLOYEE),
        *_one(f.holder_id, Audience.CASE_LEAD),
        *_family(around),
    ),
)
_hear(
    case.LeadDeclinedV1,
    lambda f, around: (*_one(f.holder_id, Audience.CASE_LEAD), *_family(around)),
)
_hear(
    case.LeadAcceptedV1,
    lambda f, around: (
        *_one(f.previous_holder_id, Audience.PARTICIPANT),
        *_around(f.lead_id, f.leader_id, around),
    ),
)
_hear(
    case.BatonReturnedV1,
    lambda f, around: (*_one(f.leader_id, Audience.LEADER), *_family(around)),
)
_hear(
    case.EndingAskedV1,
    lambda f, around: (*_one(f.leader_id, Audience.LEADER), *_family(around)),
)
_hear(
    case.MeetingPlannedV1,
    lambda f, _: (
        *_one(f.lead_id, Audience.CASE_LEAD),
        *_all(f.participant_ids, Audience.PARTICIPANT),
    ),
)
_hear(
    case.PlanAgreedV1,
    lambda f, around: (
        *_around(f.lead_id, f.leader_id, around),
        *_all((voice.person_id for voice in f.voices), Audience.PARTICIPANT),
    ),
)
_hear(
    case.OutcomeDecidedV1,
    lambda f, around: (
        *_around(f.lead_id, f.leader_id, around),
        *_all(f.participant_ids, Audience.PARTICIPANT),
    ),
)
_hear(case.CaseClosedV1, lambda f, _: _one(f.lead_id, Audience.CASE_LEAD))
_hear(evaluation.EvaluationMovedV1, lambda f, around: _around(f.lead_id, None, around))

_hear_alert(intake.IntakeAlertRaisedV1)
_hear_alert(case.CaseAlertRaisedV1)
_hear_alert(evaluation.EvaluationAlertRaisedV1)
