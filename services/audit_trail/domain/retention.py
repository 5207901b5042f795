"""Until when documents are kept: a table of rules, and a function of dates over it.

Where no rule speaks of a document, it is kept for good: archive law keeps most of what stands here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.audit_trail.domain.documents import Document
from shared.eventing.decider import Message

Years = Annotated[int, Field(ge=0, le=200)]


class RetentionRule(Message):
    """How long one kind of document is kept, for one municipality or profile, or for all.

    ``kind`` is the service and the kind, such as ``case-coordination/case``. ``years`` are counted
    from the last event called ``after``, such as ``case-coordination/case.closed``: in the document
    itself, or in those of another kind, once it has happened in each of them. ``rule`` is what the
    record calls the rule, ``source`` where it stands: the law, or the municipality's own decision.
    ``profile`` is the country whose law applies.
    """

    rule: str
    kind: str
    after: str
    years: Years
    source: str
    municipality: str | None = None
    profile: str | None = None


class Place(Message):
    """Whose rules apply: the municipality, and the country whose law it follows."""

    municipality: str
    profile: str


class Retention(Message):
    """Until when documents are kept: the last of their days, and the rules that say so.

    ``kept_for_good`` names the documents of which no rule speaks, or of which what the years are
    counted from has not happened yet.
    """

    until: date | None
    rules: tuple[str, ...]
    kept_for_good: tuple[UUID, ...]


def retention(
    covered: Collection[Document],
    everything: Collection[Document],
    rules: Sequence[RetentionRule],
    place: Place,
) -> Retention:
    """Tell until when some of a child's documents are kept, knowing all of them."""
    applying = [rule for rule in rules if _applies(rule, place)]
    days: list[date] = []
    named: dict[str, None] = {}
    for_good: list[UUID] = []
    for document in covered:
        found = [rule for rule in applying if rule.kind == document.kind]
        ends = [(rule.rule, day) for rule in found if (day := _end(rule, document, everything))]
        if not ends:
            for_good.append(document.covered.subject_id)
        days.extend(day for _, day in ends)
        named |= dict.fromkeys(rule for rule, _ in ends)
    return Retention(
        until=max(days, default=None), rules=tuple(named), kept_for_good=tuple(for_good)
    )


def _applies(rule: RetentionRule, place: Place) -> bool:
    return rule.municipality in {None, place.municipality} and rule.profile in {None, place.profile}


def _end(rule: RetentionRule, document: Document, everything: Collection[Document]) -> date | None:
    service, _, event = rule.after.partition("/")
    kind = f"{service}/{event.partition('.')[0]}"
    bearers = [one for one in everything if one.kind == kind]
    asked = [document] if kind == document.kind else bearers
    happened = [one.last[event] for one in asked if event in one.last]
    # Where one of them goes on, the years have not begun.
    is_over = happened and len(happened) == len(asked)
    return _years_later(max(happened), rule.years) if is_over else None


def _years_later(day: date, years: int) -> date:
    leap = day.month == 2 and day.day == 29
    return date(day.year + years, 3, 1) if leap else day.replace(year=day.year + years)
