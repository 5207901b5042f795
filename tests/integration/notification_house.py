"""Notification with Solbakken's people, on real PostgreSQL and NATS and with a real mail server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import httpx

from services.notification.domain.message.events import MessageSuppressed
from shared.contracts.codes import AddressProtection, ConfidentialityRegime, Ownership, UnitKind
from shared.contracts.contract import Contract
from shared.contracts.directory import (
    AddressProtectionChangedV1,
    ChildPlacedV1,
    GuardianGrantedAccessV1,
    GuardianRelatedV1,
    PostHeldV1,
    UnitDescribedV1,
)
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.identity.actor import Actor
from tests.eventually import eventually
from tests.integration.mailbox import Mailbox
from tests.integration.serving import Served
from tests.integration.telling import tell
from tests.real_parts import RealBus
from tests.rules.notification.people import (
    ADA,
    BERIT,
    KARI,
    LISE,
    RAGNHILD,
    REGISTRAR,
    SOLBAKKEN,
    TOR,
)

NOW = datetime(2026, 1, 19, 9, 0, tzinfo=UTC)
LONG_AGO = date(2025, 8, 18)
MAIL = {
    KARI: "kari@solbakken.example",
    BERIT: "berit@solbakken.example",
    LISE: "lise@home.example",
    TOR: "tor@home.example",
}


@dataclass
class House:
    """The service, the bus it hears, and the mail server it sends to."""

    served: Served
    bus: RealBus
    mailbox: Mailbox

    def hears(self, *told: Contract) -> None:
        tell(self.bus, *told)

    def events(self, kind: type[Event]) -> list[Recorded[Event]]:
        log = self.served.desk.store.after(0, 10_000)
        return [one for one in log if isinstance(one.event, kind)]

    def waiting(self, by: Actor) -> list[str]:
        page = self.served.get("/me/waiting", by).json()
        return [line["task"] for line in page["waiting"]]

    def inbox(self, by: Actor) -> list[dict[str, Any]]:
        page: dict[str, Any] = self.served.get("/me/inbox", by).json()
        messages: list[dict[str, Any]] = page["messages"]
        return messages

    def kinds(self, by: Actor) -> list[str]:
        return [message["kind"] for message in self.inbox(by)]

    def deliveries(self) -> dict[str, Any]:
        page: dict[str, Any] = self.served.get("/deliveries", REGISTRAR).json()
        return page

    def suppressed(self) -> list[tuple[UUID, str]]:
        found = [one.event for one in self.events(MessageSuppressed)]
        return [(one.person_id, one.because) for one in found if isinstance(one, MessageSuppressed)]


def unprotected(person_id: UUID) -> AddressProtectionChangedV1:
    return AddressProtectionChangedV1(
        person_id=person_id, protection=AddressProtection.NONE, starts_on=LONG_AGO
    )


def post(person_id: UUID) -> PostHeldV1:
    return PostHeldV1(employee_id=person_id, unit_id=SOLBAKKEN, starts_on=LONG_AGO)


def related(guardian_id: UUID) -> tuple[Contract, Contract]:
    relation = GuardianRelatedV1(
        child_id=ADA, guardian_id=guardian_id, has_parental_responsibility=True, starts_on=LONG_AGO
    )
    grant = GuardianGrantedAccessV1(child_id=ADA, guardian_id=guardian_id, starts_on=LONG_AGO)
    return relation, grant


STAFF = (KARI, BERIT, RAGNHILD)

WHO_IS_WHO: tuple[Contract, ...] = (
    UnitDescribedV1(
        unit_id=SOLBAKKEN,
        kind=UnitKind.KINDERGARTEN,
        ownership=Ownership.PUBLIC,
        regime=ConfidentialityRegime.ADMIN,
        leader_id=BERIT,
        next_leader_ids=(RAGNHILD,),
    ),
    *map(unprotected, (*STAFF, ADA, LISE, TOR)),
    *map(post, STAFF),
    ChildPlacedV1(child_id=ADA, unit_id=SOLBAKKEN, starts_on=LONG_AGO, age=3),
    *related(LISE),
    *related(TOR),
)


def settle(house: House) -> House:
    """Let everyone be known, with an address that the registrar has checked."""
    house.hears(*WHO_IS_WHO)
    known = house.served.desk.known
    eventually(lambda: len(known.guardians(ADA, NOW.date())) == 2)
    eventually(lambda: all(known.posts(one, NOW.date()) for one in STAFF))
    eventually(lambda: not known.protected((*STAFF, ADA, LISE, TOR), NOW.date()))
    eventually(lambda: known.has_access(TOR, ADA, NOW.date()))
    for person_id, address in MAIL.items():
        body = {"mail": address, "verified": "in-person", "language": "nb"}
        answer = house.served.put(f"/people/{person_id}/contact-points", REGISTRAR, body)
        assert answer.status_code == httpx.codes.OK, answer.text
    return house
