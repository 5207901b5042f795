from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args
from uuid import UUID

import pytest
from hypothesis import given as whatever
from hypothesis import settings
from hypothesis import strategies as st

from services.case_coordination.domain import events as e
from services.case_coordination.domain.commands import AnyCommand
from services.case_coordination.domain.decider import case_decider
from services.case_coordination.domain.levels import MOVES
from services.case_coordination.domain.states import (
    ActiveCase,
    CaseState,
    ClosedCase,
    HeldByLead,
    HeldByLeader,
    NoCase,
)
from services.case_coordination.domain.waits import awaited
from services.case_coordination.views.sight import last
from shared.contracts.codes import CaseLevel, Outcome
from shared.eventing.decider import MAIN, NotKnownHereYet, Refusal
from tests.rules.case_coordination.every_command import EVERY
from tests.rules.case_coordination.people import (
    BERIT,
    EVEN,
    FEBRUARY_19,
    KARI,
    MONA,
    NORWAY,
    TOR,
    given,
)
from tests.rules.case_coordination.stories import (
    AGREED,
    EVALUATED,
    EVALUATED_AT_THREE,
    EVALUATED_AT_TWO,
    LED,
    MET,
    OPENED,
    PLANNED,
    evaluation_held,
    proposed,
)
from tests.rules.case_coordination.test_ending import ASKED, ENDED, EXPLAINED
from tests.rules.case_coordination.test_levels import ASSESSED, CAME_DOWN, WENT_TO_TWO
from tests.rules.case_coordination.test_outcomes import CLOSED, REVISED, WENT_ON
from tests.rules.case_coordination.test_sharing import PPT_IS_IN

SHAPES: Final[dict[str, tuple[e.CaseEvent, ...]]] = {
    "nothing": (),
    "opened": OPENED,
    "proposed": (*OPENED, proposed()),
    "led": LED,
    "met": MET,
    "planned": PLANNED,
    "held": (*PLANNED, evaluation_held()),
    "evaluated": EVALUATED,
    "revised": REVISED,
    "went on": WENT_ON,
    "evaluated at two": EVALUATED_AT_TWO,
    "evaluated at three": (*EVALUATED_AT_THREE, ASSESSED, AGREED),
    "extended": WENT_TO_TWO,
    "came down": CAME_DOWN,
    "with a unit let in": PPT_IS_IN,
    "asked to end": (*PLANNED, ASKED, EXPLAINED),
    "closed": CLOSED,
    "ended": (*PLANNED, ASKED, EXPLAINED, ENDED),
    "filed": (
        *CLOSED,
        e.ClosingNoteFiled(where="Folder 26/114.", filed_by=KARI, filed_on=FEBRUARY_19),
    ),
}
PEOPLE: Final = (KARI, BERIT, MONA, EVEN, TOR)


def decided(command: AnyCommand, state: CaseState) -> Sequence[e.CaseEvent] | str:
    try:
        return case_decider.decide(command, state)
    except (Refusal, NotKnownHereYet) as refused:
        return type(refused).__name__


def test_the_sweep_asks_everything_that_can_be_asked() -> None:
    assert {type(ask(KARI)) for ask in EVERY.values()} == set(get_args(AnyCommand))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("asked", EVERY)
def test_every_command_is_answered_in_every_state(shape: str, asked: str) -> None:
    state = given(*SHAPES[shape]).state()
    answers = [decided(EVERY[asked](person), state) for person in PEOPLE]

    assert len(answers) == len(PEOPLE)


@pytest.mark.parametrize("asked", EVERY)
def test_a_case_that_is_over_stays_over(asked: str) -> None:
    closed = given(*CLOSED).state()
    answers = [decided(EVERY[asked](person), closed) for person in PEOPLE]
    changed = [case_decider.state((*CLOSED, *a)) for a in answers if not isinstance(a, str)]

    assert all(isinstance(state, ClosedCase) for state in changed)


