"""The fold from what the directory tells to the rows that are remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias, cast
from uuid import UUID

from shared.contracts.contract import Contract
from shared.contracts.directory import (
    AddressProtectionChangedV1,
    ChildPlacedV1,
    ChildTurnedV1,
    ConflictOfInterestChangedV1,
    EmergencyAccessOpenedV1,
    GuardianAccessEndedV1,
    GuardianGrantedAccessV1,
    GuardianRelatedV1,
    GuardianRestrictedV1,
    GuardianRestrictionLiftedV1,
    PostHeldV1,
    UnitDescribedV1,
)
from shared.who_is_who import on_a_child, on_a_person
from shared.who_is_who.rows import (
    ChildRow,
    PersonRow,
    UnitRow,
    child_key,
    person_key,
    unit_key,
)

AnyRow: TypeAlias = UnitRow | ChildRow | PersonRow
Rows: TypeAlias = Mapping[str, AnyRow]


def _child(rows: Rows, child_id: UUID) -> ChildRow:
    return cast("ChildRow", rows.get(child_key(child_id)) or ChildRow(child_id=child_id))


def _person(rows: Rows, person_id: UUID) -> PersonRow:
    return cast("PersonRow", rows.get(person_key(person_id)) or PersonRow(person_id=person_id))


def _unit_described(told: UnitDescribedV1, sequence: int, rows: Rows) -> Rows:
    key = unit_key(told.unit_id)
    known = rows.get(key)
    if isinstance(known, UnitRow) and known.sequence >= sequence:
        return {key: known}
    return {key: UnitRow(sequence=sequence, **told.model_dump())}


def _post_held(told: PostHeldV1, sequence: int, rows: Rows) -> Rows:
    row = _person(rows, told.employee_id)
    return {person_key(told.employee_id): on_a_person.post_held(row, told, sequence)}


def _protection_changed(told: AddressProtectionChangedV1, sequence: int, rows: Rows) -> Rows:
    row = _person(rows, told.person_id)
    return {person_key(told.person_id): on_a_person.protection_changed(row, told, sequence)}


def _guardian_related(told: GuardianRelatedV1, sequence: int, rows: Rows) -> Rows:
    child, guardian = _child(rows, told.child_id), _person(rows, told.guardian_id)
    return {
        child_key(told.child_id): on_a_child.guardian_related(child, told, sequence),
        person_key(told.guardian_id): on_a_person.guardian_related(guardian, told, sequence),
    }


def _conflict_changed(told: ConflictOfInterestChangedV1, sequence: int, rows: Rows) -> Rows:
    child, employee = _child(rows, told.child_id), _person(rows, told.employee_id)
    return {
        child_key(told.child_id): on_a_child.conflict_changed(child, told, sequence),
        person_key(told.employee_id): on_a_person.conflict_changed(employee, told, sequence),
    }


AboutAChild: TypeAlias = (
    ChildPlacedV1
    | ChildTurnedV1
    | GuardianGrantedAccessV1
    | GuardianAccessEndedV1
    | GuardianRestrictedV1
    | GuardianRestrictionLiftedV1
    | EmergencyAccessOpenedV1
)


def _about_a_child(told: AboutAChild, sequence: int, rows: Rows) -> Rows:
    row = on_a_child.HEARD[type(told)](_child(rows, told.child_id), told, sequence)
    return {child_key(told.child_id): row}


_HEARD: Final = cast(
    "Mapping[type[Contract], Callable[[Contract, int, Rows], Rows]]",
    {
        UnitDescribedV1: _unit_described,
        PostHeldV1: _post_held,
        AddressProtectionChangedV1: _protection_changed,
        GuardianRelatedV1: _guardian_related,
        ConflictOfInterestChangedV1: _conflict_changed,
    }
    | dict.fromkeys(on_a_child.HEARD, _about_a_child),
)

HEARD_FROM_THE_DIRECTORY: Final[tuple[type[Contract], ...]] = tuple(_HEARD)
"""Every contract that changes what a service knows of who is who."""


def keys_of(told: Contract) -> tuple[str, ...]:
    """Name the rows that a fact is about: read, and locked, before it is heard."""
    return tuple(_HEARD[type(told)](told, 0, {}))


def after_hearing(told: Contract, sequence: int, rows: Rows) -> Rows:
    """Give the rows of ``keys_of(told)`` as they are once a fact has been heard.

    ``sequence`` is the envelope's. The same fact twice, or an older one late, changes nothing.
    ``KeyError`` for a contract that is not among ``HEARD_FROM_THE_DIRECTORY``.
    """
    return _HEARD[type(told)](told, sequence, rows)
