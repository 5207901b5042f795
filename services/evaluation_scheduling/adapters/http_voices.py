"""Hearing the voices of an evaluation: guardians, employees, and the child."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.evaluation_scheduling.adapters.answering import decided
from services.evaluation_scheduling.adapters.bodies import (
    AnswersBody,
    ChildNotAskedBody,
    ChildsViewBody,
    NotHeardBody,
    OwnWordsBody,
    SafetyBody,
)
from services.evaluation_scheduling.domain.commands import (
    AnswerForVoice,
    AnswerSafetyQuestion,
    ExplainChildNotAsked,
    HearChild,
    RecordVoiceNotHeard,
    ShowOwnWords,
)
from services.evaluation_scheduling.domain.values import ChildsView
from services.evaluation_scheduling.views.pages import EvaluationPage
from shared.identity.actor import Role
from shared.service.desk import Desks
from shared.web.access import Access
from shared.web.asking import Asks

router = APIRouter(tags=["evaluations"])

EVERYONE: Final = frozenset({Role.EMPLOYEE, Role.GUARDIAN})

ACCESS: Final[Access] = {
    ("POST", "/evaluations/{evaluation_id}/answers"): EVERYONE,
    ("POST", "/evaluations/{evaluation_id}/own-words"): frozenset({Role.GUARDIAN}),
    ("POST", "/evaluations/{evaluation_id}/not-heard"): EVERYONE,
    ("POST", "/evaluations/{evaluation_id}/child-view"): frozenset({Role.EMPLOYEE}),
    ("POST", "/evaluations/{evaluation_id}/child-not-asked"): frozenset({Role.EMPLOYEE}),
    ("POST", "/evaluations/{evaluation_id}/safety"): frozenset({Role.EMPLOYEE}),
}


@router.post("/evaluations/{evaluation_id}/answers", response_model=EvaluationPage)
def answer(evaluation_id: UUID, body: AnswersBody, asking: Asks, desk: Desks) -> Response:
    """Put a voice's answers on record: one's own, or as that person gave them."""
    person = body.person_id or asking.actor.person_id
    fields = dict(body) | {"person_id": person}
    return decided(asking, desk, evaluation_id, lambda asked: AnswerForVoice(**asked, **fields))


@router.post("/evaluations/{evaluation_id}/own-words", response_model=EvaluationPage)
def show_own_words(evaluation_id: UUID, body: OwnWordsBody, asking: Asks, desk: Desks) -> Response:
    """Choose whether the other guardians may read one's own words."""
    return decided(asking, desk, evaluation_id, lambda asked: ShowOwnWords(**asked, **dict(body)))


@router.post("/evaluations/{evaluation_id}/not-heard", response_model=EvaluationPage)
def record_voice_not_heard(
    evaluation_id: UUID, body: NotHeardBody, asking: Asks, desk: Desks
) -> Response:
    """Record that a voice declined or could not be reached; that blocks nothing."""
    fields = dict(body) | {"person_id": body.person_id or asking.actor.person_id}
    return decided(
        asking, desk, evaluation_id, lambda asked: RecordVoiceNotHeard(**asked, **fields)
    )


@router.post("/evaluations/{evaluation_id}/child-view", response_model=EvaluationPage)
def hear_child(evaluation_id: UUID, body: ChildsViewBody, asking: Asks, desk: Desks) -> Response:
    """Put the child's view on record."""
    fields = dict(body) | {"asked_by": body.asked_by or asking.actor.person_id}
    answers = fields.pop("answers")
    view = ChildsView(**fields)
    return decided(
        asking, desk, evaluation_id, lambda asked: HearChild(**asked, view=view, answers=answers)
    )


@router.post("/evaluations/{evaluation_id}/child-not-asked", response_model=EvaluationPage)
def explain_child_not_asked(
    evaluation_id: UUID, body: ChildNotAskedBody, asking: Asks, desk: Desks
) -> Response:
    """Say why the child was not asked, and when it will be."""
    return decided(
        asking, desk, evaluation_id, lambda asked: ExplainChildNotAsked(**asked, **dict(body))
    )


@router.post("/evaluations/{evaluation_id}/safety", response_model=EvaluationPage)
def answer_safety_question(
    evaluation_id: UUID, body: SafetyBody, asking: Asks, desk: Desks
) -> Response:
    """Answer whether the child is safe now."""
    return decided(
        asking, desk, evaluation_id, lambda asked: AnswerSafetyQuestion(**asked, **dict(body))
    )