STEPS = st.lists(st.tuples(st.sampled_from(sorted(EVERY)), st.sampled_from(PEOPLE)), max_size=40)
STORIES = st.sampled_from(sorted(SHAPES))


def told(shape: str, steps: list[tuple[str, UUID]]) -> tuple[list[e.CaseEvent], CaseState]:
    history, state = list(SHAPES[shape]), given(*SHAPES[shape]).state()
    for asked, person in steps:
        answer = decided(EVERY[asked](person), state)
        events = [] if isinstance(answer, str) else list(answer)
        history += events
        for event in events:
            state = case_decider.evolve(state, event)
    return history, state


def holder_after(history: list[e.CaseEvent]) -> UUID:
    state = case_decider.state(history)
    assert isinstance(state, ActiveCase)
    return state.baton.holder_id


def holds(state: CaseState) -> bool:
    match state:
        case NoCase():
            return True
        case ActiveCase(baton=HeldByLeader() | HeldByLead()):
            return awaited(state, NORWAY)[1] is not None
        case ClosedCase():
            return state.last.plan is not None or isinstance(state.end, e.CaseEnded)
        case _:
            return False


@settings(max_examples=150, deadline=None)
@whatever(shape=STORIES, steps=STEPS)
def test_whatever_is_accepted_replays_to_the_same_case_and_holds_together(
    shape: str, steps: list[tuple[str, UUID]]
) -> None:
    history, state = told(shape, steps)

    assert case_decider.state(history) == state
    assert holds(state)


@settings(max_examples=150, deadline=None)
@whatever(shape=STORIES, steps=STEPS)
def test_a_case_is_the_same_when_its_streams_are_read_one_after_the_other(
    shape: str, steps: list[tuple[str, UUID]]
) -> None:
    history, state = told(shape, steps)
    main_first = sorted(history, key=lambda event: event.facet() != MAIN)

    assert case_decider.state(main_first) == state
    assert {event.facet() for event in history} <= set(case_decider.facets(state))


@settings(max_examples=150, deadline=None)
@whatever(shape=STORIES, steps=STEPS)
def test_no_evaluation_is_used_twice_and_the_baton_passes_from_whoever_held_it(
    shape: str, steps: list[tuple[str, UUID]]
) -> None:
    history, _ = told(shape, steps)
    outcomes = e.CaseContinued | e.CaseClosed | e.CaseExtended | e.CaseMovedDown
    used = [x.evaluation_id for x in history if isinstance(x, outcomes)]
    versions = [x.version for x in history if isinstance(x, e.PlanAgreed)]
    passed_on = [
        (x.previous_holder_id, holder_after(history[:n]))
        for n, x in enumerate(history)
        if isinstance(x, e.LeadAccepted | e.BatonReturned)
    ]

    assert len(used) == len(set(used))
    assert versions == list(range(1, len(versions) + 1))
    assert all(given_up_by == held_by for given_up_by, held_by in passed_on)


@settings(max_examples=150, deadline=None)
@whatever(shape=STORIES, steps=STEPS)
def test_a_level_changes_only_as_the_table_of_moves_says(
    shape: str, steps: list[tuple[str, UUID]]
) -> None:
    history, _ = told(shape, steps)
    extended = [x for x in history if isinstance(x, e.CaseExtended)]
    down = [x for x in history if isinstance(x, e.CaseMovedDown)]

    assert all(x.to_level in MOVES[x.from_level, Outcome.EXTEND].to for x in extended)
    assert all(x.to_level in MOVES[x.from_level, x.outcome].to for x in down)
    assert level_after(history) == level_at([*extended, *down], history)


def level_after(history: list[e.CaseEvent]) -> CaseLevel | None:
    state = last(case_decider.state(history))
    return state.level if state else None


def level_at(
    moved: list[e.CaseExtended | e.CaseMovedDown], history: list[e.CaseEvent]
) -> CaseLevel | None:
    if moved:
        return max(moved, key=history.index).to_level
    return next((x.level for x in history if isinstance(x, e.CaseOpened)), None)
