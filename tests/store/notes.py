"""Short ways to ask a store about notebooks."""

from __future__ import annotations

from uuid import UUID

from shared.eventing.loaded import Handled
from shared.eventing.recorded import Cause
from shared.eventing.recorder import Receipt
from shared.eventing.store import Store
from tests.kit.notebook import (
    BY_KARI,
    MONDAY,
    NOTEBOOKS,
    AddLine,
    Notebook,
    NotebookCommand,
    NotebookEvent,
    OpenNotebook,
    Whisper,
)

TEST = Cause("test")


def ask(
    store: Store, notebook: UUID, command: NotebookCommand, receipt: Receipt | None = None
) -> Handled[Notebook, NotebookEvent]:
    return store.handle(NOTEBOOKS, notebook, lambda _: command, cause=TEST, receipt=receipt)


def opening(title: str = "blue") -> OpenNotebook:
    return OpenNotebook(by=BY_KARI, now=MONDAY, title=title)


def line(text: str = "one") -> AddLine:
    return AddLine(by=BY_KARI, now=MONDAY, line=text)


def whisper(text: str = "quiet") -> Whisper:
    return Whisper(by=BY_KARI, now=MONDAY, line=text)


def versions(store: Store, notebook: UUID) -> list[int]:
    return [one.originator_version for one in store.history(NOTEBOOKS, notebook)["main"]]
