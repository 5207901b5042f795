"""What people read: a line of the trail for each event, and every sentence to be translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import ModuleType
from typing import Final

from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain import refusals, voice_refusals
from services.evaluation_scheduling.domain import voice_events as v
from services.evaluation_scheduling.domain.values import (
    Channel,
    MoveReason,
    NotHeardBecause,
    WhyEnded,
)
from services.evaluation_scheduling.domain.waits import RULES
from services.evaluation_scheduling.views.guardian_page import DELAYED
from services.evaluation_scheduling.views.parts import DO_NOW
from shared.eventing.decider import Event, Refusal

SENTENCES: Final[Mapping[type[Event], str]] = {
    e.EvaluationScheduled: (
        "Version {plan_version} of the plan is to be evaluated on {due_on}; {lead_id} leads"
    ),
    e.EvaluationMoved: (
        "{by} moved the evaluation from {from_day} to {due_on} (reason: {reason_code})"
    ),
    v.VoiceAdded: "{person_id} was asked to be heard in the evaluation",
    v.EmployeeAnswered: "{written_by} recorded what {person_id} had found",
    v.GuardianAnswered: "{written_by} recorded what {person_id} had found",
    v.OwnWordsShown: "{person_id} let the other guardian read their own words",
    v.OwnWordsWithheld: "{person_id} no longer lets the other guardian read their own words",
    v.VoiceNotHeard: "{by} recorded that {person_id} was not heard ({because})",
    v.ChildHeard: "{by} recorded the child's view; {asked_by} had asked the child on {asked_on}",
    v.ChildNotAsked: "{by} recorded why the child had not been asked",
    v.SafetyAnswered: "{by} answered whether the child is safe now",
    e.EvaluationHeld: "{by} recorded that the evaluation was held on {held_on} ({how})",
    e.EvaluationCompleted: "{by} completed the evaluation that was held on {held_on}",
    e.EvaluationCancelled: "The evaluation was no longer needed ({because})",
    e.AlertRaised: "A notice went to {tells}: {alert}",
}
"""One line of the trail for each event that is told."""

CODES: Final[tuple[type[StrEnum], ...]] = (MoveReason, Channel, NotHeardBecause, WhyEnded)
"""Codes that are said in a line of the trail."""


def _refused_in(*modules: ModuleType) -> Iterator[str]:
    for module in modules:
        for rule in vars(module).values():
            if isinstance(rule, type) and issubclass(rule, Refusal) and rule is not Refusal:
                yield from (rule.sentence, rule.opens)


MSGIDS: Final[tuple[str, ...]] = tuple(
    dict.fromkeys(
        [
            *SENTENCES.values(),
            *(code.value for codes in CODES for code in codes),
            *(alert.value for alert in RULES),
            *_refused_in(refusals, voice_refusals),
            *(step for steps in DO_NOW.values() for step in steps),
            DELAYED,
        ]
    )
)
"""Every sentence and code that people read, each to be translated."""
