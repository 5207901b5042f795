"""Reads what people said: rows of the log, with the words where they may still be read."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import orjson

from shared.eventing.decider import Event
from shared.eventing.kind import AnyKind
from shared.eventing.recorded import Recorded, Row, read_row
from shared.sealing.sealer import Lock, Place, SealBroken, Sealer
from shared.sealing.words import put_back

log = logging.getLogger(__name__)

SEALED: Final = b'"sealed":'
"""What stands in a document that has words; in text of people the quotes would be escaped."""


def read_with_words(
    rows: Sequence[Row],
    kinds: Mapping[str, AnyKind],
    sealer: Sealer,
    *,
    masks_broken: bool = False,
) -> list[Recorded[Event]]:
    """Read rows and open their words, with one visit to the keys. Masks stay where a key is gone.

    Where words do not belong to their event, the event is named in the log. Raises ``SealBroken``
    then; with ``masks_broken`` its masks stay, so that one does not hide many.
    """
    fields = [orjson.loads(row[4]) if SEALED in row[4] else None for row in rows]
    sealer.fetch({_lock(one) for one in fields if one})
    return [
        _opened(row, one, kinds, sealer, masks_broken) if one else read_row(row, kinds)
        for row, one in zip(rows, fields, strict=True)
    ]


def _opened(
    row: Row,
    fields: dict[str, Any],
    kinds: Mapping[str, AnyKind],
    sealer: Sealer,
    masks_broken: bool,
) -> Recorded[Event]:
    position, stream, version, name, document = row
    place = Place(UUID(fields["id"]), stream, version)
    try:
        words = sealer.open(fields["sealed"], _lock(fields), place)
    except SealBroken:
        _name(row)
        if not masks_broken:
            raise
        words = None
    if words is None:
        return read_row(row, kinds)
    put_back(fields["event"], words)
    recorded = read_row((position, stream, version, name, orjson.dumps(fields)), kinds)
    recorded.__dict__["document"] = document
    return recorded


def _name(row: Row) -> None:
    position, stream, version, _, _ = row
    log.error(
        "words do not belong to their event: verify",
        extra={"position": position, "stream": str(stream), "version": version},
    )


def _lock(fields: Mapping[str, Any]) -> Lock:
    person_key, stream_key = fields["lock"]
    return Lock(UUID(person_key), UUID(stream_key))
