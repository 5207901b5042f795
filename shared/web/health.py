"""Whether a service lives, and whether it can serve."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from anyio import CapacityLimiter, create_task_group, move_on_after, to_thread
from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import Response

from shared.web.answers import shown
from shared.web.logs import logger

Check = Callable[[], bool]
"""Tells whether a part that the service needs answers. May block; an exception means no."""

Details = Callable[[], Mapping[str, str]]
"""Tells what whoever runs the service should know although it can serve: codes and numbers."""

PATIENCE: Final = 2.0
"""Seconds after which a part that has not answered counts as away."""

_log = logger("health")


def no_details() -> Mapping[str, str]:
    """Tell nothing."""
    return {}


class Alive(BaseModel):
    """The process answers."""

    status: str = "alive"


class Readiness(BaseModel):
    """Whether every part that the service needs answers, and which do.

    ``details`` are what is wrong although the service can serve.
    """

    ready: bool
    parts: dict[str, bool]
    details: dict[str, str] = {}


def health_router(checks: Mapping[str, Check], details: Details = no_details) -> APIRouter:
    """Make the two endpoints; ``checks`` are named for the parts they ask."""
    router = APIRouter(prefix="/health", tags=["operations"])
    lane = CapacityLimiter(max(len(checks), 1) * 2)

    @router.get("/live", response_model=Alive)
    async def live() -> Response:
        """Tell that the process answers."""
        return shown(Alive())

    @router.get("/ready", response_model=Readiness, responses={503: {"model": Readiness}})
    async def ready() -> Response:
        """Tell whether the service can serve, and which part is missing if not."""
        parts = await _asked(checks, lane)
        is_ready = all(parts.values())
        told = await to_thread.run_sync(_told, details, limiter=lane) if is_ready else {}
        page = Readiness(ready=is_ready, parts=parts, details=told)
        return shown(page, status=200 if is_ready else 503)

    return router


async def _asked(checks: Mapping[str, Check], lane: CapacityLimiter) -> dict[str, bool]:
    parts = dict.fromkeys(checks, False)

    async def ask(part: str) -> None:
        parts[part] = await to_thread.run_sync(
            _answer, part, checks[part], limiter=lane, abandon_on_cancel=True
        )

    with move_on_after(PATIENCE):
        async with create_task_group() as together:
            for part in checks:
                together.start_soon(ask, part)
    return parts


def _told(details: Details) -> dict[str, str]:
    try:
        return dict(details())
    except Exception:
        _log.exception("details-failed")
        return {"details": "not-known"}


def _answer(part: str, check: Check) -> bool:
    try:
        return bool(check())
    except Exception:
        _log.exception("check-failed", extra={"part": part})
        return False
