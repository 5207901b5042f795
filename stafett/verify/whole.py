"""Verifies a whole municipality: every record against the log, and the log against its word."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

import psycopg
from psycopg.pq import TransactionStatus

from services.audit_trail.adapters.gaps import ALARM_SECONDS, gaps_key
from shared.eventing.streams import AUDIT_TRAIL
from shared.proof.note_keys import VerifierKey
from stafett.verify.finding import Finding, What
from stafett.verify.keys import gone
from stafett.verify.log import INSIDE, Found, LogCheck
from stafett.verify.record import Compared, Comparison
from stafett.verify.rows import (
    Stored,
    entries,
    entries_of,
    last_known,
    last_position,
    nodes,
    one_moment,
    stored,
)
from stafett.verify.ties import wrong_ties

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Is told what is looked at, how far it has come, and how far it goes."""

STEP: Final = 1_000

NOTES: Final = "SELECT note FROM checkpoints ORDER BY size"
LAST_WHOLE: Final = "SELECT position FROM positions WHERE follower = %s"
DISPUTED: Final = "SELECT service, position, why FROM disputed ORDER BY service, position"


@dataclass(frozen=True)
class Record:
    """One service's record: where it is, and the key of its own seal."""

    url: str = field(repr=False)
    mac_key: bytes = field(repr=False)


@dataclass(frozen=True)
class Whole:
    """Everything that is held against each other. Without ``keys``, none is looked for."""

    records: Mapping[str, Record]
    log: str = field(repr=False)
    log_key: VerifierKey
    outside: Sequence[Found] = ()
    keys: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Report:
    """What came of it: each service, the log, and everything that is wrong.

    ``signed`` is up to how many entries a checkpoint stands for; None where that was not asked.
    """

    compared: Sequence[Compared]
    log_size: int
    findings: Sequence[Finding]
    signed: int | None = None


def nothing_to_show(_what: str, _done: int, _of: int) -> None:
    """Show no progress."""


def verify(whole: Whole, progress: Progress = nothing_to_show) -> Report:
    """Verify everything, as it is at one moment: the log first, then what it was told of."""
    try:
        return _verify(whole, progress)
    except psycopg.Error as error:
        return Report([], 0, [Finding(What.UNREADABLE, "log", detail=type(error).__name__)])


def _verify(whole: Whole, progress: Progress) -> Report:
    with one_moment(whole.log) as log:
        known = last_known(log)
        compared = [
            _compare(log, context, record, known.get(context, 0), progress)
            for context, record in whole.records.items()
        ]
        check = LogCheck(whole.log_key)
        size = sum(1 for _ in known) and _size(log)
        found = [*_notes_in(log), *whole.outside]
        findings = check.run(shown(entries(log), "log", size, progress), nodes(log), found)
        findings += [*wrong_ties(log), *_disputed(log)]
    said = [finding for one in compared for finding in one.findings]
    said += _gone(whole, compared)
    said += [Finding(What.NOT_LOOKED_AT, one) for one in sorted({*known} - {*whole.records})]
    return Report(compared, check.size, [*said, *findings], check.signed)


def _compare(
    log: psycopg.Connection, context: str, record: Record, last: int, progress: Progress
) -> Compared:
    comparison = Comparison(context, record.mac_key, last)
    try:
        with one_moment(record.url) as connection:
            rows: Iterator[Stored] = shown(
                stored(connection), context, last_position(connection), progress
            )
            compared = comparison.run(rows, entries_of(log, context))
    except psycopg.Error as error:
        if log.info.transaction_status is not TransactionStatus.INTRANS:
            raise
        unreadable = Finding(What.UNREADABLE, context, detail=type(error).__name__)
        return Compared(context, [unreadable])
    compared.findings += _late(log, compared, last)
    return compared


def _gone(whole: Whole, compared: Sequence[Compared]) -> Iterator[Finding]:
    if whole.keys is None:
        return
    needed = {key: found for one in compared for key, found in one.keys.items()}
    log = whole.records.get(AUDIT_TRAIL)
    yield from gone(whole.keys, needed, (log.url, log.mac_key) if log else None)


def _late(log: psycopg.Connection, compared: Compared, last: int) -> Iterator[Finding]:
    """Find what waits for longer than a service and its log need; the log keeps the real time."""
    if not compared.not_yet_in_the_log:
        return
    row = log.execute(LAST_WHOLE, (gaps_key(compared.service),)).fetchone()
    seconds = time.time() - row[0] / 1000 if row else 0.0
    if seconds > ALARM_SECONDS or not last:
        yield Finding(
            What.LATE,
            compared.service,
            detail=f"{compared.not_yet_in_the_log} events after position {last}",
        )


def shown(rows: Iterator[T], what: str, of: int, progress: Progress) -> Iterator[T]:
    """Pass rows through, and tell how far it has come."""
    done = 0
    for done, row in enumerate(rows, start=1):
        if done % STEP == 0:
            progress(what, done, max(of, done))
        yield row
    progress(what, done, done)


def in_directory(directory: Path) -> list[Found]:
    """Read the checkpoints that were left outside the log."""
    files = sorted(directory.glob("*.checkpoint"))
    return [Found(f"the file {file.name}", file.read_bytes()) for file in files]


def _notes_in(log: psycopg.Connection) -> list[Found]:
    return [Found(INSIDE, note.encode()) for (note,) in log.execute(NOTES)]


def _size(log: psycopg.Connection) -> int:
    row = log.execute("SELECT count(*) FROM entries").fetchone()
    return int(row[0]) if row else 0


def _disputed(log: psycopg.Connection) -> list[Finding]:
    return [
        Finding(What.DISPUTED, service, detail=f"position {position}: {why}")
        for service, position, why in log.execute(DISPUTED)
    ]
