"""What a process remembers of a subject, and of what it was asked, is never said untested."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

import pytest

from shared.eventing.decider import MAIN, NotKnownHereYet
from shared.eventing.kind import Kind, itself
from shared.eventing.recorder import Receipt
from shared.eventing.store import KeyUsedForAnotherRequest, Store
from shared.web.problems import NotFound
from tests.kit.notebook import (
    BY_KARI,
    MONDAY,
    NOTEBOOKS,
    WHISPERS,
    AddLine,
    AShutNotebookTakesNoLines,
    Notebook,
    NotebookEvent,
    NothingIsAddedAfterAWhisper,
    ShutNotebook,
)
from tests.store.notes import TEST, ask, line, opening, versions, whisper

pytestmark = pytest.mark.integration

BLUE = UUID("018f0000-0000-7000-8000-0000000000b1")
SHUT = ShutNotebook(by=BY_KARI, now=MONDAY)
FIRST = Receipt("http", "kari-1", "first")


class InkHasRunOut(Exception):
    """A mistake in a fold."""


@pytest.mark.parametrize("error", [NotFound(), NotKnownHereYet("notebook")])
def test_what_is_not_there_in_memory_is_looked_up_before_it_is_said(
    store: Store, another: Callable[[], Store], error: Exception
) -> None:
    store.load(NOTEBOOKS, BLUE)
    ask(another(), BLUE, opening())

    def once_it_is_open(state: Notebook) -> AddLine:
        if not state.is_open:
            raise error
        return line()

    assert store.handle(NOTEBOOKS, BLUE, once_it_is_open, cause=TEST).state.lines == 1


def test_a_request_that_had_its_effect_is_a_repeat_also_where_it_would_be_refused_by_now(
    store: Store,
) -> None:
    ask(store, BLUE, line(), FIRST)
    ask(store, BLUE, SHUT)
    assert ask(store, BLUE, line(), FIRST).was_repeated
    assert versions(store, BLUE) == [1, 2]


def test_a_refused_request_leaves_its_key_free(store: Store) -> None:
    ask(store, BLUE, SHUT)
    with pytest.raises(AShutNotebookTakesNoLines):
        ask(store, BLUE, line(), FIRST)
    assert not ask(store, BLUE, whisper(), Receipt("http", "kari-1", "another")).was_repeated


def test_a_used_key_is_told_also_where_the_rules_would_refuse(store: Store) -> None:
    ask(store, BLUE, SHUT, FIRST)
    with pytest.raises(KeyUsedForAnotherRequest):
        ask(store, BLUE, line(), Receipt("http", "kari-1", "another"))


def test_a_decision_rests_on_a_facet_that_came_after_it_was_remembered(
    store: Store, another: Callable[[], Store]
) -> None:
    opened_only = Kind(
        "notebook", replace(NOTEBOOKS.decider, facets=_once_open), NOTEBOOKS.catalogue, itself
    )
    store.handle(opened_only, BLUE, lambda _: opening(), cause=TEST)
    ask(another(), BLUE, whisper())
    with pytest.raises(NothingIsAddedAfterAWhisper):
        store.handle(opened_only, BLUE, lambda _: line(), cause=TEST)


def _once_open(state: Notebook) -> Sequence[str]:
    return (MAIN, WHISPERS) if state.is_open else (MAIN,)


def test_what_cannot_be_folded_is_not_recorded(store: Store) -> None:
    def spilled(_: Notebook, __: NotebookEvent) -> Notebook:
        raise InkHasRunOut

    broken = replace(NOTEBOOKS, decider=replace(NOTEBOOKS.decider, evolve=spilled))
    with pytest.raises(InkHasRunOut):
        store.handle(broken, BLUE, lambda _: line(), cause=TEST)
    assert versions(store, BLUE) == []
