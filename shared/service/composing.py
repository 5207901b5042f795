"""Puts a service together: what it is, with the outside it is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import psycopg
from eventsourcing.persistence import InterfaceError, OperationalError
from fastapi import APIRouter, FastAPI
from psycopg_pool import PoolTimeout

from shared.eventing.remembering import WHO_IS_WHO_VIEW, RememberedRows
from shared.eventing.store import Store, TooManyCameFirst
from shared.eventing.views import Views
from shared.identity.tokens import Tokens
from shared.languages.languages import Languages, shared_and
from shared.service.asyncapi import asyncapi
from shared.service.definition import Service
from shared.service.desk import Desk
from shared.service.reading.readers_endpoint import (
    READERS_ACCESS,
    READERS_READS,
    readers_router,
)
from shared.service.reading.table import ReadTable, must_say_what_is_read
from shared.service.running import Running
from shared.service.sealed_endpoint import SEALED_ACCESS, SEALED_READS, sealed_router
from shared.service.settings import Settings
from shared.service.trail_endpoint import TRAIL_ACCESS, TRAIL_READS, trail_router
from shared.time.municipal_calendar import working_days_in
from shared.web.access import Access
from shared.web.app import build_app
from shared.web.metrics import Metrics
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho

AWAY: Final = (
    TooManyCameFirst,
    InterfaceError,
    OperationalError,
    psycopg.OperationalError,
    PoolTimeout,
)
"""What means that the record cannot answer just now: the same request may pass soon."""


def desk_for(service: Service, settings: Settings) -> Desk:
    """Open the record and everything an endpoint needs beside it."""
    store = Store.open(settings.library_environment(), service.all_kinds, settings.writer())
    views = Views(store.connection)
    knows = any(view.table == WHO_IS_WHO_VIEW.table for view in service.all_views)
    rows = RememberedRows(views) if knows else RowsInMemory()
    return Desk(
        store=store,
        views=views,
        known=WhoIsWho(rows),
        days=working_days_in(settings.country),
        clock=settings.clock(),
        languages=languages_of(service.folder),
        metrics=Metrics(service.context),
        settings=settings,
        about_children=frozenset(trail.kind.name for trail in service.trail),
    )


def languages_of(folder: Path) -> Languages:
    """Read the sentences of a service and of everything shared."""
    return Languages(shared_and(folder / "locale"))


def app_for(service: Service, settings: Settings, tokens: Tokens | None = None) -> FastAPI:
    """Build the service's application; ``tokens`` stands in for the configured issuer in tests."""
    must_say_what_is_read(reads_of(service), access_of(service))
    desk = desk_for(service, settings)
    running = Running(service, desk, settings)
    app = build_app(
        name=service.context,
        title=service.title,
        routers=routers_of(service),
        access=access_of(service),
        tokens=tokens or tokens_of(settings),
        languages=desk.languages,
        clock=desk.clock,
        checks=checks(running),
        details=lambda: service.details(desk),
        metrics=desk.metrics,
        asyncapi=lambda: asyncapi(service),
        lifespan=running.lifespan,
        away=AWAY,
    )
    app.state.desk = desk
    app.state.running = running
    return app


def routers_of(service: Service) -> Sequence[APIRouter]:
    """Give the service's endpoints, and those that the kit serves for it."""
    made = (trail_router, readers_router, sealed_router) if service.trail else ()
    return (*service.routers, *(make(service) for make in made))


def access_of(service: Service) -> Access:
    """Give the whole table of who may call what."""
    kit = {**TRAIL_ACCESS, **READERS_ACCESS, **SEALED_ACCESS} if service.trail else {}
    return {**service.access, **kit}


def reads_of(service: Service) -> ReadTable:
    """Give the whole table of what is read where."""
    kit = {**TRAIL_READS, **READERS_READS, **SEALED_READS} if service.trail else {}
    return {**service.reads, **kit}


def tokens_of(settings: Settings) -> Tokens:
    """Trust the configured issuer."""
    return Tokens(
        issuer=settings.issuer,
        audience=settings.audience,
        found_at=settings.issuer_internal_url,
    )


def checks(running: Running) -> dict[str, Callable[[], bool]]:
    """Say what must be well before the service takes requests."""

    def the_record_answers() -> bool:
        return running.relay_lag() >= 0

    return {"postgres": the_record_answers, "nats": running.is_listening}
