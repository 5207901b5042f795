"""The endpoints by which operators and machines read a service: figures, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson
from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.responses import Response

from shared.web.access import PUBLIC, Access
from shared.web.answers import JSON
from shared.web.metrics import Metrics

OPERATIONS: Final[Access] = {
    ("GET", "/health/live"): PUBLIC,
    ("GET", "/health/ready"): PUBLIC,
    ("GET", "/metrics"): PUBLIC,
    ("GET", "/asyncapi.json"): PUBLIC,
}
"""What every service serves without sign-in. Nothing in them is about a person."""


def operations_router(metrics: Metrics, asyncapi: Callable[[], Mapping[str, Any]]) -> APIRouter:
    """Make /metrics and /asyncapi.json."""
    router = APIRouter(tags=["operations"])

    @router.get(
        "/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}}
    )
    async def figures() -> Response:
        """Give the service's figures in Prometheus' text format."""
        return Response(metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    @router.get("/asyncapi.json", responses={200: {"content": {JSON: {}}}})
    async def says_and_hears() -> Response:
        """Give what the service says and hears on the bus, as an AsyncAPI document."""
        return Response(orjson.dumps(asyncapi()), media_type=JSON)

    return router
