"""``GET /sealed/{kind}/{subject_id}``: under which keys one record is sealed; ids, never a key."""

from __future__ import annotations

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, ConfigDict

from shared.identity.actor import Role
from shared.service.definition import Service
from shared.service.desk import Desks
from shared.service.reading.table import ReadsNoChild, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.problems import NotFound

PATH: Final = "/sealed/{kind}/{subject_id}"

SEALED_ACCESS: Final[Access] = {
    ("GET", PATH): frozenset({Role.ARCHIVIST, Role.DATA_PROTECTION_OFFICER}),
}
"""Those two who decide together that a record is closed for good."""

SEALED_READS: Final[ReadTable] = {
    ("GET", PATH): ReadsNoChild("Ids of keys, and whose data it is; no word of what it says."),
}

KindOfSubject = Annotated[str, Path(pattern=r"^[a-z][a-z-]{0,49}$")]


class SealedUnder(BaseModel):
    """Whose data a record is, and the ids of the keys of its streams, of all its facets."""

    model_config = ConfigDict(frozen=True)

    about: tuple[UUID, ...]
    stream_keys: tuple[UUID, ...]


def sealed_router(service: Service) -> APIRouter:
    """Make the endpoint of one service."""
    router = APIRouter(tags=["sealed"])
    kinds = {kind.name: kind for kind in service.kinds}

    @router.get(PATH, response_model=SealedUnder)
    def read_under_which_keys_a_record_is_sealed(
        kind: KindOfSubject, subject_id: UUID, desk: Desks
    ) -> Response:
        """Name the keys of every stream of a record, for those who decide to close it for good."""
        if kind not in kinds:
            raise NotFound
        history = desk.store.history(kinds[kind], subject_id)
        recorded = [one for facet in history.values() for one in facet]
        if not recorded:
            raise NotFound
        about = {one.about for one in recorded if one.about}
        keys = {one.lock.stream_key for one in recorded if one.lock}
        return shown(SealedUnder(about=tuple(sorted(about)), stream_keys=tuple(sorted(keys))))

    return router
