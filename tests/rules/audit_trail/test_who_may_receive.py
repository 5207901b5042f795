"""Who of the family may be given anything about a child, and who decides that they are."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

import pytest

from services.audit_trail.adapters.releases import Around, may_receive
from services.audit_trail.domain.release.states import Release
from shared.contracts.codes import ConfidentialityRegime, Ownership, UnitKind
from shared.contracts.contract import Contract
from shared.contracts.directory import (
    ChildPlacedV1,
    ConflictOfInterestChangedV1,
    GuardianGrantedAccessV1,
    GuardianRelatedV1,
    GuardianRestrictedV1,
    UnitDescribedV1,
)
from shared.identity.actor import Actor, Role
from shared.service.trail import Reader
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.rules.audit_trail.releasing import ADA, BERIT, KARI, LISE, OLAV, proposed, released

NOON: Final = datetime(2026, 6, 15, 10, 0, tzinfo=UTC)
TODAY: Final = date(2026, 6, 15)
LONG_AGO: Final = date(2024, 8, 1)
TOR: Final = UUID(int=0x708)
UNIT: Final = UUID(int=1)

SOLBAKKEN: Final = UnitDescribedV1(
    unit_id=UNIT,
    kind=UnitKind.SCHOOL,
    ownership=Ownership.PUBLIC,
    regime=ConfidentialityRegime.ADMIN,
    leader_id=BERIT.person_id,
    next_leader_ids=(),
)
LISE_IS_HER_MOTHER: Final = GuardianRelatedV1(
    child_id=ADA, guardian_id=LISE, has_parental_responsibility=True, starts_on=LONG_AGO
)
LISE_HAS_ACCESS: Final = GuardianGrantedAccessV1(child_id=ADA, guardian_id=LISE, starts_on=LONG_AGO)
LISE_IS_KEPT_AWAY: Final = GuardianRestrictedV1(child_id=ADA, guardian_id=LISE, starts_on=LONG_AGO)
BERIT_IS_HER_AUNT: Final = ConflictOfInterestChangedV1(
    employee_id=BERIT.person_id, child_id=ADA, exists=True, starts_on=LONG_AGO
)
OLAV_IS_HER_UNCLE: Final = BERIT_IS_HER_AUNT.model_copy(update={"employee_id": OLAV.person_id})


def placed(age: int) -> ChildPlacedV1:
    return ChildPlacedV1(child_id=ADA, unit_id=UNIT, starts_on=LONG_AGO, age=age)


def heard(*facts: Contract, age: int = 9) -> WhoIsWho:
    said = (SOLBAKKEN, placed(age), LISE_IS_HER_MOTHER, *facts)
    return WhoIsWho(RowsInMemory().hear(*said))


def around(who: Actor, known: WhoIsWho) -> Around:
    return Around(Reader(who, NOON, known), ADA)


def test_a_guardian_receives_as_long_as_they_have_access() -> None:
    assert may_receive(heard(LISE_HAS_ACCESS), LISE, ADA, TODAY)
    assert not may_receive(heard(), LISE, ADA, TODAY)
    assert not may_receive(heard(LISE_HAS_ACCESS, LISE_IS_KEPT_AWAY), LISE, ADA, TODAY)
    assert not may_receive(heard(LISE_HAS_ACCESS), TOR, ADA, TODAY)


@pytest.mark.parametrize(("age", "may"), [(9, False), (14, False), (15, True), (17, True)])
def test_a_young_person_receives_from_the_age_of_fifteen(age: int, may: bool) -> None:
    assert may_receive(heard(age=age), ADA, ADA, TODAY) is may


def test_nobody_receives_anything_about_a_child_that_is_not_known() -> None:
    nobody_known = WhoIsWho(RowsInMemory())
    assert not may_receive(nobody_known, LISE, ADA, TODAY)
    assert not may_receive(nobody_known, ADA, ADA, TODAY)


def test_the_leader_and_the_officer_decide_unless_they_are_close_to_the_child() -> None:
    assert around(BERIT, heard()).leads()
    assert not around(BERIT, heard(BERIT_IS_HER_AUNT)).leads()
    assert not around(KARI, heard()).leads()
    assert around(OLAV, heard()).supervises()
    assert not around(OLAV, heard(OLAV_IS_HER_UNCLE)).supervises()


def test_a_proposal_is_there_for_who_made_it_and_who_decides() -> None:
    release, known = Release(proposed()), heard()
    assert [around(who, known).may_know(release) for who in (KARI, BERIT, OLAV)] == [True] * 3
    another = KARI.model_copy(update={"person_id": UUID(int=99)})
    assert not around(another, known).may_know(release)
    assert not around(BERIT, known).may_know(Release())


def test_a_package_is_there_for_whom_it_was_released_to() -> None:
    mother = Actor(person_id=LISE, role=Role.GUARDIAN)
    known = heard(LISE_HAS_ACCESS)
    assert around(mother, known).may_fetch(Release(proposed(), released()))
    assert not around(mother, known).may_fetch(Release(proposed()))
    assert not around(mother, heard()).may_fetch(Release(proposed(), released()))
    father = Actor(person_id=TOR, role=Role.GUARDIAN)
    assert not around(father, known).may_fetch(Release(proposed(), released()))
