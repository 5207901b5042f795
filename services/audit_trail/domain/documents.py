"""What is on record about a child, as the log knows it: kinds, ids and dates, and no word."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Annotated, Final, NamedTuple
from uuid import UUID

from pydantic import StringConstraints

from shared.eventing.decider import Message

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]{0,49}$")]
"""What a service or a kind is called in the code."""


class Covered(Message):
    """One record about a child: the service that owns it (its context), its kind and its id."""

    service: Code
    kind: Code
    subject_id: UUID


class Document(Message):
    """A record about a child, and the day on which each kind of event last happened in it."""

    covered: Covered
    last: Mapping[str, date]

    @property
    def kind(self) -> str:
        """Name what kind of document it is, such as ``case-coordination/case``."""
        return f"{self.covered.service}/{self.covered.kind}"


class _Delivery(NamedTuple):
    kind: str
    ended: str
    filed: str


DELIVERIES: Final = (_Delivery("case-coordination/case", "case.closed", "case.closing-note-filed"),)
"""What has to be handed to the archive when it ends, and what tells that it was (B10)."""


def is_awaited_by_the_archive(document: Document) -> bool:
    """Tell whether a document has ended, and nobody has said where it was filed since."""
    return any(
        ended in document.last
        and (filed not in document.last or document.last[filed] < document.last[ended])
        for kind, ended, filed in DELIVERIES
        if kind == document.kind
    )


def covered_by(documents: Collection[Document], covers: Covered | None) -> tuple[Document, ...]:
    """Give the documents that an erasure covers: one, or all of the child's."""
    return tuple(each for each in documents if covers is None or each.covered == covers)
