"""In which relation a person stands to an evaluation: it decides what they see and may do."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from services.evaluation_scheduling.domain.people import PeopleAround
from services.evaluation_scheduling.domain.states import Evaluation
from shared.contracts.codes import VoiceKind
from shared.identity.actor import Actor, Role


class Relation(StrEnum):
    """Lead and leader run it, employees with a task take part, guardians are heard."""

    RUNS_IT = "runs-it"
    TAKES_PART = "takes-part"
    GUARDIAN = "guardian"


def runners(about: Evaluation, around: PeopleAround) -> frozenset[UUID]:
    """Name the lead, while they work in the unit, the leader and the one who stands in."""
    return around.leaders(about.leader_id) | around.colleagues.intersection({about.lead_id})


def relation_of(
    actor: Actor, about: Evaluation, around: PeopleAround, has_access: bool
) -> Relation | None:
    """Tell a person's relation to an evaluation; None when it does not exist for them.

    Someone close to the child is a stranger as an employee, and so is one who has left the unit.
    ``around`` must tell whether the actor is a colleague. A guardian is one who has been asked
    to be heard, and ``has_access`` that somebody has given and nothing has ended (B58).
    """
    match actor.role:
        case Role.EMPLOYEE:
            return _as_staff(actor.person_id, about, around)
        case Role.GUARDIAN:
            is_guardian = about.voice_of(actor.person_id) is VoiceKind.GUARDIAN
            return Relation.GUARDIAN if is_guardian and has_access else None
        case _:
            return None


def _as_staff(person: UUID, about: Evaluation, around: PeopleAround) -> Relation | None:
    if person in around.strangers:
        return None
    if person in runners(about, around):
        return Relation.RUNS_IT
    takes_part = about.voice_of(person) is VoiceKind.EMPLOYEE
    return Relation.TAKES_PART if takes_part and person in around.colleagues else None
