"""One web application, made in one place: guard, problems, health, metrics, documents."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Final

from anyio import to_thread
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from fastapi.telemetry import TelemetryConfig
from starlette.middleware import Middleware

from shared.identity.tokens import Tokens
from shared.languages import Languages
from shared.time.clock import Clock
from shared.web.access import Access, Endpoint, must_be_complete
from shared.web.catching import catch
from shared.web.correlation import Correlated
from shared.web.guard import Doorman, Guard
from shared.web.health import Check, Details, health_router, no_details
from shared.web.metrics import Metrics
from shared.web.observed import Observed
from shared.web.openapi import Document, declared_names, documented
from shared.web.operations import OPERATIONS, operations_router
from shared.web.problem import Explainer
from shared.web.problems import Broken
from shared.web.where import Where

THREADS: Final = 8
"""Commands that are decided at once; more threads only wait for each other."""

# FastAPI would hand request bodies to whatever OpenTelemetry is set up in the process.
_NOT_TOLD: Final[TelemetryConfig] = {"tracing": False, "metrics": False, "logs": False}

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


class RoutersAreNotPlain(Exception):
    """A router includes another one, or two endpoints are the same; give each router once."""


class _Documented(FastAPI):
    """An application whose OpenAPI document tells of the guard."""

    complete: Callable[[Document], Document]

    def openapi(self) -> Document:
        """Give the OpenAPI document, made once."""
        if self.openapi_schema is None:
            self.openapi_schema = self.complete(super().openapi())
        return self.openapi_schema


def build_app(
    *,
    name: str,
    title: str,
    routers: Iterable[APIRouter],
    access: Access,
    tokens: Tokens,
    languages: Languages,
    clock: Clock,
    checks: Mapping[str, Check],
    metrics: Metrics,
    asyncapi: Callable[[], Mapping[str, Any]],
    lifespan: Lifespan | None = None,
    details: Details = no_details,
    away: Sequence[type[Exception]] = (),
) -> FastAPI:
    """Make the application of the service ``name``.

    ``details`` tells what is wrong although the service serves. ``away`` are exceptions which mean
    that a part such as the database does not answer: 503.
    Raises ``AccessTableIsNotComplete`` when endpoints and table differ.
    """
    explain = Explainer(languages, Where(lambda: declared_names(app.openapi())))
    app = _Documented(
        title=title,
        description=f"Stafett: {name}",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry=_NOT_TOLD,
        lifespan=_with_few_threads(lifespan),
        middleware=[
            Middleware(Correlated),
            Middleware(
                Observed,
                metrics=metrics,
                broken=lambda language: explain.problem(Broken, language),
            ),
        ],
    )
    app.state.clock = clock
    rows = {**access, **OPERATIONS}
    app.complete = lambda document: documented(document, rows, tokens.issuer)
    own = [health_router(checks, details), operations_router(metrics, asyncapi)]
    app.router.routes.extend(_guarded([*routers, *own], rows, Doorman(tokens)))
    catch(app, explain, away)
    return app


def _guarded(routers: Iterable[APIRouter], rows: Access, doorman: Doorman) -> Iterator[APIRoute]:
    routes = [route for router in routers for route in router.routes]
    ours = {_endpoint(route): route for route in routes if isinstance(route, APIRoute)}
    if len(ours) < len(routes):
        raise RoutersAreNotPlain
    must_be_complete(rows, ours)
    for endpoint, route in ours.items():
        guarded = copy.copy(route)
        reads_json = route.body_field is not None
        guarded.app = Guard(route.app, rows[endpoint], doorman, reads_json)
        yield guarded


def _endpoint(route: APIRoute) -> Endpoint:
    (method,) = route.methods or ("GET",)
    return method, route.path


def _with_few_threads(inner: Lifespan | None) -> Lifespan:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        if inner is None:
            yield
        else:
            async with inner(app):
                yield

    return lifespan
