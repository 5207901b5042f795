from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from hypothesis import given as whenever
from hypothesis import strategies as st

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain.decisions.shapes import is_open
from services.evaluation_scheduling.domain.evaluation import evaluation_decider, facets
from services.evaluation_scheduling.domain.states import (
    CompletedEvaluation,
    Evaluations,
    ScheduledEvaluation,
)
from services.evaluation_scheduling.domain.waits import waits
from shared.eventing.decider import MAIN, NotKnownHereYet, Refusal
from tests.rules.evaluation_scheduling import people as p
from tests.rules.evaluation_scheduling.every_command import of_a_person, of_the_system

ACTORS: Final = (
    *map(p.employee, (p.KARI, p.BERIT, p.MONA, p.EVEN)),
    *map(p.guardian, (p.LISE, p.TOR)),
)
DAYS: Final = st.integers(0, 60).map(lambda days: p.PLANNED + timedelta(days=days))


@st.composite
def asked(draw: st.DrawFn) -> c.EvaluationCommand:
    day = draw(DAYS)
    who = draw(st.sampled_from(ACTORS))
    return draw(st.sampled_from((*of_the_system(day), *of_a_person(who, day))))


STORIES: Final = st.lists(asked(), max_size=25).map(lambda asks: [p.schedule(), *asks])


def accepted(command: c.EvaluationCommand, state: Evaluations) -> Sequence[e.EvaluationEvent]:
    try:
        return evaluation_decider.decide(command, state)
    except (Refusal, NotKnownHereYet):
        return ()


def told(story: Sequence[c.EvaluationCommand]) -> tuple[list[e.EvaluationEvent], Evaluations]:
    history: list[e.EvaluationEvent] = []
    state: Evaluations = evaluation_decider.initial
    for command in story:
        for event in accepted(command, state):
            history.append(event)
            state = evaluation_decider.evolve(state, event)
    return history, state


def facet_by_facet(history: Sequence[e.EvaluationEvent]) -> Sequence[e.EvaluationEvent]:
    main = [event for event in history if event.facet() == MAIN]
    rest = [event for event in history if event.facet() != MAIN]
    return [*main, *sorted(rest, key=lambda event: event.facet(), reverse=True)]


@whenever(STORIES)
def test_any_story_replays_to_the_same_state(story: Sequence[c.EvaluationCommand]) -> None:
    history, state = told(story)
    assert evaluation_decider.state(history) == state


@whenever(STORIES)
def test_facets_may_be_folded_in_any_order(story: Sequence[c.EvaluationCommand]) -> None:
    history, state = told(story)
    assert evaluation_decider.state(facet_by_facet(history)) == state


@whenever(STORIES)
def test_every_event_stands_in_a_facet_the_decision_rests_on(
    story: Sequence[c.EvaluationCommand],
) -> None:
    history, state = told(story)
    assert {event.facet() for event in history} <= set(facets(state))


@whenever(STORIES)
def test_no_alert_is_raised_twice_for_one_day(story: Sequence[c.EvaluationCommand]) -> None:
    history, _ = told(story)
    raised = [(one.alert, one.due_on) for one in history if isinstance(one, e.AlertRaised)]
    assert len(raised) == len(set(raised))


@whenever(STORIES)
def test_nothing_but_a_scheduled_evaluation_waits(story: Sequence[c.EvaluationCommand]) -> None:
    _, state = told(story)
    found = waits(state, p.NORWAY)
    assert not found or isinstance(state.newest, ScheduledEvaluation)
    assert all(not p.NORWAY.is_day_off(p.NORWAY.local_date(wait.due_at)) for wait in found)


@whenever(STORIES)
def test_a_completed_evaluation_has_the_childs_view_or_why_not(
    story: Sequence[c.EvaluationCommand],
) -> None:
    _, state = told(story)
    completed = [one for one in state.each.values() if isinstance(one, CompletedEvaluation)]
    heard = [one.about.heard for one in completed]
    assert all(one.child or one.child_not_asked for one in heard)


@whenever(STORIES)
def test_an_active_case_with_a_plan_has_at_most_one_open_evaluation_the_newest(
    story: Sequence[c.EvaluationCommand],
) -> None:
    _, state = told(story)
    still_open = [one for one in state.each.values() if is_open(one)]
    assert still_open in ([], [state.newest])
    assert not (state.has_ended and still_open)


@whenever(STORIES)
def test_the_first_day_is_never_lost(story: Sequence[c.EvaluationCommand]) -> None:
    history, state = told(story)
    set_on = {
        one.evaluation_id: one.due_on for one in history if isinstance(one, e.EvaluationScheduled)
    }
    assert {each: one.about.first_due_on for each, one in state.each.items()} == set_on
