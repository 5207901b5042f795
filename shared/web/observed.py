"""Every answer is timed, counted and logged by its route, and never leaves without its manners."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.languages import Language, spoken
from shared.web.logs import logger
from shared.web.metrics import Metrics

UNKNOWN: Final = "unknown"
"""Stands for an address or a method that no endpoint has."""

ASKED_ALL_DAY: Final = frozenset({"/health/live", "/health/ready", "/metrics"})
"""Addresses that machines ask every few seconds: told only when something is wrong."""

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_MANNERS: Final = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
)

_log = logger("web")


class Observed:
    """Measures and logs each request, and answers 500 for what nobody caught.

    ``broken`` makes that answer in the caller's language.
    """

    def __init__(
        self, app: ASGIApp, metrics: Metrics, broken: Callable[[Language], Response]
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._broken = broken

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), *_MANNERS]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception:
            _log.exception("request-failed", extra={"route": _route(scope)})
            if status:
                raise
            language = spoken(Headers(scope=scope).get("accept-language", ""))
            await self._broken(language)(scope, receive, watched)
        finally:
            self._tell(scope, status or 499, time.perf_counter() - started)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else UNKNOWN
        route = _route(scope)
        self._metrics.answered(method, route, status, seconds)
        _log.log(
            _level(route, status),
            "answered",
            extra={
                "method": method,
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 2),
            },
        )


def _level(route: str, status: int) -> int:
    is_routine = route in ASKED_ALL_DAY and status < HTTPStatus.BAD_REQUEST
    return logging.DEBUG if is_routine else logging.INFO


def _route(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", UNKNOWN)
