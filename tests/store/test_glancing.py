"""A subject at a glance is the subject as it is on record, whatever is remembered."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from shared.eventing.decider import MAIN
from shared.eventing.glancing import Glance
from shared.eventing.store import Store
from tests.kit.notebook import NOTEBOOKS, WHISPERS, Notebook
from tests.store.notes import ask, line, opening, whisper

pytestmark = pytest.mark.integration

BLUE = UUID("018f0000-0000-7000-8000-0000000000b1")


def written(store: Store) -> list[UUID]:
    """Write in both streams; gives the ids of the events."""
    said = (opening(), line("one"), line("two"), whisper("why"))
    return [one.id for each in said for one in ask(store, BLUE, each).recorded]


def told(glance: Glance[Notebook]) -> list[tuple[str, object]]:
    return [
        (facet, getattr(one.event, "line", None))
        for facet, some in glance.events.items()
        for one in some
    ]


def test_of_what_is_remembered_only_what_is_asked_for_is_opened(store: Store) -> None:
    _, one, _, why = written(store)
    glance = store.glance(NOTEBOOKS, BLUE, [one, why])
    assert told(glance) == [(MAIN, "one"), (WHISPERS, "why")]
    assert glance.state == store.state(NOTEBOOKS, BLUE)
    assert set(glance.streams) == {MAIN, WHISPERS}


def test_what_another_process_has_written_is_not_overlooked(
    store: Store, another: Callable[[], Store]
) -> None:
    written(store)
    new = ask(another(), BLUE, whisper("again")).recorded[0]
    glance = store.glance(NOTEBOOKS, BLUE, [new.id])
    assert glance.state.whispers == 2
    assert (WHISPERS, "again") in told(glance)


def test_a_stream_that_is_empty_is_none(store: Store) -> None:
    ask(store, BLUE, opening())
    assert set(store.glance(NOTEBOOKS, BLUE, []).streams) == {MAIN}


def test_everything_is_told_where_everything_is_asked_for(store: Store) -> None:
    written(store)
    expected = [(MAIN, None), (MAIN, "one"), (MAIN, "two"), (WHISPERS, "why")]
    assert told(store.glance(NOTEBOOKS, BLUE, None)) == expected


def test_a_glance_at_what_was_never_there_has_no_streams(store: Store) -> None:
    assert not store.glance(NOTEBOOKS, BLUE, []).streams
