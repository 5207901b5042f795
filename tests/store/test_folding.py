"""A view that cannot go on is told of, and does not hold up the others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

import pytest
from eventsourcing.persistence import OperationalError

from shared.eventing.decider import Event
from shared.eventing.folding import Folding
from shared.eventing.migrating import migrate
from shared.eventing.recorded import Recorded
from shared.eventing.store import Store
from shared.eventing.views import Views
from tests.kit.notebook import LINES_OF_A_NOTEBOOK
from tests.real_parts import RealDatabase
from tests.store.notes import ask, line, opening

pytestmark = pytest.mark.integration

BLUE = UUID("018f0000-0000-7000-8000-0000000000b1")


class InkHasRunOut(Exception):
    """A mistake in a view."""


def spilled(_: Recorded[Event]) -> Collection[str]:
    raise InkHasRunOut


def away(_: Recorded[Event]) -> Collection[str]:
    raise OperationalError


BROKEN = replace(LINES_OF_A_NOTEBOOK, name="broken", keys=spilled)
WAITING = replace(LINES_OF_A_NOTEBOOK, name="waiting", keys=away)


@pytest.fixture
def views(store: Store, migrated: RealDatabase) -> Views:
    migrate(migrated.owner_url, migrated.runtime_url, [], [BROKEN, WAITING])
    ask(store, BLUE, opening())
    return Views(store.connection)


def test_the_other_views_go_on_and_the_stuck_one_is_named(store: Store, views: Views) -> None:
    folding = Folding(views, [BROKEN, LINES_OF_A_NOTEBOOK])
    folding.fold(store.after(0, 100))
    ask(store, BLUE, line())
    folding.fold(store.after(1, 100))
    assert views.rows(LINES_OF_A_NOTEBOOK, [str(BLUE)])[str(BLUE)].lines == 1
    assert folding.stuck == {"broken"}


def test_a_stuck_view_is_tried_again_from_where_it_was(store: Store, views: Views) -> None:
    folding = Folding(views, [BROKEN])
    folding.fold(store.after(0, 100))
    folding.all = [replace(BROKEN, keys=LINES_OF_A_NOTEBOOK.keys)]
    assert folding.position() == 0
    folding.fold(store.after(0, 100))
    assert (folding.stuck, folding.position()) == (set(), 1)


def test_a_record_that_is_away_makes_no_view_stuck(store: Store, views: Views) -> None:
    folding = Folding(views, [WAITING])
    with pytest.raises(OperationalError):
        folding.fold(store.after(0, 100))
    assert folding.stuck == set()
