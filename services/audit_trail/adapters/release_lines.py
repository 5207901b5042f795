"""The lines that someone proposes to release, as the services that own them answer for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.audit_trail.adapters.releases import an_item
from services.audit_trail.adapters.whole_trail import WholeTrail
from services.audit_trail.domain.release.commands import Line
from shared.privacy import Name, Text
from shared.time.municipal_calendar import local_day
from shared.web.problems import NotFound

MOST_ITEMS: Final = 100
"""How many items one release may have; a person reads each of them twice."""


class ItemToRelease(BaseModel):
    """A line of the trail, and the words in which it is to be given, in the reader's language."""

    model_config = ConfigDict(extra="forbid")

    event_id: UUID
    who: Name
    text: Text


class Proposal(BaseModel):
    """What is to be released, to which guardian, or to the child itself."""

    model_config = ConfigDict(extra="forbid")

    to: UUID
    items: Annotated[list[ItemToRelease], Field(min_length=1, max_length=MOST_ITEMS)]


def lines_of(child_id: UUID, body: Proposal, trails: WholeTrail) -> Iterator[Line]:
    """Ask the owners for each line, as this reader may see it, and as the family may know of it."""
    everyone = dict.fromkeys(trails.owners.clients, tuple(one.event_id for one in body.items))
    found = trails.owners.ask(child_id, everyone, trails.headers).lines
    known = trails.owners.ask(child_id, everyone, trails.headers, family=body.to).lines
    for item in body.items:
        line = found.get(str(item.event_id))
        if line is None:
            raise NotFound
        made = an_item(line, _day(line), item.who, item.text)
        yield Line(item=made, family_may_know=str(item.event_id) in known)


def _day(line: Mapping[str, Any]) -> date:
    return local_day(datetime.fromisoformat(line["happened_at"]))
