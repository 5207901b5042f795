"""What `make up` shows: a live table in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final, Protocol

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from infra.local.stack import Health, Stack
from infra.local.state import ROOT

COLOURS: Final = {
    Health.WAITING: "dim",
    Health.STARTING: "yellow",
    Health.READY: "green",
    Health.UNWELL: "red",
    Health.STOPPED: "dim",
    Health.FAILED: "bold red",
}


class Screen(Protocol):
    """Where a person reads what happens."""

    def say(self, line: str) -> None:
        """Say one line."""

    def showing(self, stack: Stack) -> AbstractContextManager[None]:
        """Show a stack while the block runs."""

    def ready(self, stack: Stack, seconds: float, people: Iterable[str]) -> None:
        """Say that everything is ready, where it is, and who can sign in."""


class Terminal:
    """A terminal: the table stands still and changes."""

    def __init__(self) -> None:
        self._console = Console(highlight=False)
        self._below: list[str] = []

    def say(self, line: str) -> None:
        """Write a line above the table."""
        self._console.print(escape(line))

    @contextmanager
    def showing(self, stack: Stack) -> Iterator[None]:
        """Keep the table in view."""
        with Live(
            console=self._console,
            get_renderable=lambda: self._table(stack),
            refresh_per_second=2,
        ):
            yield

    def ready(self, stack: Stack, seconds: float, people: Iterable[str]) -> None:
        """Write the people above the table, where they may be scrolled to, and the rest below."""
        self.say("\n".join(("", *people, "")))
        self._below = ["", _is_ready(stack, seconds)]

    def _table(self, stack: Stack) -> RenderableType:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for title in ("part", "health", "address"):
            table.add_column(title)
        for name, part in stack.parts.items():
            health = stack.health[name]
            table.add_row(name, Text(health, style=COLOURS[health]), part.address)
        return Group(table, *(Text(line) for line in self._below))


class Lines:
    """A file or a pipe: one line for each thing that happens."""

    def say(self, line: str) -> None:
        """Write a line."""
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    @contextmanager
    def showing(self, stack: Stack) -> Iterator[None]:
        """Show nothing that moves."""
        self.say(f"Starting {', '.join(stack.parts)}.")
        yield

    def ready(self, stack: Stack, seconds: float, people: Iterable[str]) -> None:
        """Write the table once."""
        for name, part in stack.parts.items():
            self.say(f"{name:22} {stack.health[name]:9} {part.address}")
        for line in (*people, _is_ready(stack, seconds)):
            self.say(line)


def _is_ready(stack: Stack, seconds: float) -> str:
    state = stack.state.directory
    short = state.relative_to(ROOT) if state.is_relative_to(ROOT) else state
    return f"Ready after {seconds:.1f} s. Ctrl-C stops everything; {short} keeps the state."


def screen() -> Screen:
    """Choose how to show."""
    return Terminal() if sys.stdout.isatty() else Lines()
