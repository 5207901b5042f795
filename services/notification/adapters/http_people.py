"""Where other people are reached: the registrar's pages."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from services.notification.adapters.contact_asking import ContactAsking
from services.notification.adapters.contact_page import ContactPage
from services.notification.adapters.store import CONTACTS
from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from services.notification.domain.contact.commands import ConfirmContactPoint
from shared.identity.actor import Role
from shared.identity.purpose import Purpose
from shared.privacy import Address
from shared.service.desk import Desks
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asks

router = APIRouter(tags=["contact points"])

_REGISTRAR: Final = frozenset({Role.REGISTRAR})

ACCESS: Final[Access] = {
    ("GET", "/people/{person_id}/contact-points"): _REGISTRAR,
    ("PUT", "/people/{person_id}/contact-points"): _REGISTRAR,
    ("POST", "/people/{person_id}/contact-points/{kind}/confirm"): _REGISTRAR,
}


READS_CONTACT_POINTS: Final = Reads(
    Page.CONTACT_POINTS, CONTACTS.name, Purpose.KEEPING_THE_REGISTER
)

READS: Final[ReadTable] = {("GET", "/people/{person_id}/contact-points"): READS_CONTACT_POINTS}
"""The person may be a young person, who has contact points of their own."""


class ContactPointsOfPersonBody(BaseModel):
    """Where a person is told, in full, and how the registrar knows, if they do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: PersonLanguage | None = None
    mail: Address | None = None
    phone: Address | None = None
    verified: VerifiedHow | None = None


class ConfirmBody(BaseModel):
    """How the registrar has made sure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    how: VerifiedHow


@router.get("/people/{person_id}/contact-points", response_model=ContactPage)
def read_contact_points(person_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Show where a person is reached; of someone unknown here, nothing is on record."""
    with desk.reading(asking, READS_CONTACT_POINTS) as reading:
        if desk.known.is_child(person_id):
            reading.of_child(person_id)
        return shown(ContactAsking(desk, asking, person_id).page())


@router.put("/people/{person_id}/contact-points", response_model=ContactPage)
def set_contact_points(
    person_id: UUID, body: ContactPointsOfPersonBody, asking: Asks, desk: Desks
) -> Response:
    """Keep where a person is reached, verified when the registrar says how they know."""
    theirs = ContactAsking(desk, asking, person_id)
    theirs.ask(lambda _: theirs.setting(body.language, body.mail, body.phone, body.verified))
    return shown(theirs.page())


@router.post("/people/{person_id}/contact-points/{kind}/confirm", response_model=ContactPage)
def confirm_contact_point(
    person_id: UUID, kind: PointKind, body: ConfirmBody, asking: Asks, desk: Desks
) -> Response:
    """Vouch for an address or number that is on record."""
    theirs = ContactAsking(desk, asking, person_id)
    theirs.ask(
        lambda _: ConfirmContactPoint(
            by=asking.actor, now=asking.now, person_id=person_id, kind=kind, how=body.how
        )
    )
    return shown(theirs.page())
