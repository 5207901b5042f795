"""The trail of a child in one service: a sentence a line, as this reader may see it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from shared.eventing.decider import MAIN, Event
from shared.eventing.glancing import Glance
from shared.eventing.kind import AnyKind
from shared.eventing.recorded import Recorded
from shared.eventing.views import View
from shared.identity.actor import Actor, Role
from shared.languages.languages import Languages
from shared.languages.negotiation import Language
from shared.service.sentence import Sentence, sentence
from shared.time.municipal_calendar import local_day
from shared.who_is_who.who_is_who import WhoIsWho

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, when, and what is known of who is who.

    ``is_only_reading`` is True where nothing can be decided: emergency access opens nothing else.
    """

    actor: Actor
    now: datetime
    known: WhoIsWho
    is_only_reading: bool = False

    @property
    def today(self) -> date:
        """Tell which day it is in the municipality: what ends today has ended since midnight."""
        return local_day(self.now)

    def emergency(self, child_id: UUID) -> UUID | None:
        """Name the emergency access under which the reader may read about a child now, if any."""
        if not self.is_only_reading or self.actor.role is not Role.EMPLOYEE:
            return None
        return self.known.emergency(self.actor.person_id, child_id, self.now)


def nobody_of_the_family(_state: object, _reader: Reader) -> bool:
    """Keep from the family that a subject exists."""
    return False


@dataclass(frozen=True, eq=False)
class Trail(Generic[S]):
    """How the subjects of one kind are told.

    ``child_of`` tells which child an event is about, where it says so. ``door`` tells whether the
    subject exists for the reader, ``facets`` which of its streams they may read. ``sentences``
    holds a message id for every event that is told; an event without one is not told. ``family``
    tells whether a guardian or young person may know that the subject exists.
    """

    kind: AnyKind
    child_of: Callable[[Event], UUID | None]
    door: Callable[[S, Reader], bool]
    facets: Callable[[S, Reader], Collection[str]]
    sentences: Mapping[type[Event], Sentence]
    family: Callable[[S, Reader], bool] = nobody_of_the_family


AnyTrail = Trail[Any]
"""The trail of any kind."""


class SubjectsOfChild(BaseModel):
    """The subjects about one child, as ``kind/id``, oldest first."""

    model_config = ConfigDict(frozen=True)

    subjects: tuple[str, ...] = ()


class TrailLine(BaseModel):
    """One thing that happened.

    ``text`` is a sentence in the reader's language in which persons stand as ``{id}``; ``persons``
    lists these ids, for the directory to name. ``happened_at`` and ``learned_at`` are UTC.
    """

    model_config = ConfigDict(frozen=True)

    happened_at: datetime
    learned_at: datetime
    service: str
    event_id: UUID
    event: str
    text: str
    persons: tuple[UUID, ...]
    by: UUID
    role: str
    unit_id: UUID | None
    on_behalf_of: UUID | None
    reason: str | None
    ground: str | None
    guide: str
    correlation_id: str
    causation_id: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are asked for: all, or some events', or what was learned in a period (UTC).

    ``learned_after`` is not in the period, ``learned_until`` is.
    """

    events: frozenset[UUID] | None = None
    learned_after: datetime | None = None
    learned_until: datetime | None = None

    def has(self, recorded: Recorded[Any]) -> bool:
        """Tell whether the line of an event is asked for."""
        after, until = self.learned_after, self.learned_until
        return (
            (self.events is None or recorded.id in self.events)
            and (after is None or recorded.recorded_at > after)
            and (until is None or recorded.recorded_at <= until)
        )


EVERYTHING: Final = Wanted()


@dataclass(frozen=True, slots=True)
class Told:
    """What one reader is told of one subject: the lines they asked for, and which streams they may
    read, whether a line was asked for or not."""

    lines: Sequence[TrailLine] = ()
    streams: Sequence[UUID] = ()


VIEW: Final = "subjects_of_child"


def subjects_of_child(trails: Sequence[AnyTrail]) -> View[SubjectsOfChild]:
    """Make the view that finds the subjects about a child."""
    child_of = {trail.kind.name: trail.child_of for trail in trails}

    def keys(recorded: Recorded[Event]) -> Collection[str]:
        ask = child_of.get(recorded.kind)
        child = ask(recorded.event) if ask else None
        return () if child is None else (str(child),)

    def evolve(
        _: str, row: SubjectsOfChild | None, recorded: Recorded[Event]
    ) -> SubjectsOfChild | None:
        known = row.subjects if row else ()
        subject = f"{recorded.kind}/{recorded.subject_id}"
        return row if subject in known else SubjectsOfChild(subjects=(*known, subject))

    return View(VIEW, SubjectsOfChild, keys, evolve)


def told(
    service: str,
    trail: AnyTrail,
    glance: Glance[Any],
    reader: Reader,
    languages: Languages,
    language: Language,
    wanted: Wanted = EVERYTHING,
    family: Reader | None = None,
) -> Told:
    """Tell one subject's history to one reader; nothing, when it does not exist for them.

    With ``family``, a guardian or the young person, only what that person may know of, too: the
    main stream of what they were told of.
    """
    if not glance.streams or not trail.door(glance.state, reader):
        return Told()
    if family is not None and not trail.family(glance.state, family):
        return Told()
    readable = trail.facets(glance.state, reader) if family is None else (MAIN,)
    found = [
        _line(service, recorded, trail.sentences[type(recorded.event)], languages, language)
        for facet, stream in glance.events.items()
        if facet in readable
        for recorded in stream
        if type(recorded.event) in trail.sentences and wanted.has(recorded)
    ]
    return Told(found, [glance.streams[facet] for facet in glance.streams if facet in readable])


def _line(
    service: str, recorded: Recorded[Any], said: Sentence, languages: Languages, language: Language
) -> TrailLine:
    text, persons = sentence(said, recorded, languages, language)
    return TrailLine(
        happened_at=recorded.occurred_at,
        learned_at=recorded.recorded_at,
        service=service,
        event_id=recorded.id,
        event=recorded.name,
        text=text,
        persons=persons,
        by=recorded.by.person_id,
        role=recorded.by.role,
        unit_id=recorded.by.unit_id,
        on_behalf_of=recorded.by.on_behalf_of,
        reason=recorded.reason,
        ground=recorded.ground,
        guide=recorded.guide,
        correlation_id=recorded.cause.correlation_id,
        causation_id=recorded.cause.causation_id,
    )
