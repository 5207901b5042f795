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

PATIENCE: Final = 2.0
"""Seconds after which a part that has not answered counts as away."""

_log = logger("health")


class Alive(BaseModel):
    """The process answers."""

    status: str = "alive"


class Readiness(BaseModel):
    """Whether every part that the service needs answers, and which do."""

    ready: bool
    parts: dict[str, bool]


def health_router(checks: Mapping[str, Check]) -> APIRouter:
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
        return shown(Readiness(ready=is_ready, parts=parts), status=200 if is_ready else 503)

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


def _answer(part: str, check: Check) -> bool:
    try:
        return bool(check())
    except Exception:
        _log.exception("check-failed", extra={"part": part})
        return False
