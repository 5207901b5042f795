"""Where the one who asks is reached, and in which language."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from services.notification.adapters.codes import Codes
from services.notification.adapters.contact_asking import ContactAsking
from services.notification.adapters.contact_page import ContactPage
from services.notification.domain.contact.codes import PersonLanguage, PointKind
from services.notification.domain.contact.commands import ConfirmSharedUse, VerifyContactPoint
from services.notification.domain.contact.points import ContactPoints, UnverifiedPoint
from services.notification.domain.contact.refusals import TheCodeIsNotRight
from services.notification.settings import NotificationSettings
from shared.identity.actor import Role
from shared.privacy import Address
from shared.service.desk import Desk, Desks
from shared.service.reading.table import ReadsNoChild, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asks

router = APIRouter(tags=["contact points"])

_PEOPLE: Final = frozenset(
    {Role.EMPLOYEE, Role.DATA_PROTECTION_OFFICER, Role.GUARDIAN, Role.YOUNG_PERSON}
)

ACCESS: Final[Access] = {
    ("GET", "/me/contact-points"): _PEOPLE,
    ("PUT", "/me/contact-points"): _PEOPLE,
    ("POST", "/me/contact-points/{kind}/verify"): _PEOPLE,
    ("POST", "/me/contact-points/{kind}/confirm-shared"): _PEOPLE,
}

READS: Final[ReadTable] = {
    ("GET", "/me/contact-points"): ReadsNoChild("Where the one who asks is reached, and no more."),
}

GivenCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]


class ContactPointsBody(BaseModel):
    """Where I want to be told, in full: what is left out is removed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: PersonLanguage | None = None
    mail: Address | None = None
    phone: Address | None = None


class CodeBody(BaseModel):
    """The code from the e-mail."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: GivenCode


@router.get("/me/contact-points", response_model=ContactPage)
def read_my_contact_points(asking: Asks, desk: Desks) -> Response:
    """Show where the one who asks is reached."""
    return shown(ContactAsking(desk, asking, asking.actor.person_id).page())


@router.put("/me/contact-points", response_model=ContactPage)
def set_my_contact_points(body: ContactPointsBody, asking: Asks, desk: Desks) -> Response:
    """Keep where the one who asks wants to be reached; a new e-mail address is sent a code."""
    mine = ContactAsking(desk, asking, asking.actor.person_id)
    mine.ask(lambda _: mine.setting(body.language, body.mail, body.phone, None))
    return shown(mine.page())


@router.post("/me/contact-points/{kind}/verify", response_model=ContactPage)
def verify_my_contact_point(kind: PointKind, body: CodeBody, asking: Asks, desk: Desks) -> Response:
    """Take the code that was sent. A wrong one is counted, and refused."""
    mine = ContactAsking(desk, asking, asking.actor.person_id)
    after = mine.ask(
        lambda contact: VerifyContactPoint(
            by=asking.actor,
            now=asking.now,
            person_id=asking.actor.person_id,
            kind=kind,
            is_right=_is_right(contact, kind, body.code, desk),
        )
    )
    if isinstance(after.points.get(kind), UnverifiedPoint):
        raise TheCodeIsNotRight
    return shown(mine.page())


@router.post("/me/contact-points/{kind}/confirm-shared", response_model=ContactPage)
def confirm_that_my_contact_point_is_shared(kind: PointKind, asking: Asks, desk: Desks) -> Response:
    """Say: others use this address too, use it all the same."""
    mine = ContactAsking(desk, asking, asking.actor.person_id)
    mine.ask(
        lambda contact: ConfirmSharedUse(
            by=asking.actor,
            now=asking.now,
            person_id=asking.actor.person_id,
            kind=kind,
            others=frozenset(mine.sharers(kind, contact)),
        )
    )
    return shown(mine.page())


def _is_right(contact: ContactPoints, kind: PointKind, given: str, desk: Desk) -> bool:
    settings = desk.settings
    if kind is not PointKind.MAIL or contact.code is None:
        return False
    key = settings.code_key if isinstance(settings, NotificationSettings) else None
    return Codes.with_key(key).is_right(contact.code.code_id, given)
