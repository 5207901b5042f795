"""How evaluations are kept: the names under which their events are stored."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain import voice_events as v
from services.evaluation_scheduling.domain.commands import EvaluationCommand
from services.evaluation_scheduling.domain.evaluation import evaluation_decider
from services.evaluation_scheduling.domain.states import Evaluations
from shared.eventing.catalogue import Catalogue
from shared.eventing.kind import Kind

CATALOGUE: Final = Catalogue[e.EvaluationEvent](
    {
        "evaluation.scheduled": e.EvaluationScheduled,
        "evaluation.lead-named": e.LeadNamed,
        "evaluation.guardians-told": e.GuardiansTold,
        "evaluation.case-ended": e.CaseEnded,
        "evaluation.moved": e.EvaluationMoved,
        "evaluation.voice-added": v.VoiceAdded,
        "evaluation.employee-answered": v.EmployeeAnswered,
        "evaluation.guardian-answered": v.GuardianAnswered,
        "evaluation.own-words-shown": v.OwnWordsShown,
        "evaluation.own-words-withheld": v.OwnWordsWithheld,
        "evaluation.voice-not-heard": v.VoiceNotHeard,
        "evaluation.child-heard": v.ChildHeard,
        "evaluation.child-not-asked": v.ChildNotAsked,
        "evaluation.safety-answered": v.SafetyAnswered,
        "evaluation.held": e.EvaluationHeld,
        "evaluation.completed": e.EvaluationCompleted,
        "evaluation.cancelled": e.EvaluationCancelled,
        "evaluation.alert-raised": e.AlertRaised,
        "evaluation.reminder-skipped": e.ReminderSkipped,
    }
)


def whom_evaluations_are_about(evaluations: Evaluations, _case_id: UUID) -> UUID | None:
    """Name the child of the case, once a plan has told; before that nobody is heard."""
    return evaluations.child_id


EVALUATIONS: Final[Kind[EvaluationCommand, Evaluations, e.EvaluationEvent]] = Kind(
    "evaluation", evaluation_decider, CATALOGUE, whom_evaluations_are_about
)
"""All evaluations of one case are one subject, whose id is the case's."""
