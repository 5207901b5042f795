"""One person reading one page: what they were shown is gathered, and becomes entries of the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from shared.identity.purpose import Purpose, implied
from shared.service.reading.child_read import ChildRead
from shared.service.reading.codes import Withheld
from shared.service.reading.table import Reads
from shared.service.trail import Reader
from shared.web.asking import Asking
from shared.who_is_who.who_is_who import WhoIsWho


class Hit(NamedTuple):
    """Something about a child that is about to be shown."""

    child_id: UUID | None
    about: str
    subject_id: UUID
    is_safeguarding: bool


@dataclass
class Reading:
    """Gathers what one answer shows of which children.

    ``reader`` is the one who asks, with the emergency access they may have opened: it opens for
    reading only.
    """

    asking: Asking
    row: Reads
    known: WhoIsWho
    hits: list[Hit] = field(default_factory=list)

    @property
    def reader(self) -> Reader:
        """Give the one who asks, as a reader."""
        return Reader(self.asking.actor, self.asking.now, self.known, is_only_reading=True)

    def of_child(self, child_id: UUID) -> None:
        """Say that something about a child itself is shown."""
        self.of(child_id, child_id)

    def of(
        self,
        child_id: UUID | None,
        subject_id: UUID,
        *,
        about: str | None = None,
        is_safeguarding: bool = False,
    ) -> None:
        """Say that a subject about a child is shown: a concern, a case.

        ``about`` names the kind where it is not the table's. ``child_id`` is None while nobody
        knows which child it is.
        """
        self.hits.append(Hit(child_id, about or self.row.about, subject_id, is_safeguarding))

    def entries(self) -> Sequence[ChildRead]:
        """Give an entry for each subject that was shown."""
        children = {hit.child_id for hit in self.hits if hit.child_id}
        protected = self.known.protected(children, self.reader.today) if children else frozenset()
        return [self._entry(hit, hit.child_id in protected) for hit in dict.fromkeys(self.hits)]

    def _entry(self, hit: Hit, is_protected: bool) -> ChildRead:
        emergency_id = self.reader.emergency(hit.child_id) if hit.child_id else None
        purpose = self._purpose(emergency_id)
        return ChildRead(
            child_id=hit.child_id,
            page=self.row.page,
            about=hit.about,
            subject_id=hit.subject_id,
            purpose=purpose,
            emergency_id=emergency_id,
            withheld=_withheld(hit.is_safeguarding, purpose, is_protected),
        )

    def _purpose(self, emergency_id: UUID | None) -> Purpose:
        if emergency_id:
            return Purpose.EMERGENCY
        said = self.asking.purpose
        return said or implied(self.asking.actor.role, self.row.purpose)


def _withheld(is_safeguarding: bool, purpose: Purpose, is_protected: bool) -> Withheld | None:
    if is_safeguarding or purpose is Purpose.SAFEGUARDING:
        return Withheld.SAFEGUARDING
    return Withheld.PROTECTED_CHILD if is_protected else None
