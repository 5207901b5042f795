"""What a fact changes in the row of a child."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, cast

from shared.contracts.contract import Contract
from shared.contracts.directory import (
    ChildPlacedV1,
    ChildTurnedV1,
    ConflictOfInterestChangedV1,
    EmergencyAccessOpenedV1,
    GuardianAccessEndedV1,
    GuardianGrantedAccessV1,
    GuardianRelatedV1,
    GuardianRestrictedV1,
    GuardianRestrictionLiftedV1,
)
from shared.who_is_who.rows import (
    AgeFact,
    ChildRow,
    ConflictFact,
    EmergencyFact,
    Period,
    PlacementFact,
    RelationFact,
    RestrictionFact,
    Stop,
    newest,
)


def placed(row: ChildRow, told: ChildPlacedV1, sequence: int) -> ChildRow:
    """Remember where a child is from a day on, and how old it is that day."""
    day = told.starts_on.isoformat()
    place = PlacementFact(sequence=sequence, unit_id=told.unit_id, starts_on=told.starts_on)
    age = AgeFact(sequence=sequence, age=told.age, on=told.starts_on)
    return row.model_copy(
        update={
            "placements": newest(row.placements, day, place),
            "ages": newest(row.ages, day, age),
        }
    )


def turned(row: ChildRow, told: ChildTurnedV1, sequence: int) -> ChildRow:
    """Remember how old a child is from a birthday on."""
    age = AgeFact(sequence=sequence, age=told.age, on=told.on)
    return row.model_copy(update={"ages": newest(row.ages, told.on.isoformat(), age)})


def guardian_related(row: ChildRow, told: GuardianRelatedV1, sequence: int) -> ChildRow:
    """Remember a guardian, without any access for that (B58)."""
    relation = RelationFact(
        sequence=sequence,
        has_parental_responsibility=told.has_parental_responsibility,
        starts_on=told.starts_on,
        ends_on=told.ends_on,
    )
    relations = newest(row.relations, str(told.guardian_id), relation)
    return row.model_copy(update={"relations": relations})


def granted(row: ChildRow, told: GuardianGrantedAccessV1, sequence: int) -> ChildRow:
    """Remember that a guardian was given access."""
    grant = Period(sequence=sequence, starts_on=told.starts_on, ends_on=told.ends_on)
    return row.model_copy(
        update={"grants": newest(row.grants, str(told.guardian_id), grant)},
    )


def access_ended(row: ChildRow, told: GuardianAccessEndedV1, sequence: int) -> ChildRow:
    """Remember that a guardian's access has ended."""
    end = Stop(sequence=sequence, on=told.on)
    return row.model_copy(
        update={"access_ends": newest(row.access_ends, str(told.guardian_id), end)}
    )


def restricted(row: ChildRow, told: GuardianRestrictedV1, sequence: int) -> ChildRow:
    """Remember what keeps a guardian from what is shared."""
    restriction = RestrictionFact(
        sequence=sequence,
        guardian_id=told.guardian_id,
        starts_on=told.starts_on,
        ends_on=told.ends_on,
    )
    restrictions = newest(row.restrictions, _place_of(told), restriction)
    return row.model_copy(update={"restrictions": restrictions})


def restriction_lifted(row: ChildRow, told: GuardianRestrictionLiftedV1, sequence: int) -> ChildRow:
    """Remember that one restriction no longer holds; another one may."""
    lift = Stop(sequence=sequence, on=told.on)
    return row.model_copy(update={"lifts": newest(row.lifts, _place_of(told), lift)})


def _place_of(told: GuardianRestrictedV1 | GuardianRestrictionLiftedV1) -> str:
    return f"{told.guardian_id}/{told.restriction_id or ''}"


def conflict_changed(row: ChildRow, told: ConflictOfInterestChangedV1, sequence: int) -> ChildRow:
    """Remember that an employee is, or is no longer, a stranger to this child."""
    conflict = ConflictFact(sequence=sequence, exists=told.exists, starts_on=told.starts_on)
    conflicts = newest(row.conflicts, str(told.employee_id), conflict)
    return row.model_copy(update={"conflicts": conflicts})


def emergency_opened(row: ChildRow, told: EmergencyAccessOpenedV1, sequence: int) -> ChildRow:
    """Remember that an employee may read; of one employee, the access that was opened last."""
    opened = EmergencyFact(
        sequence=sequence,
        emergency_id=told.emergency_id,
        employee_id=told.employee_id,
        until=told.until,
    )
    emergencies = newest(row.emergencies, str(told.employee_id), opened)
    return row.model_copy(update={"emergencies": emergencies})


HEARD: Final = cast(
    "Mapping[type[Contract], Callable[[ChildRow, Contract, int], ChildRow]]",
    {
        ChildPlacedV1: placed,
        ChildTurnedV1: turned,
        GuardianGrantedAccessV1: granted,
        GuardianAccessEndedV1: access_ended,
        GuardianRestrictedV1: restricted,
        GuardianRestrictionLiftedV1: restriction_lifted,
        EmergencyAccessOpenedV1: emergency_opened,
    },
)
"""What is heard about a child alone; relations and conflicts are about a second person too."""
