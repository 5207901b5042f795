"""One of every command, and one history for every shape, for the sweep and for random stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain.values import (
    MoveReason,
    NotHeardBecause,
    WhyEnded,
)
from shared.contracts.codes import Alert, VoiceKind
from shared.identity.actor import Actor
from tests.rules.evaluation_scheduling import people as p

CLOSED: Final = e.EvaluationCancelled(evaluation_id=p.FIRST, because=WhyEnded.CASE_CLOSED)

SHAPES: Final[Mapping[str, Sequence[e.EvaluationEvent]]] = {
    "scheduled": (p.scheduled(),),
    "held": (p.scheduled(), p.ada_heard(p.DUE), p.held()),
    "completed": (p.scheduled(), p.held(), p.completed(p.DUE)),
    "completed, child unheard": (p.scheduled(), p.held(), p.completed(p.DUE, False)),
    "cancelled": (p.scheduled(), CLOSED),
}
"""Every shape an evaluation can have, by the history that leaves it."""


def of_the_system(day: date) -> Sequence[c.EvaluationCommand]:
    asked = {"by": p.SYSTEM, "now": p.at(day)}
    lead = {"lead_id": p.MONA, "leader_id": p.BERIT, "sequence": day.toordinal()}
    due = {"due_on": p.DUE, "alerts": tuple(Alert), "today": p.today(day)}
    return (
        p.schedule(),
        p.schedule(date(2026, 4, 1), plan_version=2),
        c.NameLead.model_validate(asked | lead),
        c.EndCase.model_validate(asked | {"ended_on": day}),
        c.HearGuardiansToo.model_validate(
            asked | {"guardian_ids": (UUID(int=4),), "sequence": day.toordinal()}
        ),
        c.RaiseAlerts.model_validate(asked | due | {"evaluation_id": p.FIRST}),
    )


def of_a_person(by: Actor, day: date) -> Sequence[c.AskedByAPerson]:
    asked = {"by": by, "now": p.at(day), "evaluation_id": p.FIRST, "today": p.today(day)}
    colleague = {"person_id": p.EVEN, "kind": VoiceKind.EMPLOYEE}
    declined = {"person_id": p.TOR, "because": NotHeardBecause.DECLINED}
    moved = {"to": day, "reason_code": MoveReason.FAMILY}
    return (
        c.AddVoice.model_validate(asked | colleague),
        c.MoveEvaluation.model_validate(asked | moved),
        *(_answers(asked, person) for person in (p.LISE, p.MONA)),
        c.ShowOwnWords.model_validate(asked | {"is_shown": True}),
        c.RecordVoiceNotHeard.model_validate(asked | declined),
        c.HearChild.model_validate(asked | {"view": p.adas_view(day)}),
        c.ExplainChildNotAsked.model_validate(asked | {"reason": "Ill", "ask_on": day}),
        c.AnswerSafetyQuestion.model_validate(asked | {"answer": p.SAFE}),
        c.HoldEvaluation.model_validate(asked | {"held_on": day, "reason": "Wrong day"}),
        c.CompleteEvaluation.model_validate(
            asked | {"adjustments_needed": False, "safety": p.SAFE}
        ),
    )


def _answers(asked: Mapping[str, object], person: UUID) -> c.AnswerForVoice:
    return c.AnswerForVoice.model_validate({**asked, "person_id": person, "answers": p.BETTER})
