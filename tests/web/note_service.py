"""A service that keeps notes: the smallest that has everything the web gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from shared.eventing.decider import NotKnownHereYet, Refusal
from shared.eventing.ground import Ground
from shared.identity.actor import Role
from shared.languages import Languages, shared_and
from shared.privacy import Text
from shared.web.access import PUBLIC, Access
from shared.web.answers import done, shown
from shared.web.app import build_app
from shared.web.asking import Asking, Asks
from shared.web.etag import must_match
from shared.web.health import Check
from shared.web.metrics import Metrics
from shared.web.problems import NotFound
from tests.web.people import ISSUER

NOTE = UUID("0198b7a0-0000-7000-8000-000000000001")
NOON = datetime(2026, 1, 12, 11, 0, tzinfo=UTC)


class NotesAreKindFirst(Refusal):
    """A note must be kind."""

    sentence = "Write something kind to {whom} first."
    opens = "A kind word."
    ground = Ground("guide.R0", "the guide")
    status = 409


class DatabaseAway(Exception):
    """Imitates what a driver raises."""


class Note(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: Text


class NotePage(BaseModel):
    text: str
    language: str


@dataclass(frozen=True)
class AtNoon:
    def now(self) -> datetime:
        return NOON

    def real(self, told: datetime) -> datetime:
        return told


ACCESS: Access = {
    ("POST", "/notes"): frozenset({Role.EMPLOYEE}),
    ("POST", "/notes/{note_id}/changes"): frozenset({Role.EMPLOYEE}),
    ("GET", "/notes/{note_id}"): frozenset({Role.EMPLOYEE, Role.GUARDIAN}),
    ("GET", "/asking"): frozenset({Role.EMPLOYEE}),
    ("POST", "/asking"): frozenset({Role.EMPLOYEE}),
    ("GET", "/greeting"): PUBLIC,
    ("POST", "/troubles/{kind}"): frozenset({Role.EMPLOYEE}),
}

router = APIRouter()


def page_of(note_id: UUID, asking: Asking) -> NotePage:
    if note_id != NOTE:
        raise NotFound
    return NotePage(text="as it was", language=asking.language)


@router.post("/notes", status_code=201, response_model=NotePage)
def write_note(note: Note, asking: Asks) -> Response:
    page = NotePage(text=note.text, language=asking.language)
    return shown(page, status=201, location=f"/notes/{NOTE}")


@router.post("/notes/{note_id}/changes", status_code=204)
def change_note(note_id: UUID, note: Note, asking: Asks) -> Response:
    must_match(asking.if_match, page_of(note_id, asking), required=True)
    assert note.text
    return done()


@router.get("/notes/{note_id}", response_model=NotePage)
def read_note(note_id: UUID, asking: Asks) -> Response:
    return shown(page_of(note_id, asking))


@router.get("/asking")
@router.post("/asking")
def tell_who_asks(asking: Asks) -> Response:
    return shown(
        {
            "actor": asking.actor,
            "now": asking.now,
            "idempotency": asking.idempotency,
            "correlation_id": asking.correlation_id,
        }
    )


@router.get("/greeting")
def greet() -> Response:
    return shown({"greeting": "hei"})


@router.post("/troubles/{kind}")
def make_trouble(kind: str) -> Response:
    raise TROUBLES[kind]


TROUBLES = {
    "refusal": NotesAreKindFirst(whom="Ada"),
    "unknown": NotKnownHereYet("unit"),
    "away": DatabaseAway(),
    "bug": RuntimeError("Ada Solbakken, born 2022-03-01"),
}


def notes(
    access: Access = ACCESS,
    routers: tuple[APIRouter, ...] = (router,),
    **checks: Check,
) -> FastAPI:
    return build_app(
        name="notes",
        title="Notes",
        routers=routers,
        access=access,
        tokens=ISSUER.tokens(),
        languages=Languages(shared_and()),
        clock=AtNoon(),
        checks=checks,
        metrics=Metrics("notes"),
        asyncapi=lambda: {"asyncapi": "3.0.0"},
        away=[DatabaseAway],
    )
