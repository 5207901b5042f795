"""A subject at a glance: its state, and only those of its events that are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

import orjson

from shared.eventing.kind import AnyKind, stream_id
from shared.eventing.loaded import Loaded
from shared.eventing.recorded import Recorded, Row

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Glance(Generic[S]):
    """A subject's state; by facet, the streams in which something stands, and events of them."""

    state: S
    streams: Mapping[str, UUID]
    events: Mapping[str, Sequence[Recorded[Any]]]


def at_whole(state: S, history: Mapping[str, Sequence[Recorded[Any]]]) -> Glance[S]:
    """Look at a subject whose whole history was read."""
    streams = {facet: told[0].originator_id for facet, told in history.items() if told}
    return Glance(state, streams, history)


def streams_of(kind: AnyKind, subject_id: UUID, loaded: Loaded[Any]) -> Mapping[UUID, str]:
    """Name the streams that a remembered state rests on, with the facet of each."""
    return {stream_id(kind.name, subject_id, facet): facet for facet in loaded.tips}


def is_as_new(loaded: Loaded[Any], streams: Mapping[UUID, str], rows: Sequence[Row]) -> bool:
    """Tell whether a remembered state rests on exactly these rows, each stream's in order."""
    ends = {streams[stream]: version for _, stream, version, _, _ in rows}
    return ends == {facet: tip.version for facet, tip in loaded.tips.items() if tip.version}


def asked_for(rows: Sequence[Row], event_ids: Collection[UUID]) -> Iterator[Row]:
    """Leave out the rows of other events, without reading more of them than their id."""
    ids = {str(event_id) for event_id in event_ids}
    return (row for row in rows if orjson.loads(row[4]).get("id") in ids)


def at_some(
    state: S, streams: Mapping[UUID, str], rows: Sequence[Row], read: Sequence[Recorded[Any]]
) -> Glance[S]:
    """Look at a subject whose state was remembered, and of whose rows some were read."""
    standing = {streams[row[1]]: row[1] for row in rows}
    events: dict[str, list[Recorded[Any]]] = {facet: [] for facet in standing}
    for one in read:
        events[one.facet].append(one)
    return Glance(state, standing, events)
