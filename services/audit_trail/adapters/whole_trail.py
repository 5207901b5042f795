"""The trail of a child over all services: the log gives the order, the owners give the words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from services.audit_trail.adapters.owners import Answer, Headers, Owners
from services.audit_trail.log.entries import Asked, Entries, Entry, Place

PAGE: Final = 100
"""How many lines a page holds."""

ASKED_AT_A_TIME: Final = 130
"""How many events are looked up for a page: some have no line, and one more tells if there is more.

Bounded by how many may be asked of a service at a time (`shared.service.trail_endpoint`)."""

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, and the event of the last one where there are more behind it."""

    lines: Sequence[Line]
    next: UUID | None


@dataclass(frozen=True)
class WholeTrail:
    """Reads trails for one reader; ``headers`` are those with which they ask.

    Every service is asked once before anything else, whether the log knows the child or not: what
    the reader may not see takes the same way as what is not there.
    """

    entries: Entries
    owners: Owners
    headers: Headers

    def page(self, asked: Asked, cursor: UUID | None) -> Page:
        """Give the lines behind an event, in the order of the log.

        An event that is not on the reader's trail of this child has nothing behind it.
        """
        place = self.entries.place(cursor) if cursor else Place(-1, UUID(int=0))
        after = place.leaf_index if place else -1
        found = self.entries.about(asked, after, ASKED_AT_A_TIME)
        answer = self._asked(asked.child_id, self.owners.clients, found)
        if cursor and (place is None or place.stream not in answer.streams):
            return Page((), None)
        shown = [*_shown(found, answer), *self._further(asked, found, answer)]
        more = len(shown) > PAGE
        lines = shown[:PAGE]
        return Page(lines, UUID(lines[-1]["event_id"]) if more else None)

    def shows(self, child_id: UUID, event_id: UUID) -> bool:
        """Tell whether an event is on the reader's trail of a child; every service is asked."""
        everyone = dict.fromkeys(self.owners.clients, (event_id,))
        answer = self.owners.ask(child_id, everyone, self.headers)
        return str(event_id) in answer.lines

    def _further(self, asked: Asked, found: Sequence[Entry], first: Answer) -> Iterator[Line]:
        """Look on, among the streams that the reader may read, until the page is full."""
        count = sum(1 for _ in _shown(found, first))
        while count <= PAGE and len(found) == ASKED_AT_A_TIME and first.streams:
            after = found[-1].leaf_index
            found = self.entries.about(asked, after, ASKED_AT_A_TIME, first.streams)
            owning = {entry.service for entry in found}
            for line in _shown(found, self._asked(asked.child_id, owning, found)):
                count += 1
                yield line

    def _asked(self, child_id: UUID, contexts: Collection[str], found: Sequence[Entry]) -> Answer:
        events: dict[str, list[UUID]] = {context: [] for context in contexts}
        for entry in found:
            # One that is not known here is asked, too, and does not answer: no trail with holes.
            events.setdefault(entry.service, []).append(entry.event_id)
        return self.owners.ask(child_id, events, self.headers)


def _shown(found: Sequence[Entry], answer: Answer) -> Iterator[Line]:
    for entry in found:
        if line := answer.lines.get(str(entry.event_id)):
            yield {**line, "kind": entry.kind, "subject_id": str(entry.subject_id)}
