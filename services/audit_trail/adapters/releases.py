"""Releases as they are stored, and what stands around them: who may decide, who may receive."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from services.audit_trail.domain.release import events as e
from services.audit_trail.domain.release.decider import release_decider
from services.audit_trail.domain.release.items import Item
from services.audit_trail.domain.release.states import Release
from shared.eventing.catalogue import Catalogue
from shared.eventing.decider import NotKnownHereYet
from shared.eventing.kind import Kind
from shared.identity.actor import Role
from shared.privacy import Name, Text
from shared.proof.package import ReleasedItem
from shared.service.reading.readers_endpoint import ASKS_ALONE_FROM
from shared.service.trail import Reader
from shared.who_is_who.who_is_who import WhoIsWho

CATALOGUE: Final = Catalogue[e.AnyReleaseEvent](
    {
        "release.items-proposed": e.ItemsProposed,
        "release.proposal-turned-down": e.ProposalTurnedDown,
        "release.items-released": e.ItemsReleased,
    }
)


def _whose(release: Release, _: UUID) -> UUID | None:
    return release.child_id


RELEASES: Final = Kind("release", release_decider, CATALOGUE, _whose)
"""Of a release, by its id. What is released is the child's data."""


@dataclass(frozen=True)
class Around:
    """What is known of one who asks about releases of one child. Whoever is not known may not."""

    reader: Reader
    child_id: UUID

    def leads(self) -> bool:
        """Tell whether they lead the child's unit, where nobody is too close to the child."""
        known, today = self.reader.known, self.reader.today
        if self.reader.actor.role is not Role.EMPLOYEE:
            return False
        try:
            strangers = known.strangers(self.child_id, today)
            unit = known.unit(known.child(self.child_id, today).unit_id)
        except NotKnownHereYet:
            return False
        return self.reader.actor.person_id in unit.acting_leaders(strangers)

    def supervises(self) -> bool:
        """Tell whether they are a data protection officer who is not close to the child."""
        if self.reader.actor.role is not Role.DATA_PROTECTION_OFFICER:
            return False
        try:
            strangers = self.reader.known.strangers(self.child_id, self.reader.today)
        except NotKnownHereYet:
            return False
        return self.reader.actor.person_id not in strangers

    def may_receive(self, person_id: UUID) -> bool:
        """Tell whether someone of the family may be given anything about the child today."""
        return may_receive(self.reader.known, person_id, self.child_id, self.reader.today)

    def may_know(self, release: Release) -> bool:
        """Tell whether the release exists for one of the staff: who proposed it, who decides."""
        if release.proposed is None or release.child_id != self.child_id:
            return False
        is_own = self.reader.actor.person_id == release.proposed.proposed_by
        return is_own or self.leads() or self.supervises()

    def may_fetch(self, release: Release) -> bool:
        """Tell whether it was released to the one who asks, and may still be read by them."""
        released, person_id = release.released, self.reader.actor.person_id
        is_theirs = released is not None and released.to == person_id
        return is_theirs and release.child_id == self.child_id and self.may_receive(person_id)


def may_receive(known: WhoIsWho, person_id: UUID, child_id: UUID, today: date) -> bool:
    """Tell whether someone of the family may be given anything about a child (B31, B52)."""
    if person_id != child_id:
        return known.has_access(person_id, child_id, today)
    try:
        return known.child(child_id, today).age >= ASKS_ALONE_FROM
    except NotKnownHereYet:
        return False


def an_item(line: Mapping[str, Any], happened_on: date, who: Name, text: Text) -> Item:
    """Make an item of a line: its name in the package and its salt come by chance."""
    made = Item(
        event_id=line["event_id"],
        item_id=secrets.token_hex(8),
        happened_on=happened_on,
        who=who,
        text=text,
        salt=secrets.token_hex(16),
        digest="0" * 64,
    )
    return made.model_copy(update={"digest": as_handed_over(made).digest()})


def as_handed_over(item: Item) -> ReleasedItem:
    """Give an item as it stands in a package."""
    return ReleasedItem(item.item_id, item.happened_on.isoformat(), item.who, item.text, item.salt)
