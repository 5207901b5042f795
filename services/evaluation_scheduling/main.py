"""Evaluation scheduling, put together: the whole service is seen here."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from uuid import UUID

from services.evaluation_scheduling.adapters import http_reading, http_running, http_voices
from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.adapters.timekeeping import TIMEKEEPING
from services.evaluation_scheduling.announcements import SAYS, announce
from services.evaluation_scheduling.domain.events import EvaluationScheduled
from services.evaluation_scheduling.policies import (
    when_a_case_is_closed_evaluate_no_more as closed,
)
from services.evaluation_scheduling.policies import (
    when_a_case_opens_remember_who_was_told as opened,
)
from services.evaluation_scheduling.policies import (
    when_a_lead_accepts_the_evaluation_follows as accepted,
)
from services.evaluation_scheduling.policies import (
    when_a_plan_is_agreed_schedule_its_evaluation as agreed,
)
from services.evaluation_scheduling.policies import (
    when_guardians_know_hear_them_too as told,
)
from services.evaluation_scheduling.policies import (
    when_the_baton_returns_the_evaluation_follows as returned,
)
from services.evaluation_scheduling.sentences import SENTENCES
from services.evaluation_scheduling.views.evaluations_of_a_case import EVALUATIONS_OF_A_CASE
from services.evaluation_scheduling.views.sight import (
    family_may_know,
    may_read_the_trail,
    readable_facets,
)
from shared.eventing.decider import Event
from shared.service.definition import Service
from shared.service.trail import Trail


def child_of(event: Event) -> UUID | None:
    """Tell which child an event is about, where it says so."""
    return event.child_id if isinstance(event, EvaluationScheduled) else None


SERVICE: Final = Service(
    context="evaluation-scheduling",
    title="Stafett: evaluation scheduling",
    folder=Path(__file__).parent,
    kinds=(EVALUATIONS,),
    routers=(http_reading.router, http_running.router, http_voices.router),
    access={**http_reading.ACCESS, **http_running.ACCESS, **http_voices.ACCESS},
    reads=http_reading.READS,
    announce=announce,
    says=SAYS,
    policies=(
        agreed.SCHEDULE_ITS_EVALUATION,
        accepted.FOLLOW_THE_BATON,
        returned.FOLLOW_THE_BATON_BACK,
        opened.REMEMBER_WHO_WAS_TOLD,
        told.HEAR_GUARDIANS_TOO,
        closed.EVALUATE_NO_MORE,
    ),
    timekeeping=(TIMEKEEPING,),
    views=(EVALUATIONS_OF_A_CASE,),
    trail=(
        Trail(
            EVALUATIONS, child_of, may_read_the_trail, readable_facets, SENTENCES, family_may_know
        ),
    ),
)
