"""One id that ties together everything that one request causes."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Final
from uuid import UUID

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uuid_utils.compat import uuid7

HEADER: Final = "X-Correlation-ID"

CORRELATION: ContextVar[UUID | None] = ContextVar("correlation", default=None)
"""The correlation id of what is being done now; also in worker threads."""


class Correlated:
    """Takes the caller's correlation id where it is a UUID, else makes one; and answers with it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request under its correlation id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        correlation_id = _given(Headers(scope=scope).get(HEADER)) or uuid7()

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = str(correlation_id)
            await send(message)

        token = CORRELATION.set(correlation_id)
        try:
            await self._app(scope, receive, send_with_id)
        finally:
            CORRELATION.reset(token)


def _given(text: str | None) -> UUID | None:
    try:
        return UUID(text)
    except (ValueError, TypeError):
        return None
