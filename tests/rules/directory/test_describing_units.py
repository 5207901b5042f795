from __future__ import annotations

from uuid import UUID

from services.directory.domain.refusals import PersonIsEntered, RegistrarKeepsTheDirectory
from services.directory.domain.unit.commands import DescribeUnit
from services.directory.domain.unit.description import UnitDescription
from services.directory.domain.unit.refusals import (
    LeadersOfAUnitAreDifferentPeople,
    SomeoneIsAboveTheLeader,
)
from services.directory.domain.unit.unit import UnitDescribed
from shared.contracts.codes import ConfidentialityRegime, Ownership, UnitKind
from shared.identity.actor import Actor
from tests.rules.directory.people import (
    BERIT,
    DAG,
    INGRID,
    LEADER,
    MAGNE,
    NOW,
    REGISTRAR,
    SOLBAKKEN,
    TODAY,
    given_unit,
)

DESCRIPTION = UnitDescription(
    name="Solbakken barnehage",
    kind=UnitKind.KINDERGARTEN,
    municipality="no5037",
    ownership=Ownership.PUBLIC,
    regime=ConfidentialityRegime.ADMIN,
    leader_id=BERIT,
    deputy_id=DAG,
    next_leader_ids=(INGRID, MAGNE),
    documentation_system="Sikker arkiv",
)
DESCRIBED = UnitDescribed(unit_id=SOLBAKKEN, description=DESCRIPTION)


def describe(
    description: UnitDescription = DESCRIPTION,
    by: Actor = REGISTRAR,
    entered: frozenset[UUID] = frozenset({BERIT, DAG, INGRID, MAGNE}),
) -> DescribeUnit:
    return DescribeUnit(
        by=by,
        now=NOW,
        today=TODAY,
        unit_id=SOLBAKKEN,
        description=description,
        entered_people=entered,
    )


def test_a_unit_is_described_with_its_leaders_and_where_its_papers_are_kept() -> None:
    given_unit().when(describe()).then(DESCRIBED)


def test_the_service_manager_is_the_last_of_the_next_leaders() -> None:
    assert DESCRIPTION.service_manager() == MAGNE


def test_describing_a_unit_as_it_is_changes_nothing() -> None:
    given_unit(DESCRIBED).when(describe()).then_nothing()


def test_a_unit_gets_a_new_leader_by_a_new_description() -> None:
    changed = DESCRIPTION.model_copy(update={"leader_id": DAG, "deputy_id": None})
    given_unit(DESCRIBED).when(describe(changed)).then(
        UnitDescribed(unit_id=SOLBAKKEN, description=changed)
    )


def test_only_the_registrar_describes_units() -> None:
    given_unit().when(describe(by=LEADER)).then_refused(RegistrarKeepsTheDirectory)


def test_every_unit_has_someone_above_its_leader() -> None:
    nobody_above = DESCRIPTION.model_copy(update={"next_leader_ids": ()})
    given_unit().when(describe(nobody_above)).then_refused(SomeoneIsAboveTheLeader)


def test_nobody_stands_in_for_themselves() -> None:
    twice = DESCRIPTION.model_copy(update={"deputy_id": BERIT})
    given_unit().when(describe(twice)).then_refused(LeadersOfAUnitAreDifferentPeople)


def test_leaders_are_people_who_have_been_entered() -> None:
    given_unit().when(describe(entered=frozenset({BERIT}))).then_refused(PersonIsEntered)
