"""Puts what was decided in its place in the subject's streams, ready to be stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import uuid_utils.compat as uuids

from shared.code_version import CODE_VERSION
from shared.eventing.asking_rules import Asked
from shared.eventing.decider import MAIN, Command, Event
from shared.eventing.kind import Kind, stream_id
from shared.eventing.recorded import Cause, Recorded
from shared.eventing.writing import EMPTY, Tip, Writer, Written, tip_of
from shared.identity.actor import Actor

C = TypeVar("C", bound=Command)
S = TypeVar("S")
E = TypeVar("E", bound=Event)


def in_place(
    writer: Writer,
    kind: Kind[C, S, E],
    subject_id: UUID,
    events: Sequence[E],
    about: UUID | None,
    tips: Mapping[str, Tip],
    *,
    by: Actor,
    now: datetime,
    cause: Cause,
    asked: Sequence[Asked] = (),
) -> tuple[Sequence[Recorded[E]], Sequence[Written], Mapping[str, Tip]]:
    """Give some events as recorded, as stored, and where their streams end with them.

    Each rule that was asked stands once: with the first event, and where it is confidential with
    the first event outside the main facet. The other events share instant and cause with these.
    """
    ends = dict(tips)
    recorded: list[Recorded[E]] = []
    written: list[Written] = []
    for event, rules in zip(events, _explained(events, asked), strict=True):
        facet = event.facet()
        tip = ends.get(facet, EMPTY)
        drafted = _drafted(kind, subject_id, event, by, now, cause)
        schema = kind.catalogue.schema_of(drafted.name)
        placed, stored = writer.write(drafted, schema, about, tip, rules)
        recorded.append(placed)
        written.append(stored)
        ends[facet] = tip_of(placed, tip)
    return recorded, written, ends


def _explained(events: Sequence[Event], asked: Sequence[Asked]) -> Iterator[Sequence[Asked]]:
    everyones = [one for one in asked if not one.rule.is_confidential]
    some_ones = [one for one in asked if one.rule.is_confidential]
    for event in events:
        if event.facet() == MAIN:
            yield everyones
        else:
            yield [*everyones, *some_ones]
            some_ones = []
        everyones = []


def _drafted(
    kind: Kind[Any, Any, E],
    subject_id: UUID,
    event: E,
    by: Actor,
    now: datetime,
    cause: Cause,
) -> Recorded[E]:
    return Recorded(
        originator_id=stream_id(kind.name, subject_id, event.facet()),
        originator_version=0,
        id=uuids.uuid7(),
        kind=kind.name,
        name=kind.catalogue.name_of(type(event)),
        subject_id=subject_id,
        facet=event.facet(),
        event=event,
        occurred_at=getattr(event, "happened_at", None) or now,
        recorded_at=now,
        by=by,
        ground=event.ground.code if event.ground else None,
        cause=cause,
        code=CODE_VERSION,
    )
