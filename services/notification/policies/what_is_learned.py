"""What each contract teaches about the people of a case; most teach nothing."""

from __future__ import annotations

from typing import Final

from services.notification.domain.matter.events import Learned
from services.notification.policies.reading import Readings
from shared.contracts import case_coordination as case
from shared.contracts import concern_intake as intake
from shared.contracts import directory
from shared.contracts.contract import Contract

_LEARNED: Final[Readings[None, Learned]] = Readings()

_LEARNED.row(directory.EmergencyAccessOpenedV1, lambda f, _: Learned(child_id=f.child_id))
_LEARNED.row(intake.FollowUpDecidedV1, lambda f, _: Learned(child_id=f.child_id, unit_id=f.unit_id))
_LEARNED.row(
    case.CaseOpenedV1,
    lambda f, _: Learned(child_id=f.child_id, unit_id=f.unit_id, guardians_told=f.guardians_told),
)
_LEARNED.row(
    case.GuardiansKnowV1,
    lambda f, _: Learned(child_id=f.child_id, guardians_told=f.guardians_told),
)
_LEARNED.row(case.MeetingPlannedV1, lambda f, _: Learned(participants=f.participant_ids))
_LEARNED.row(
    case.PlanAgreedV1,
    lambda f, _: Learned(
        child_id=f.child_id, participants=tuple(voice.person_id for voice in f.voices)
    ),
)


def what_is_learned(fact: Contract) -> Learned:
    """Give what a fact teaches about the people of its case."""
    return _LEARNED.read(fact, None) if type(fact) in _LEARNED.rows() else Learned()
