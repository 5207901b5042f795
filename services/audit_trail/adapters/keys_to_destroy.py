"""Which keys an erasure takes away: a child's own, or those of one record's streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import orjson

from services.audit_trail.adapters.owners import Headers, Owners
from services.audit_trail.domain.documents import Covered
from services.audit_trail.domain.events import Keys
from shared.sealing.destroying import ids_of_keys
from shared.web.problems import NotFound, NotNow


@dataclass(frozen=True)
class KeysToDestroy:
    """Finds keys in the name of one who may decide; ``destroyer_url`` leads to the keys."""

    destroyer_url: str | None
    owners: Owners
    headers: Headers

    def find(self, child_id: UUID, covers: Covered | None) -> Keys:
        """Name the keys. Raises ``NotFound`` where a record is not about the child, ``NotNow``."""
        if self.destroyer_url is None:
            raise NotNow
        if covers is None:
            return Keys(of_the_child=ids_of_keys(self.destroyer_url, child_id))
        return self._of_a_record(child_id, covers)

    def _of_a_record(self, child_id: UUID, covers: Covered) -> Keys:
        client = self.owners.clients.get(covers.service)
        if client is None:
            raise NotFound
        told = _asked(client, f"/sealed/{covers.kind}/{covers.subject_id}", self.headers)
        if str(child_id) not in told["about"]:
            raise NotFound
        return Keys(of_streams=tuple(UUID(key) for key in told["stream_keys"]))


def _asked(client: httpx.Client, path: str, headers: Headers) -> dict[str, Any]:
    try:
        answer = client.get(path, headers=dict(headers))
    except httpx.HTTPError:
        raise NotNow from None
    if answer.status_code == httpx.codes.NOT_FOUND:
        raise NotFound
    if answer.status_code != httpx.codes.OK:
        raise NotNow
    told: dict[str, Any] = orjson.loads(answer.content)
    return told
