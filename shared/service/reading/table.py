"""Which endpoint reads about a child: a table, complete, or the application is not built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from shared.identity.purpose import Purpose
from shared.service.reading.codes import Page
from shared.web.access import Access, Endpoint


@dataclass(frozen=True, slots=True)
class Reads:
    """The endpoint reads about a child: what it shows, of which kind of subject.

    ``purpose`` is the employee's where the client says none.
    """

    page: Page
    about: str
    purpose: Purpose = Purpose.FOLLOW_UP


@dataclass(frozen=True, slots=True)
class ReadsNoChild:
    """The endpoint reads nothing about a child; ``because`` says why, for those who check."""

    because: str


ReadTable: TypeAlias = Mapping[Endpoint, Reads | ReadsNoChild]
"""What each endpoint reads. Those that look have a row; so has a search that is sent as POST."""

LOOKS: Final = "GET"


class ReadTableIsNotComplete(Exception):
    """An endpoint that looks has no row, or a row has no endpoint."""


def must_say_what_is_read(table: ReadTable, access: Access) -> None:
    """Compare the table with the endpoints; raises ``ReadTableIsNotComplete``."""
    faults = [
        *_named("no row for", (each for each in access if each[0] == LOOKS and each not in table)),
        *_named("no endpoint for", (each for each in table if each not in access)),
    ]
    if faults:
        raise ReadTableIsNotComplete("; ".join(sorted(faults)))


def _named(fault: str, endpoints: Iterable[Endpoint]) -> list[str]:
    return [f"{fault} {' '.join(endpoint)}" for endpoint in endpoints]
