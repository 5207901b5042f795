"""The guard before every endpoint: who is it, may they, and is it something we read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.identity.actor import Actor
from shared.identity.errors import IssuerUnreachable, Unauthenticated
from shared.identity.tokens import Tokens
from shared.web.access import PUBLIC, Row
from shared.web.problems import (
    BodyTooLarge,
    NotAllowed,
    NotJson,
    NotNow,
    NotSignedIn,
    TokenNotValid,
)

ACTOR: Final = "stafett.actor"
"""Where the one who acts stands in the ASGI scope."""

LARGEST_BODY: Final = 1024 * 1024
"""Bytes."""


@dataclass(slots=True)
class Doorman:
    """Tells who acts. Tokens that need work are verified in a thread, few at a time."""

    tokens: Tokens
    lane: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(2))

    async def actor(self, headers: Headers) -> Actor:
        """Give the actor of a request; raises ``NotSignedIn``, ``TokenNotValid`` or ``NotNow``."""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise NotSignedIn
        if known := self.tokens.remembered(token):
            return known
        try:
            return await to_thread.run_sync(self.tokens.actor_of, token, limiter=self.lane)
        except Unauthenticated:
            raise TokenNotValid from None
        except IssuerUnreachable:
            raise NotNow from None


@dataclass(frozen=True, slots=True)
class Guard:
    """Stands before one endpoint: sign-in first, then the role, then size and type of the body."""

    app: ASGIApp
    row: Row
    doorman: Doorman
    reads_json: bool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request in, or raise the problem that says why not."""
        headers = Headers(scope=scope)
        if self.row is not PUBLIC:
            actor = await self.doorman.actor(headers)
            if actor.role not in self.row:
                raise NotAllowed
            scope[ACTOR] = actor
        await self.app(scope, self._checked(headers, receive), send)

    def _checked(self, headers: Headers, receive: Receive) -> Receive:
        length = headers.get("content-length", "")
        chunked = "transfer-encoding" in headers
        if length.isdecimal() and int(length) > LARGEST_BODY:
            raise BodyTooLarge
        has_body = chunked or length not in {"", "0"}
        if self.reads_json and has_body and not _is_json(headers.get("content-type", "")):
            raise NotJson
        return _counted(receive) if chunked else receive


def _is_json(content_type: str) -> bool:
    media_type = content_type.partition(";")[0].strip().lower()
    return media_type == "application/json" or (
        media_type.startswith("application/") and media_type.endswith("+json")
    )


def _counted(receive: Receive) -> Receive:
    read = 0

    async def counting() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > LARGEST_BODY:
            raise BodyTooLarge
        return message

    return counting
