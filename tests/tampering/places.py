"""Where an event of a notebook stands."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from shared.eventing.kind import stream_id
from tests.kit.notebook import NOTEBOOKS
from tests.tampering.house import STORY


class Place(NamedTuple):
    stream: UUID
    version: int
    name: str

    @property
    def key(self) -> tuple[UUID, int]:
        return self.stream, self.version


MAIN_STORY = [event for event in STORY if event.facet() == "main"]


def place_of(notebook: UUID, version: int) -> Place:
    """Name a place in the main stream of a notebook."""
    name = NOTEBOOKS.catalogue.name_of(type(MAIN_STORY[version - 1]))
    return Place(stream_id(NOTEBOOKS.name, notebook, "main"), version, name)
