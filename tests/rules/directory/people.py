"""The people of Solbakken kindergarten, and what they ask the directory."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from services.directory.domain.child.commands import (
    EndAccess,
    EnterBirthNumber,
    EnterChild,
    EnterConflict,
    GrantAccess,
    NoteDay,
    PlaceChild,
    RelateGuardian,
    RestrictGuardian,
)
from services.directory.domain.child.decider import child_decider
from services.directory.domain.child.events import (
    ChildEntered,
    ChildEvent,
    ChildPlaced,
    ChildProtected,
    ConflictEntered,
    GuardianGrantedAccess,
    GuardianRelated,
    GuardianRestricted,
)
from services.directory.domain.codes import Check, Closeness, Relation, RestrictionKind
from services.directory.domain.person.decisions import person_decider
from services.directory.domain.person.events import PersonEntered, PersonProtected, PostHeld
from services.directory.domain.unit.unit import unit_decider
from shared.contracts.codes import AddressProtection
from shared.identity.actor import Actor, Role
from tests.spec import Spec

SOLBAKKEN = UUID("50000000-0000-4000-8000-000000000001")
FURUHEIM = UUID("50000000-0000-4000-8000-000000000002")
BERIT = UUID("10000000-0000-4000-8000-000000000001")
DAG = UUID("10000000-0000-4000-8000-000000000002")
INGRID = UUID("10000000-0000-4000-8000-000000000003")
MAGNE = UUID("10000000-0000-4000-8000-000000000004")
KARI = UUID("10000000-0000-4000-8000-000000000005")
RAGNA = UUID("10000000-0000-4000-8000-000000000006")
ADA = UUID("20000000-0000-4000-8000-000000000001")
NOOR = UUID("20000000-0000-4000-8000-000000000002")
LISE = UUID("30000000-0000-4000-8000-000000000001")
TOR = UUID("30000000-0000-4000-8000-000000000002")
CONTACT_BAN = UUID("40000000-0000-4000-8000-000000000001")

REGISTRAR = Actor(person_id=RAGNA, role=Role.REGISTRAR)
LEADER = Actor(person_id=BERIT, role=Role.EMPLOYEE, unit_id=SOLBAKKEN)
LEAD = Actor(person_id=KARI, role=Role.EMPLOYEE, unit_id=SOLBAKKEN)
COLLEAGUE = Actor(person_id=DAG, role=Role.EMPLOYEE, unit_id=SOLBAKKEN)
FATHER = Actor(person_id=TOR, role=Role.GUARDIAN)
THE_SYSTEM = Actor(person_id=UUID(int=1), role=Role.SYSTEM)

TODAY = date(2026, 1, 19)
NOW = datetime(2026, 1, 19, 9, tzinfo=UTC)
ADAS_BIRTH_DATE = date(2022, 3, 1)
GIVERS = frozenset({BERIT, KARI})
BOTH_CHECKS = (Check.RELATION, Check.NO_RESTRICTION)

given_unit = Spec(unit_decider)
given_person = Spec(person_decider)
given_child = Spec(child_decider)

KARI_ENTERED = PersonEntered(person_id=KARI, name="Kari Nordli")
KARI_NOT_PROTECTED = PersonProtected(
    person_id=KARI, protection=AddressProtection.NONE, starts_on=TODAY
)


def post(starts_on: date, ends_on: date | None = None) -> PostHeld:
    return PostHeld(
        person_id=KARI,
        unit_id=SOLBAKKEN,
        position="teacher",
        starts_on=starts_on,
        ends_on=ends_on,
    )


ADA_ENTERED = ChildEntered(child_id=ADA, name="Ada Lien", birth_date=ADAS_BIRTH_DATE, age=3)
ADA_NOT_PROTECTED = ChildProtected(child_id=ADA, protection=AddressProtection.NONE, starts_on=TODAY)
ADA_PROTECTED = ChildProtected(child_id=ADA, protection=AddressProtection.STRICT, starts_on=TODAY)
ADA_PLACED = ChildPlaced(child_id=ADA, unit_id=SOLBAKKEN, starts_on=date(2025, 8, 15), age=3)
ADA_IS_KNOWN: tuple[ChildEvent, ...] = (ADA_ENTERED, ADA_NOT_PROTECTED, ADA_PLACED)


def related(
    guardian: UUID,
    relation: Relation = Relation.PARENT,
    responsible: bool = True,
    ends_on: date | None = None,
) -> GuardianRelated:
    return GuardianRelated(
        child_id=ADA,
        guardian_id=guardian,
        relation=relation,
        has_parental_responsibility=responsible,
        starts_on=ADAS_BIRTH_DATE,
        ends_on=ends_on,
    )


TOR_GRANTED = GuardianGrantedAccess(
    child_id=ADA, guardian_id=TOR, checked=BOTH_CHECKS, starts_on=date(2026, 1, 12)
)
TOR_HAS_ACCESS: tuple[ChildEvent, ...] = (*ADA_IS_KNOWN, related(TOR), TOR_GRANTED)


def restricted(starts_on: date, ends_on: date | None = None) -> GuardianRestricted:
    return GuardianRestricted(
        child_id=ADA,
        restriction_id=CONTACT_BAN,
        guardian_id=TOR,
        kind=RestrictionKind.CONTACT_BAN,
        starts_on=starts_on,
        ends_on=ends_on,
    )


BERIT_IS_CLOSE = ConflictEntered(
    child_id=ADA, employee_id=BERIT, closeness=Closeness.FAMILY, starts_on=TODAY
)


def enter_ada(
    by: Actor = REGISTRAR,
    birth_date: date = ADAS_BIRTH_DATE,
    starts_on: date = date(2025, 8, 15),
    unit_is_described: bool = True,
) -> EnterChild:
    return EnterChild(
        by=by,
        now=NOW,
        today=TODAY,
        child_id=ADA,
        name="Ada Lien",
        birth_date=birth_date,
        unit_id=SOLBAKKEN,
        unit_is_described=unit_is_described,
        starts_on=starts_on,
    )


def place_ada(starts_on: date, unit_id: UUID = FURUHEIM, today: date = TODAY) -> PlaceChild:
    return PlaceChild(
        by=REGISTRAR,
        now=NOW,
        today=today,
        unit_id=unit_id,
        unit_is_described=True,
        starts_on=starts_on,
    )


MARK = "b" * 64
"""What a birth number is found by."""


def enter_birth_number(number: str, belongs_to: UUID | None = None) -> EnterBirthNumber:
    return EnterBirthNumber(
        by=REGISTRAR,
        now=NOW,
        today=TODAY,
        birth_number=number,
        birth_number_mark=MARK,
        country="NO",
        belongs_to=belongs_to,
    )


def relate(
    guardian: UUID,
    by: Actor = REGISTRAR,
    relation: Relation = Relation.PARENT,
    responsible: bool = True,
    ends_on: date | None = None,
    is_entered: bool = True,
) -> RelateGuardian:
    return RelateGuardian(
        by=by,
        now=NOW,
        today=TODAY,
        guardian_id=guardian,
        guardian_is_entered=is_entered,
        relation=relation,
        has_parental_responsibility=responsible,
        starts_on=ADAS_BIRTH_DATE,
        ends_on=ends_on,
    )


def restrict_tor(starts_on: date, ends_on: date | None = None) -> RestrictGuardian:
    return RestrictGuardian(
        by=REGISTRAR,
        now=NOW,
        today=TODAY,
        restriction_id=CONTACT_BAN,
        guardian_id=TOR,
        kind=RestrictionKind.CONTACT_BAN,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def grant(
    by: Actor = LEADER,
    guardian: UUID = TOR,
    checked: tuple[Check, ...] = BOTH_CHECKS,
    today: date = TODAY,
) -> GrantAccess:
    return GrantAccess(
        by=by, now=NOW, today=today, guardian_id=guardian, checked=checked, givers=GIVERS
    )


def end_access(by: Actor = LEADER) -> EndAccess:
    return EndAccess(
        by=by,
        now=NOW,
        today=TODAY,
        guardian_id=TOR,
        reason="Tor asks for it himself",
        givers=GIVERS,
    )


def enter_conflict(by: Actor, employee: UUID = BERIT) -> EnterConflict:
    return EnterConflict(
        by=by,
        now=NOW,
        today=TODAY,
        employee_id=employee,
        closeness=Closeness.FAMILY,
        leaders=frozenset({BERIT}),
    )


def note_day(today: date, by: Actor = THE_SYSTEM) -> NoteDay:
    return NoteDay(by=by, now=NOW, today=today)
