"""The people of the tests, and what is known of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from services.notification.domain.telling import Around, Guardian
from shared.identity.actor import Actor, Role

KARI = UUID("00000000-0000-4000-8000-000000000001")
"""Employee at Solbakken, author, later the lead."""
BERIT = UUID("00000000-0000-4000-8000-000000000002")
"""Leader of Solbakken."""
RAGNHILD = UUID("00000000-0000-4000-8000-000000000003")
"""Service manager, next leader after Berit."""
OLA = UUID("00000000-0000-4000-8000-000000000004")
"""Another employee."""
ADA = UUID("00000000-0000-4000-8000-00000000000a")
"""The child."""
LISE = UUID("00000000-0000-4000-8000-00000000000b")
TOR = UUID("00000000-0000-4000-8000-00000000000c")
"""Ada's guardians."""
NOBODY_KNOWS = UUID("00000000-0000-4000-8000-00000000000f")

CONCERN = UUID("00000000-0000-4000-8000-0000000000c0")
CASE = UUID("00000000-0000-4000-8000-0000000000ca")
EVALUATION = UUID("00000000-0000-4000-8000-0000000000e1")
SECOND_EVALUATION = UUID("00000000-0000-4000-8000-0000000000e2")
SOLBAKKEN = UUID("00000000-0000-4000-8000-000000000050")

MONDAY = datetime(2026, 1, 19, 9, 0, tzinfo=UTC)

TRUSTED = Guardian(is_granted=True, was_told=True)

AROUND = Around(
    child_id=ADA,
    lead_id=KARI,
    employees=frozenset({KARI, BERIT, RAGNHILD, OLA}),
    guardians={LISE: TRUSTED, TOR: TRUSTED},
)


def tor_is(guardian: Guardian) -> Around:
    return replace(AROUND, guardians={LISE: TRUSTED, TOR: guardian})


def employee(person_id: UUID) -> Actor:
    return Actor(person_id=person_id, role=Role.EMPLOYEE, unit_id=SOLBAKKEN)


def guardian(person_id: UUID) -> Actor:
    return Actor(person_id=person_id, role=Role.GUARDIAN)


REGISTRAR = Actor(person_id=UUID("00000000-0000-4000-8000-0000000000ff"), role=Role.REGISTRAR)
SYSTEM = Actor(person_id=UUID("00000000-0000-4000-8000-0000000000fe"), role=Role.SYSTEM)
