"""Every command is decided in every state, and whatever was accepted replays the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final, get_args

import pytest
from hypothesis import given as whenever
from hypothesis import settings
from hypothesis import strategies as st

from services.concern_intake.domain.commands import ConcernCommand
from services.concern_intake.domain.decider import CONCERN_DECIDER
from services.concern_intake.domain.events import (
    SAFEGUARDING,
    ConcernEvent,
    FollowUpDecided,
    MainEvent,
    SafeguardingEvent,
    SharingWithGuardiansDecided,
)
from services.concern_intake.domain.readers import EVERYTHING, NOTHING, facets_read_by
from services.concern_intake.domain.states import (
    ClosedConcern,
    DiscardedDraft,
    DraftConcern,
    FollowedUpConcern,
    Intake,
    NoConcern,
    OpenConcern,
    registered_facts,
)
from services.concern_intake.domain.talk import SharingChoice
from shared.eventing.decider import MAIN, Refusal
from tests.rules.concern_intake.every_command import EVERY_COMMAND, HISTORIES
from tests.rules.concern_intake.people import OLE_COLLEAGUE

SHAPES: Final = {
    NoConcern,
    DraftConcern,
    DiscardedDraft,
    OpenConcern,
    FollowedUpConcern,
    ClosedConcern,
}
COMMANDS: Final = st.lists(st.sampled_from(EVERY_COMMAND), max_size=25)


def tried(command: ConcernCommand, state: Intake) -> Sequence[ConcernEvent]:
    try:
        return CONCERN_DECIDER.decide(command, state)
    except Refusal:
        return []


def played(commands: Sequence[ConcernCommand]) -> tuple[list[ConcernEvent], Intake]:
    history: list[ConcernEvent] = []
    state = CONCERN_DECIDER.initial
    for command in commands:
        events = tried(command, state)
        history += events
        state = _after(state, events)
    return history, state


def _after(state: Intake, events: Sequence[ConcernEvent]) -> Intake:
    for event in events:
        state = CONCERN_DECIDER.evolve(state, event)
    return state


def _readable_by_a_colleague(state: Intake) -> set[frozenset[str]]:
    """A colleague reads what they wrote themselves, and nothing else."""
    facts = registered_facts(state.concern)
    written = facts or state.concern
    author = getattr(written, "author_id", None)
    return {EVERYTHING if author == OLE_COLLEAGUE.person_id else NOTHING}


def test_the_sweep_covers_every_shape_and_every_command() -> None:
    assert {type(CONCERN_DECIDER.state(h).concern) for h in HISTORIES} == SHAPES
    assert {type(command) for command in EVERY_COMMAND} == set(get_args(ConcernCommand))


@pytest.mark.parametrize("history", HISTORIES)
def test_every_command_is_decided_in_every_state(history: Sequence[ConcernEvent]) -> None:
    state = CONCERN_DECIDER.state(history)
    for command in EVERY_COMMAND:
        tried(command, state)


@whenever(COMMANDS)
@settings(max_examples=300, deadline=None)
def test_what_was_accepted_replays_to_the_same_state(commands: list[ConcernCommand]) -> None:
    history, state = played(commands)
    assert CONCERN_DECIDER.state(history) == state


@whenever(COMMANDS)
@settings(max_examples=200, deadline=None)
def test_the_facets_may_be_read_in_any_order(commands: list[ConcernCommand]) -> None:
    history, state = played(commands)
    main = [event for event in history if event.facet() == MAIN]
    apart = [event for event in history if event.facet() == SAFEGUARDING]
    assert CONCERN_DECIDER.state([*apart, *main]) == state
    woven = (event for pair in zip_longest(main, apart) for event in pair if event)
    assert CONCERN_DECIDER.state(woven) == state


@whenever(COMMANDS)
@settings(max_examples=200, deadline=None)
def test_events_come_back_from_the_store_as_they_were(commands: list[ConcernCommand]) -> None:
    history, _ = played(commands)
    for event in history:
        stored = event.model_dump_json(exclude_none=True)
        assert type(event).model_validate_json(stored) == event


@whenever(COMMANDS)
@settings(max_examples=200, deadline=None)
def test_every_concern_keeps_its_invariants(commands: list[ConcernCommand]) -> None:
    history, state = played(commands)
    facts = registered_facts(state.concern)
    decided = [event for event in history if isinstance(event, FollowUpDecided)]
    assert len(decided) == isinstance(state.concern, FollowedUpConcern)
    assert facts is None or state.safeguarding.answers is not None
    assert facets_read_by(OLE_COLLEAGUE.person_id, state) in _readable_by_a_colleague(state)


@whenever(COMMANDS)
@settings(max_examples=200, deadline=None)
def test_no_guardian_is_chosen_to_be_told_while_sharing_is_stopped(
    commands: list[ConcernCommand],
) -> None:
    state = CONCERN_DECIDER.initial
    for command in commands:
        events = tried(command, state)
        told = [
            guardian
            for event in events
            if isinstance(event, SharingWithGuardiansDecided)
            and event.choice is SharingChoice.SHARE
            for guardian in event.tells
        ]
        assert not any(state.safeguarding.stopped_for(guardian) for guardian in told)
        state = _after(state, events)


def test_every_event_stands_in_one_facet_by_its_kind() -> None:
    assert set(get_args(MainEvent)).isdisjoint(get_args(SafeguardingEvent))
