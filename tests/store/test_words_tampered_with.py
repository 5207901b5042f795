"""Sealed words that were changed: named in the log of the service, and in nobody's way."""

from __future__ import annotations

import logging
from functools import partial
from uuid import UUID, uuid4

import psycopg
import pytest

from shared.eventing.kind import stream_id
from shared.eventing.recorded import Cause
from shared.eventing.store import Store
from shared.sealing.sealer import Place, SealBroken
from tests.kit.notebook import BY_KARI, MONDAY, NOTEBOOKS, AddLine, NotebookCommand, OpenNotebook
from tests.real_parts import RealDatabase

pytestmark = pytest.mark.integration

TAMPER = r"""
UPDATE stored_events SET state = convert_to(regexp_replace(convert_from(state, 'UTF8'),
'"sealed":"[^"]{8}', '"sealed":"AAAAAAAA'), 'UTF8') WHERE originator_id = %s
AND originator_version = 2 RETURNING state
"""


def a_notebook(store: Store) -> UUID:
    notebook = uuid4()
    commands: tuple[NotebookCommand, ...] = (
        OpenNotebook(by=BY_KARI, now=MONDAY, title="blue"),
        AddLine(by=BY_KARI, now=MONDAY, line="Ada sat alone by the window"),
    )
    for command in commands:
        store.handle(NOTEBOOKS, notebook, partial(_given, command), cause=Cause("test"))
    return notebook


def _given(command: NotebookCommand, _: object) -> NotebookCommand:
    return command


def test_the_event_is_named_and_others_are_read(
    store: Store, migrated: RealDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = a_notebook(store), a_notebook(store)
    stream = stream_id(NOTEBOOKS.name, bad, "main")
    with psycopg.connect(migrated.owner_url) as owner:
        assert owner.execute(TAMPER, (stream,)).rowcount == 1
    with caplog.at_level(logging.ERROR):
        found = store.states(NOTEBOOKS, [good, bad])
    assert {found[good].lines, found[bad].lines} == {1}
    assert [vars(one)["stream"] for one in caplog.records] == [str(stream)]
    with pytest.raises(SealBroken):
        store.load(NOTEBOOKS, bad)


@pytest.mark.parametrize("sealed", ["", "A", "AAAA", "no base64"])
def test_what_was_never_sealed_is_broken_too(store: Store, sealed: str) -> None:
    sealer = store.sealer
    lock, place = sealer.lock_for(uuid4(), None), Place(uuid4(), uuid4(), 1)
    with pytest.raises(SealBroken):
        sealer.open(sealed, lock, place)
