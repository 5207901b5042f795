"""Which role may open which door: a table, complete, or the application is not built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final, Literal

from shared.identity.actor import Role


class _Public(Enum):
    PUBLIC = "public"


PUBLIC: Final = _Public.PUBLIC
"""The row of an endpoint that anyone may call without signing in."""

Row = frozenset[Role] | Literal[_Public.PUBLIC]

Endpoint = tuple[str, str]
"""Method and path template, e.g. ``("POST", "/concerns/{concern_id}/acknowledgement")``."""

Access = Mapping[Endpoint, Row]
"""The roles for which each endpoint exists. What they may do with a child is decided inside."""


class AccessTableIsNotComplete(Exception):
    """An endpoint has no row, a row has no endpoint, or a row lets nobody in."""


def must_be_complete(access: Access, endpoints: Iterable[Endpoint]) -> None:
    """Compare the table with the endpoints; raises ``AccessTableIsNotComplete``."""
    known = list(endpoints)
    faults = [
        *(f"no row for {_named(each)}" for each in known if each not in access),
        *(f"no endpoint for {_named(each)}" for each in access if each not in known),
        *(f"nobody may call {_named(each)}" for each, row in access.items() if row == frozenset()),
    ]
    if faults:
        raise AccessTableIsNotComplete("; ".join(sorted(faults)))


def _named(endpoint: Endpoint) -> str:
    return " ".join(endpoint)
