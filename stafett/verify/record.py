"""Holds a service's record against the log: row against row, hash against hash, link by link."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

import orjson

from shared.proof.event_hash import event_hash, event_mac
from stafett.verify.finding import Finding, What
from stafett.verify.rows import Entry, Stored

Said: TypeAlias = Mapping[str, Any]

UNREADABLE: Final[Said] = {"id": "unreadable", "previous": "unreadable"}

NO_HASH: Final = b""
"""The hash of what can be no event; it is nowhere in the log."""


@dataclass
class Compared:
    """What came of one service: findings, and how many events were looked at."""

    service: str
    findings: list[Finding] = field(default_factory=list)
    looked_at: int = 0
    not_yet_in_the_log: int = 0
    keys: dict[str, Finding] = field(default_factory=dict)
    """What to say of each key under which something is sealed, should it be gone."""


@dataclass
class Comparison:
    """Compares one service. ``last_known`` is the position up to which the log has heard of it."""

    service: str
    mac_key: bytes
    last_known: int
    compared: Compared = field(init=False)
    _ends: dict[UUID, tuple[int, str]] = field(default_factory=dict)
    _loose: list[Finding] = field(default_factory=list)
    _differing: list[tuple[Stored, Entry]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.compared = Compared(self.service)

    def run(self, rows: Iterator[Stored], entries: Iterator[Entry]) -> Compared:
        """Walk through both in the order of positions."""
        for row, entry in side_by_side(rows, entries):
            if row is None:
                assert entry is not None
                self._find(What.REMOVED, entry)
            else:
                self._look_at(row, entry)
        self._tell_apart_what_differs()
        named = {finding.stream for finding in self.compared.findings}
        self.compared.findings += [one for one in self._loose if one.stream not in named]
        return self.compared

    def _look_at(self, row: Stored, entry: Entry | None) -> None:
        self.compared.looked_at += 1
        hashed, said = _hash(row), _said(row.document)
        is_sealed = hmac.compare_digest(event_mac(self.mac_key, hashed), row.mac)
        self._follow_the_chain(row, said, hashed)
        if entry is None:
            self._beyond_the_log(row, is_sealed)
        elif entry.hash != hashed:
            self._differing.append((row, entry))
        elif not is_sealed:
            self._find(What.NOT_SEALED, row)
        elif not _agree(row, said, entry):
            self._find(What.MISTOLD, row)
        else:
            self._note_the_keys(row, said)

    def _note_the_keys(self, row: Stored, said: Said) -> None:
        for key in said.get("lock", ()):
            if key not in self.compared.keys:
                self.compared.keys[key] = _at(What.KEY_GONE, self.service, row)

    def _beyond_the_log(self, row: Stored, is_sealed: bool) -> None:
        if row.position <= self.last_known or not is_sealed:
            self._find(What.ADDED, row)
        else:
            self.compared.not_yet_in_the_log += 1

    def _follow_the_chain(self, row: Stored, said: Said, hashed: bytes) -> None:
        version, before = self._ends.get(row.stream, (0, None))
        if (row.version, said.get("previous")) != (version + 1, before):
            self._loose.append(_at(What.CHAIN_BROKEN, self.service, row))
        self._ends[row.stream] = row.version, hashed.hex()

    def _tell_apart_what_differs(self) -> None:
        expected = {str(entry.event_id) for _, entry in self._differing}
        for row, entry in self._differing:
            event_id = _said(row.document).get("id")
            is_elsewhere = event_id != str(entry.event_id) and event_id in expected
            self._find(What.REORDERED if is_elsewhere else What.CHANGED, entry)

    def _find(self, what: What, at: Stored | Entry) -> None:
        self.compared.findings.append(_at(what, self.service, at))


def side_by_side(
    rows: Iterator[Stored], entries: Iterator[Entry]
) -> Iterator[tuple[Stored | None, Entry | None]]:
    """Pair what stands at the same position; what stands on one side only comes alone."""
    row, entry = next(rows, None), next(entries, None)
    while row or entry:
        if entry is None or (row and row.position < entry.position):
            yield row, None
            row = next(rows, None)
        elif row is None or entry.position < row.position:
            yield None, entry
            entry = next(entries, None)
        else:
            yield row, entry
            row, entry = next(rows, None), next(entries, None)


def _at(what: What, service: str, at: Stored | Entry) -> Finding:
    return Finding(what, service, at.stream, at.version, at.name)


def _hash(row: Stored) -> bytes:
    try:
        return event_hash(row.stream, row.version, row.name, row.document)
    except OverflowError:
        return NO_HASH


def _said(document: bytes) -> Said:
    try:
        said = orjson.loads(document)
    except orjson.JSONDecodeError:
        return UNREADABLE
    return said if isinstance(said, dict) else UNREADABLE


def _agree(row: Stored, said: Said, entry: Entry) -> bool:
    """Tell whether the log was told of this event what it says itself."""
    try:
        child_id = entry.child_id and said["event"].get("child_id")
        return (
            (entry.stream, entry.version, entry.name) == (row.stream, row.version, row.name)
            and str(entry.event_id) == said["id"]
            and entry.kind == said["kind"]
            and str(entry.subject_id) == said["subject"]
            and str(entry.by) == said["by"]["person_id"]
            and (child_id is None or str(entry.child_id) == child_id)
            and entry.occurred_at == datetime.fromisoformat(said["occurred_at"])
            and entry.recorded_at == datetime.fromisoformat(said["recorded_at"])
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return False
