"""How far a concern has come, in words a list can show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from services.concern_intake.domain.content import Observation
from services.concern_intake.domain.states import (
    ClosedConcern,
    DiscardedDraft,
    DraftConcern,
    Facts,
    FollowedUpConcern,
    Intake,
    NoConcern,
    OpenConcern,
    registered_facts,
)
from services.concern_intake.views.page_parts import Hint, Status


def status_of(intake: Intake) -> Status:
    """Tell how far a concern has come."""
    match intake.concern:
        case NoConcern() | DraftConcern():
            return Status.DRAFT
        case DiscardedDraft():
            return Status.PUT_AWAY
        case FollowedUpConcern():
            return Status.FOLLOWED_UP
        case ClosedConcern():
            return Status.CLOSED
        case OpenConcern(facts=facts):
            return _open(facts)
        case _:
            assert_never(intake.concern)


def _open(facts: Facts) -> Status:
    if facts.next_leader_asked:
        return Status.NEXT_LEADER_ASKED
    return Status.SHARED_WITH_LEADER if facts.leaders else Status.REGISTERED


def step_of(intake: Intake) -> int:
    """Tell at which of the guide's five steps a concern is (R105)."""
    facts = registered_facts(intake.concern)
    if facts is None:
        return 1
    if not isinstance(intake.concern, OpenConcern):
        return 5
    if not facts.leaders:
        return 1
    return _step_after_sharing(facts)


def _step_after_sharing(facts: Facts) -> int:
    """Step 2 until the leader has read it, 3 until guardians were spoken with, then 4."""
    if facts.recorded_talks:
        return 4
    return 3 if facts.acknowledged_on or facts.sharing else 2


def hints_for(observations: Sequence[Observation]) -> tuple[Hint, ...]:
    """Tell what would make the observations more concrete (R24)."""
    lacking = {
        Hint.SAY_WHEN_IT_WAS_SEEN: all(o.on or o.about_when for o in observations),
        Hint.SAY_WHERE_IT_WAS_SEEN: all(o.where for o in observations),
        Hint.SAY_WHO_WAS_PRESENT: all(o.who_was_present for o in observations),
    }
    return tuple(hint for hint, is_said in lacking.items() if not is_said)
