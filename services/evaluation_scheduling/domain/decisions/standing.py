"""Who may do what: the lead and the leader run an evaluation, voices speak for themselves."""

from __future__ import annotations

from uuid import UUID

from services.evaluation_scheduling.domain import voice_refusals
from services.evaluation_scheduling.domain.commands import AskedByAPerson
from services.evaluation_scheduling.domain.relations import runners
from services.evaluation_scheduling.domain.states import Evaluation
from shared.contracts.codes import VoiceKind
from shared.eventing.asking_rules import refuse
from shared.eventing.decider import Refusal
from shared.identity.actor import Role

SPEAKS_AS = {Role.GUARDIAN: VoiceKind.GUARDIAN, Role.EMPLOYEE: VoiceKind.EMPLOYEE}
"""In which capacity a signed-in person is heard. A child's page of its own comes later."""


def let_lead_and_leader(asked: AskedByAPerson, about: Evaluation) -> None:
    """Let the lead, the leader and the one who stands in for the leader pass."""
    _let(asked, _runners(asked, about), voice_refusals.OnlyLeadAndLeaderRunTheEvaluation)


def let_those_in_it(asked: AskedByAPerson, about: Evaluation) -> None:
    """Let the lead, the leader and the employees who are asked to be heard pass."""
    heard_here = about.people(VoiceKind.EMPLOYEE) & asked.today.around.colleagues
    people = _runners(asked, about) | heard_here
    _let(asked, people, voice_refusals.OnlyThoseInTheEvaluationTakePart)


def speaks_for_self(asked: AskedByAPerson, about: Evaluation, person_id: UUID) -> bool:
    """Tell whether a voice speaks for itself, in the capacity in which it was asked."""
    kind = SPEAKS_AS.get(asked.by.role)
    return asked.by.person_id == person_id and kind is about.voice_of(person_id)


def let_the_voice_or_its_scribe(asked: AskedByAPerson, about: Evaluation, person_id: UUID) -> None:
    """Let the voice itself pass, or the lead or leader who writes down what it said."""
    if speaks_for_self(asked, about, person_id) and _is_free_to_speak(asked):
        return
    _let(asked, _runners(asked, about), voice_refusals.AVoiceSpeaksForItself)


def _is_free_to_speak(asked: AskedByAPerson) -> bool:
    around, person = asked.today.around, asked.by.person_id
    if asked.by.role is Role.GUARDIAN:
        return bool(around.as_family([person]))
    return bool(around.as_staff([person]))


def _runners(asked: AskedByAPerson, about: Evaluation) -> frozenset[UUID]:
    return runners(about, asked.today.around)


def _let(asked: AskedByAPerson, people: frozenset[UUID], otherwise: type[Refusal]) -> None:
    refuse(otherwise, when=asked.by.role is not Role.EMPLOYEE, role=asked.by.role)
    refuse(
        voice_refusals.SomeoneCloseToTheChildStandsAside,
        when=asked.by.person_id in asked.today.around.strangers,
        asker=asked.by.person_id,
    )
    refuse(
        otherwise, when=asked.by.person_id not in people, asker=asked.by.person_id, people=people
    )
