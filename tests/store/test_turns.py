"""Decisions about one subject are made one after another, and nobody waits for ever."""

from __future__ import annotations

import threading
from uuid import UUID

import pytest

from shared.eventing import store as kit
from shared.eventing.store import Store, TooManyCameFirst
from tests.kit.notebook import NOTEBOOKS, AddLine, Notebook
from tests.store.notes import TEST, ask, line, opening, versions

pytestmark = pytest.mark.integration

BLUE = UUID("018f0000-0000-7000-8000-0000000000b1")


def test_nobody_waits_for_ever_behind_a_decision_that_does_not_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kit, "LONGEST_TURN", 0.05)
    ask(store, BLUE, opening())
    has_begun, may_end = threading.Event(), threading.Event()

    def slowly(_: Notebook) -> AddLine:
        has_begun.set()
        may_end.wait(10)
        return line()

    slow = threading.Thread(
        target=store.handle, args=(NOTEBOOKS, BLUE, slowly), kwargs={"cause": TEST}
    )
    slow.start()
    has_begun.wait(10)
    with pytest.raises(TooManyCameFirst):
        ask(store, BLUE, line())
    may_end.set()
    slow.join()
    assert versions(store, BLUE) == [1, 2]
