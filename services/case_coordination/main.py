"""Case coordination as a whole: what it decides, hears, tells and shows."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final
from uuid import UUID

from services.case_coordination.adapters.http import (
    baton,
    levels,
    meetings,
    outcomes,
    plans,
    reading,
    sharing,
)
from services.case_coordination.adapters.store import CASES
from services.case_coordination.adapters.timekeeping import TIMEKEEPING
from services.case_coordination.announcements import SAYS, announce
from services.case_coordination.domain.decider import facets
from services.case_coordination.domain.events import CaseOpened
from services.case_coordination.domain.events.outcomes import ENDING
from services.case_coordination.domain.events.sharing import SHARING
from services.case_coordination.domain.states import CaseState
from services.case_coordination.policies.when_a_follow_up_is_decided_open_a_case import (
    OPEN_A_CASE,
)
from services.case_coordination.policies.when_an_evaluation_is_completed_open_the_outcome import (
    OPEN_THE_OUTCOME,
)
from services.case_coordination.policies.when_an_evaluation_is_held_wait_for_its_outcome import (
    WAIT_FOR_THE_OUTCOME,
)
from services.case_coordination.policies.when_an_evaluation_is_moved_keep_its_days import (
    KEEP_THE_DAYS,
)
from services.case_coordination.policies.when_an_evaluation_is_scheduled_keep_its_day import (
    KEEP_THE_DAY,
)
from services.case_coordination.policies.when_guardians_are_told_later_the_case_knows import (
    THE_CASE_KNOWS_WHO_WAS_TOLD,
)
from services.case_coordination.sentences import SENTENCES
from services.case_coordination.views.cases_of_a_child import CASES_OF_A_CHILD
from services.case_coordination.views.sight import Sight, sight
from shared.eventing.decider import Event
from shared.service.definition import Service
from shared.service.trail import Reader, Trail


def child_of(event: Event) -> UUID | None:
    """Tell which child a case is about, where an event says so."""
    return event.child_id if isinstance(event, CaseOpened) else None


def works_with_it(state: CaseState, reader: Reader) -> bool:
    """Tell whether the trail of a case exists for the reader: for those who work with it."""
    return sight(state, reader) in {Sight.COLLEAGUE, Sight.LEAD_OR_LEADER}


def readable_facets(state: CaseState, reader: Reader) -> Collection[str]:
    """Name the streams that the reader may read; why a case ends is for lead and leader."""
    hidden = set() if sight(state, reader) is Sight.LEAD_OR_LEADER else {ENDING, SHARING}
    return set(facets(state)) - hidden


def family_may_know(state: CaseState, reader: Reader) -> bool:
    """Tell whether a guardian or the young person has a page of the case."""
    return sight(state, reader) is Sight.FAMILY


TRAIL: Final = Trail(CASES, child_of, works_with_it, readable_facets, SENTENCES, family_may_know)

SERVICE: Final = Service(
    context="case-coordination",
    title="Stafett: case coordination",
    folder=Path(__file__).parent,
    kinds=(CASES,),
    routers=(
        reading.router,
        baton.router,
        meetings.router,
        plans.router,
        outcomes.router,
        levels.router,
        sharing.router,
    ),
    access={
        **reading.ACCESS,
        **baton.ACCESS,
        **meetings.ACCESS,
        **plans.ACCESS,
        **outcomes.ACCESS,
        **levels.ACCESS,
        **sharing.ACCESS,
    },
    reads={**reading.READS, **levels.READS},
    announce=announce,
    says=SAYS,
    policies=(
        OPEN_A_CASE,
        THE_CASE_KNOWS_WHO_WAS_TOLD,
        KEEP_THE_DAY,
        KEEP_THE_DAYS,
        WAIT_FOR_THE_OUTCOME,
        OPEN_THE_OUTCOME,
    ),
    timekeeping=(TIMEKEEPING,),
    views=(CASES_OF_A_CHILD,),
    trail=(TRAIL,),
)
"""The whole service."""
