"""What those who decide about forgetting are given: what is on record, and whose child it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Final
from uuid import UUID

from fastapi import Depends, Request
from pydantic import TypeAdapter

from services.audit_trail.adapters.keys_to_destroy import KeysToDestroy
from services.audit_trail.adapters.owners import owners_at
from services.audit_trail.adapters.putting_together import settings_of
from services.audit_trail.adapters.reading import HANDED_ON
from services.audit_trail.domain.commands import OnRecord
from services.audit_trail.domain.documents import Covered, Document
from services.audit_trail.domain.erasing import THE_TWO
from services.audit_trail.domain.retention import Place, RetentionRule
from services.audit_trail.domain.states import Forgetting
from services.audit_trail.log.documents import documents_of
from shared.eventing.decider import NotKnownHereYet
from shared.identity.actor import Role
from shared.service.desk import Desk, Desks
from shared.time.municipal_calendar import local_day
from shared.web.asking import Asking, Asks
from shared.web.correlation import HEADER as CORRELATION_ID

TABLE: Final = TypeAdapter(tuple[RetentionRule, ...])


@dataclass(frozen=True)
class Deciding:
    """One request about forgetting one child."""

    child_id: UUID
    desk: Desk
    asking: Asking
    headers: Mapping[str, str]

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Give what is on record about the child."""
        return documents_of(self.desk.store.connection, self.child_id)

    @property
    def rules(self) -> tuple[RetentionRule, ...]:
        """Read the table that says until when what is kept."""
        return TABLE.validate_json(settings_of(self.desk).retention_rules.read_bytes())

    @property
    def place(self) -> Place:
        """Tell whose rules apply."""
        settings = settings_of(self.desk)
        return Place(municipality=settings.municipality, profile=settings.country)

    def on_record(self) -> OnRecord:
        """Give all that a decision rests on, beside what was decided before.

        Raises ``NotKnownHereYet``: whoever has no post that is known might have had one with the
        child.
        """
        actor = self.asking.actor
        posts = self.desk.known.units_ever(actor.person_id)
        if not posts:
            raise NotKnownHereYet("posts of whoever decides")
        own = frozenset({actor.unit_id} if actor.unit_id else ())
        return OnRecord(
            today=local_day(self.asking.now),
            documents=self.documents,
            rules=self.rules,
            place=self.place,
            units=own | posts,
        )

    def has(self, covers: Covered) -> bool:
        """Tell whether a record is one about the child."""
        return any(document.covered == covers for document in self.documents)

    def keys(self) -> KeysToDestroy:
        """Give what finds the keys."""
        settings = settings_of(self.desk)
        url = settings.keys_destroyer_url
        return KeysToDestroy(
            url.get_secret_value() if url else None,
            owners_at(tuple(settings.services.items())),
            self.headers,
        )

    def leaders(self, forgetting: Forgetting) -> frozenset[UUID]:
        """Name those who lead a unit that has had the child; asked where an employee acts."""
        if self.asking.actor.role is not Role.EMPLOYEE:
            return frozenset()
        units = [self.desk.known.unit(unit) for unit in forgetting.units]
        deputies = {unit.deputy_id for unit in units if unit.deputy_id}
        return frozenset({unit.leader_id for unit in units} | deputies)

    def may_know(self, forgetting: Forgetting) -> bool:
        """Tell whether the child is there for whoever asks."""
        actor = self.asking.actor
        if actor.role in THE_TWO:
            return bool(forgetting.units or self.documents)
        return actor.role is Role.EMPLOYEE and actor.person_id in self.leaders(forgetting)


async def deciding_of(child_id: UUID, request: Request, asking: Asks, desk: Desks) -> Deciding:
    """Give what a request about forgetting needs; not plain, to spare a thread."""
    headers = {name: request.headers[name] for name in HANDED_ON if name in request.headers}
    return Deciding(child_id, desk, asking, {**headers, CORRELATION_ID: str(asking.correlation_id)})


Decides = Annotated[Deciding, Depends(deciding_of)]
"""What an endpoint about forgetting declares."""
