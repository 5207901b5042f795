"""What does a guardian see of an evaluation? Days, the lead, and their own words (B58)."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from services.evaluation_scheduling.domain.evaluation import days_late
from services.evaluation_scheduling.domain.states import (
    Evaluation,
    EvaluationState,
    ScheduledEvaluation,
)
from services.evaluation_scheduling.views.pages import GuardianPage, OthersWords
from services.evaluation_scheduling.views.parts import STATUS, meeting_of, voice_status
from services.evaluation_scheduling.views.sight import Sight

DELAYED: Final = "The evaluation is delayed. The lead can tell you more."


def guardian_page(one: EvaluationState, case_id: UUID, sight: Sight) -> GuardianPage:
    """Show an evaluation to a guardian; nothing of it moves when another one writes unseen."""
    about, met, person = one.about, meeting_of(one), sight.actor.person_id
    own = about.heard.guardians.get(person)
    is_delayed = isinstance(one, ScheduledEvaluation) and days_late(one, sight.day) > 0
    return GuardianPage(
        evaluation_id=about.evaluation_id,
        case_id=case_id,
        child_id=about.child_id,
        plan_version=about.plan_version,
        status=STATUS[type(one)],
        due_on=about.due.on,
        earlier_days=tuple(due.on for due in about.dues[:-1]),
        is_delayed=is_delayed,
        notice=sight.say(DELAYED) if is_delayed else None,
        lead_id=about.lead_id,
        goal_ids=about.goal_ids,
        held_on=met.held_on if met else None,
        own_status=voice_status(about, person),
        own_words=own.answers if own else None,
        own_words_written_by=own.written_by if own else None,
        are_own_words_shown=person in about.heard.shown,
        others_words=_shown_by_others(about, person),
    )


def _shown_by_others(about: Evaluation, person: UUID) -> tuple[OthersWords, ...]:
    return tuple(
        OthersWords(person_id=writer, answers=said.answers)
        for writer, said in sorted(about.heard.guardians.items())
        if writer != person and writer in about.heard.shown
    )
