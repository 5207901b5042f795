"""What the directory has told about the people around Ada."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from shared.contracts.codes import ConfidentialityRegime, Ownership, UnitKind
from shared.contracts.contract import Contract
from shared.contracts.directory import (
    ChildPlacedV1,
    ConflictOfInterestChangedV1,
    GuardianGrantedAccessV1,
    GuardianRelatedV1,
    GuardianRestrictedV1,
    PostHeldV1,
    UnitDescribedV1,
)
from shared.identity.actor import Actor
from shared.service.trail import Reader
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.rules.case_coordination.people import (
    ADA,
    BERIT,
    JORUNN,
    KARI,
    LISE,
    MONA,
    SISSEL,
    SOLBAKKEN,
    THURSDAY_22,
    TOR,
    at,
)

LONG_AGO: Final = date(2024, 8, 1)


def post(person: UUID) -> PostHeldV1:
    return PostHeldV1(employee_id=person, unit_id=SOLBAKKEN, starts_on=LONG_AGO)


def related(guardian: UUID) -> GuardianRelatedV1:
    return GuardianRelatedV1(
        child_id=ADA,
        guardian_id=guardian,
        has_parental_responsibility=True,
        starts_on=date(2022, 3, 1),
    )


def granted(guardian: UUID) -> GuardianGrantedAccessV1:
    return GuardianGrantedAccessV1(child_id=ADA, guardian_id=guardian, starts_on=LONG_AGO)


def restricted(guardian: UUID) -> GuardianRestrictedV1:
    return GuardianRestrictedV1(child_id=ADA, guardian_id=guardian, starts_on=LONG_AGO)


def too_close(person: UUID) -> ConflictOfInterestChangedV1:
    return ConflictOfInterestChangedV1(
        employee_id=person, child_id=ADA, exists=True, starts_on=LONG_AGO
    )


TOLD: Final[tuple[Contract, ...]] = (
    UnitDescribedV1(
        unit_id=SOLBAKKEN,
        kind=UnitKind.KINDERGARTEN,
        ownership=Ownership.PUBLIC,
        regime=ConfidentialityRegime.ADMIN,
        leader_id=BERIT,
        deputy_id=SISSEL,
        next_leader_ids=(JORUNN,),
    ),
    post(KARI),
    post(BERIT),
    post(SISSEL),
    post(MONA),
    ChildPlacedV1(child_id=ADA, unit_id=SOLBAKKEN, starts_on=LONG_AGO, age=2),
    related(LISE),
    related(TOR),
    granted(LISE),
    granted(TOR),
)


def known(*more: Contract) -> WhoIsWho:
    return WhoIsWho(RowsInMemory().hear(*TOLD, *more))


def reader(actor: Actor, *more: Contract, on: date = THURSDAY_22) -> Reader:
    return Reader(actor, at(on), known(*more))
