"""A unit as the municipality describes it."""

from __future__ import annotations

from typing import Annotated, Final
from uuid import UUID

from pydantic import Field, StringConstraints

from shared.contracts.codes import ConfidentialityRegime, Ownership, UnitKind
from shared.eventing.decider import Message
from shared.privacy import Label

Municipality = Annotated[str, StringConstraints(pattern=r"^(no|dk)\d{4}$")]
"""Country and number of a municipality, e.g. ``no5037``."""


MOST_NEXT_LEADERS: Final = 10
"""More leaders than this above one another has no municipality."""


class UnitDescription(Message):
    """What a unit is, who leads it, and where its papers are kept.

    ``next_leader_ids`` goes upwards and ends with the service manager. A unit's name is about
    nobody, but beside a child it tells where the child is, and is left out for that (B57).
    ``documentation_system`` names where closing notes and minutes are filed (R13).
    """

    name: Label
    kind: UnitKind
    municipality: Municipality
    ownership: Ownership
    regime: ConfidentialityRegime
    leader_id: UUID
    deputy_id: UUID | None = None
    next_leader_ids: Annotated[tuple[UUID, ...], Field(max_length=MOST_NEXT_LEADERS)]
    documentation_system: Label | None = None

    @property
    def leaders(self) -> tuple[UUID, ...]:
        """Name everyone who leads or stands in: leader, deputy, next leaders."""
        deputy = (self.deputy_id,) if self.deputy_id else ()
        return (self.leader_id, *deputy, *self.next_leader_ids)

    def service_manager(self) -> UUID:
        """Name the last of the next leaders."""
        return self.next_leader_ids[-1]
