"""Two kinds of subjects may share an id, and nothing else."""

from __future__ import annotations

from uuid import UUID

import pytest

from shared.eventing.kind import Kind, itself
from shared.eventing.store import Store
from tests.kit.notebook import NOTEBOOKS
from tests.store.notes import TEST, ask, line, opening

pytestmark = pytest.mark.integration

BLUE = UUID("018f0000-0000-7000-8000-0000000000b1")
SKETCHBOOKS = Kind("sketchbook", NOTEBOOKS.decider, NOTEBOOKS.catalogue, itself)


def test_what_is_remembered_of_one_kind_is_not_taken_for_another(store: Store) -> None:
    store.kinds[SKETCHBOOKS.name] = SKETCHBOOKS
    ask(store, BLUE, opening())
    ask(store, BLUE, line())
    handled = store.handle(SKETCHBOOKS, BLUE, lambda _: opening("green"), cause=TEST)
    assert (handled.state.is_open, handled.state.lines) == (True, 0)
    assert [one.originator_version for one in handled.recorded] == [1]
