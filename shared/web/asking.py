"""What every endpoint knows about the one who asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends
from starlette.requests import Request
from uuid_utils.compat import uuid7

from shared.identity.actor import Actor
from shared.identity.purpose import Purpose
from shared.languages import Language
from shared.web.correlation import CORRELATION
from shared.web.guard import ACTOR
from shared.web.idempotency import Idempotency, idempotency_of
from shared.web.problem import language_of
from shared.web.purpose import purpose_of


@dataclass(frozen=True, slots=True)
class Asking:
    """One request of one person: who, when (by the service's clock), in which language.

    ``idempotency`` recognises a retry of a command; ``if_match`` says from which page it was
    decided; ``correlation_id`` ties together what the request causes. ``purpose`` is what the
    person says to read for, where they say it.
    """

    actor: Actor
    now: datetime
    language: Language
    idempotency: Idempotency | None
    if_match: str | None
    correlation_id: UUID
    purpose: Purpose | None = None


async def asking(request: Request) -> Asking:
    """Read from a request what every endpoint needs; the guard has let it in already."""
    actor: Actor = request.scope[ACTOR]
    return Asking(
        actor=actor,
        now=request.app.state.clock.now(),
        language=language_of(request),
        idempotency=await idempotency_of(request, actor),
        if_match=request.headers.get("if-match"),
        correlation_id=CORRELATION.get() or uuid7(),
        purpose=purpose_of(request, actor),
    )


Asks = Annotated[Asking, Depends(asking)]
"""The type of the parameter by which an endpoint gets its ``Asking``."""
