"""What has happened with a release.

The decision stands alone in the main stream, so that its proof tells of nothing beside it. What was
proposed, with its words, stands in a stream of its own.
"""

from __future__ import annotations

from typing import ClassVar, Final, TypeAlias
from uuid import UUID

from services.audit_trail.domain import grounds
from services.audit_trail.domain.release.items import Digest, Item
from shared.eventing.decider import Event
from shared.eventing.ground import Ground

PROPOSAL: Final = "proposal"
"""The stream that only those read who decide on the release."""


class ItemsProposed(Event):
    """Someone has proposed what to release, each item in the words in which it is to be given."""

    child_id: UUID
    to: UUID
    proposed_by: UUID
    items: tuple[Item, ...]

    def facet(self) -> str:
        """Stand apart from the decision."""
        return PROPOSAL


class ProposalTurnedDown(Event):
    """A proposal was taken back, or turned down."""

    child_id: UUID

    def facet(self) -> str:
        """Stand apart from the decision: what came to nothing is nobody else's to know."""
        return PROPOSAL


class ItemsReleased(Event):
    """Items were released to a person of the family. ``items`` are their digests, sorted."""

    ground: ClassVar[Ground | None] = grounds.ACCESS

    child_id: UUID
    to: UUID
    items: tuple[Digest, ...]


AnyReleaseEvent: TypeAlias = ItemsProposed | ProposalTurnedDown | ItemsReleased
