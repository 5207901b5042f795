"""What is shown of a release to those who decide on it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.audit_trail.domain.release.states import Release
from services.audit_trail.views.releases import ReleaseRow, ReleaseStep


class ItemShown(BaseModel):
    """An item as it is to be given, and the line that it was made of."""

    model_config = ConfigDict(frozen=True)

    event_id: UUID
    happened_on: date
    who: str
    text: str


class ReleasePage(ReleaseRow):
    """A release, and what it gives."""

    items: tuple[ItemShown, ...]


class ReleasesPage(BaseModel):
    """The releases of one child that there are for whoever asks."""

    model_config = ConfigDict(frozen=True)

    releases: tuple[ReleaseRow, ...]


def row_of(release_id: UUID, release: Release) -> ReleaseRow:
    """Say how far a release has come that was proposed."""
    assert release.proposed is not None
    return ReleaseRow(
        release_id=release_id,
        child_id=release.proposed.child_id,
        to=release.proposed.to,
        proposed_by=release.proposed.proposed_by,
        step=_step(release),
    )


def _step(release: Release) -> ReleaseStep:
    if release.released:
        return ReleaseStep.RELEASED
    return ReleaseStep.TURNED_DOWN if release.is_turned_down else ReleaseStep.PROPOSED


def page_of(release_id: UUID, release: Release) -> ReleasePage:
    """Show a release that was proposed, and each of its items."""
    row = row_of(release_id, release)
    items = release.proposed.items if release.proposed else ()
    return ReleasePage(
        **row.model_dump(),
        items=tuple(
            ItemShown(
                event_id=item.event_id,
                happened_on=item.happened_on,
                who=item.who,
                text=item.text,
            )
            for item in items
        ),
    )
