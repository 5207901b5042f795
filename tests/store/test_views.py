"""A view made again equals the live one."""

from __future__ import annotations

from uuid import UUID, uuid4

import psycopg
import pytest

from shared.eventing.rebuilding import rebuild
from shared.eventing.store import Store
from shared.eventing.views import Views
from tests.kit.notebook import LINES_OF_A_NOTEBOOK, Counted
from tests.real_parts import RealDatabase
from tests.store.notes import ask, line, opening

pytestmark = pytest.mark.integration

BLUE = UUID("018f0000-0000-7000-8000-0000000000b1")


def rows(database: RealDatabase) -> list[tuple[object, ...]]:
    with psycopg.connect(database.runtime_url) as connection:
        found = connection.execute("SELECT * FROM view_lines_of_a_notebook ORDER BY key")
        return found.fetchall()


def live(store: Store) -> Views:
    views = Views(store.connection)
    position = views.position([LINES_OF_A_NOTEBOOK])
    views.advance([LINES_OF_A_NOTEBOOK], store.after(position, 1_000))
    return views


def write(store: Store, notebook: UUID, lines: int) -> None:
    ask(store, notebook, opening())
    for number in range(lines):
        ask(store, notebook, line(str(number)))


def test_a_view_made_again_equals_the_live_one(store: Store, migrated: RealDatabase) -> None:
    for number in range(5):
        write(store, uuid4(), number)
    live(store)
    before = rows(migrated)
    rebuild(migrated.runtime_url, store, LINES_OF_A_NOTEBOOK)
    assert rows(migrated) == before
    assert len(before) == 5


def test_a_batch_that_comes_again_is_counted_once(store: Store) -> None:
    write(store, BLUE, 3)
    batch = store.after(0, 100)
    views = Views(store.connection)
    views.advance([LINES_OF_A_NOTEBOOK], batch[:2])
    views.advance([LINES_OF_A_NOTEBOOK], batch)
    views.advance([LINES_OF_A_NOTEBOOK], batch)
    assert views.rows(LINES_OF_A_NOTEBOOK, [str(BLUE)])[str(BLUE)].lines == 3


def test_a_view_made_again_goes_on_from_where_the_log_ends(
    store: Store, migrated: RealDatabase
) -> None:
    write(store, BLUE, 2)
    rebuild(migrated.runtime_url, store, LINES_OF_A_NOTEBOOK)
    ask(store, BLUE, line("three"))
    found = live(store).where(LINES_OF_A_NOTEBOOK, title="blue")
    assert found == [Counted(notebook_id=BLUE, lines=3, title="blue")]


def test_what_the_log_does_not_hold_is_gone_from_a_view_made_again(
    store: Store, migrated: RealDatabase
) -> None:
    write(store, BLUE, 1)
    live(store)
    with psycopg.connect(migrated.runtime_url) as connection:
        connection.execute("UPDATE view_lines_of_a_notebook SET key = 'forged'")
    rebuild(migrated.runtime_url, store, LINES_OF_A_NOTEBOOK)
    assert [row[0] for row in rows(migrated)] == [str(BLUE)]
