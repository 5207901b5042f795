"""How far a release has come. Its two streams may be folded in any order."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from services.audit_trail.domain.release.events import ItemsProposed, ItemsReleased


@dataclass(frozen=True, slots=True)
class Release:
    """What was proposed, and what became of it; all absent where nothing was."""

    proposed: ItemsProposed | None = None
    released: ItemsReleased | None = None
    is_turned_down: bool = False

    @property
    def child_id(self) -> UUID | None:
        """Name the child that it is about."""
        told = self.proposed or self.released
        return told.child_id if told else None

    @property
    def waits(self) -> bool:
        """Tell whether it waits for someone who releases it."""
        return self.proposed is not None and self.released is None and not self.is_turned_down
