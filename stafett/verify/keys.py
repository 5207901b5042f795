"""Holds the keys that the records need against those that are there, and those two took away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, LiteralString

import psycopg

from shared.sealing.tombstones import read_tombstones
from stafett.verify.finding import Finding, What

AT_A_TIME: Final = 10_000

THERE: Final[LiteralString] = """
SELECT id::text FROM person_keys WHERE id = ANY(%(ids)s::uuid[])
UNION ALL SELECT id::text FROM stream_keys WHERE id = ANY(%(ids)s::uuid[])
"""


def missing_keys(url: str, needed: Sequence[str]) -> set[str]:
    """Give those keys that are not there, by their ids; ``url`` leads to the keys."""
    missing = set(needed)
    with psycopg.connect(url, connect_timeout=5) as connection:
        for first in range(0, len(needed), AT_A_TIME):
            told = {"ids": list(needed[first : first + AT_A_TIME])}
            missing.difference_update(key for (key,) in connection.execute(THERE, told))
    return missing


def decided_on(url: str, mac_key: bytes) -> set[str]:
    """Give the keys that two persons have decided to take away; ``url`` leads to their record."""
    with psycopg.connect(url) as connection:
        found = read_tombstones(connection, mac_key)
    return {str(key) for one in found.tombstones for key in (*one.person_keys, *one.stream_keys)}


def gone(
    url: str, needed: Mapping[str, Finding], decided: tuple[str, bytes] | None
) -> Iterator[Finding]:
    """Name the first event that each key closes which is gone although nobody decided it.

    What was decided is read after the keys are, so that what is decided meanwhile is known.
    """
    try:
        missing = missing_keys(url, list(needed))
    except psycopg.Error:
        yield Finding(What.UNREADABLE, "keys")
        return
    rightly = decided_on(*decided) if missing and decided else set()
    yield from (finding for key, finding in needed.items() if key in missing - rightly)
