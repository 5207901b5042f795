"""The Idempotency-Key of a command: a retry is recognised, another request is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from uuid import UUID

from starlette.requests import Request

from shared.identity.actor import Actor
from shared.web.problems import KeyNotReadable, KeyReused

HEADER: Final = "Idempotency-Key"

PATTERN: Final = r"^[\x21-\x7e]{1,255}$"

_READABLE: Final = re.compile(PATTERN)


@dataclass(frozen=True, slots=True)
class Idempotency:
    """What recognises a repeated request.

    ``key`` belongs to one person, so nobody meets another's key. ``fingerprint`` is the SHA-256
    (64 hex digits) of method, address, body and actor. Both are stored in the transaction of what
    the command decides, the fingerprint as a mark.
    """

    key: str
    fingerprint: str

    def must_be_the_same(self, stored_fingerprint: str) -> None:
        """Compare with the request that used the key before; raises ``KeyReused``."""
        if stored_fingerprint != self.fingerprint:
            raise KeyReused


async def idempotency_of(request: Request, actor: Actor) -> Idempotency | None:
    """Read the key of a command, if it has one; raises ``KeyNotReadable``. Looking needs none."""
    given = request.headers.get(HEADER)
    if given is None or request.method == "GET":
        return None
    if not _READABLE.match(given):
        raise KeyNotReadable
    scope = request.scope
    address = f"{scope['path']}?{scope['query_string'].decode('latin-1')}"
    body = await request.body()
    return Idempotency(
        key=f"{actor.person_id}/{given}",
        fingerprint=fingerprint(request.method, address, body, actor.person_id),
    )


def fingerprint(method: str, address: str, body: bytes, person_id: UUID) -> str:
    """Give 64 hex digits that differ when anything that was asked differs, or who asks."""
    head = f"{method}\0{address}\0{person_id}\0"
    return sha256(head.encode("utf-8", "surrogateescape") + body).hexdigest()
