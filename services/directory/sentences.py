"""The directory's trail: a plain sentence for each thing that happened to a child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import ModuleType
from typing import Final

import services.directory.domain.child.refusals as of_children
import services.directory.domain.emergency.refusals as of_emergencies
import services.directory.domain.person.refusals as of_people
import services.directory.domain.refusals as of_all
import services.directory.domain.unit.refusals as of_units
from services.directory.domain.child import events as child
from services.directory.domain.codes import AccessEndedBecause, Check, Relation
from services.directory.domain.emergency.events import EmergencyAccessOpened
from shared.contracts.codes import AddressProtection
from shared.eventing.decider import Event, Refusal

SENTENCES: Final[Mapping[type[Event], str]] = {
    child.ChildEntered: "{by} entered the child in the directory",
    child.ChildRenamed: "{by} changed the child's name",
    child.BirthDateCorrected: "{by} corrected the child's birth date",
    child.ChildPlaced: "{by} placed the child in a unit from {starts_on}",
    child.ChildTurned: "The child turned {age}",
    child.ChildProtected: "{by} set the protection of the child's address: {protection}",
    child.GuardianRelated: "{by} entered {guardian_id} as guardian: {relation}",
    child.GuardianRestricted: (
        "{by} entered that something keeps {guardian_id} from what is shared, from {starts_on}"
    ),
    child.RestrictionLifted: "{by} lifted what kept {guardian_id} from what is shared",
    child.GuardianGrantedAccess: "{by} gave {guardian_id} access after checking: {checked}",
    child.GuardianAccessEnded: "The access of {guardian_id} ended: {because}",
    child.ConflictEntered: "{employee_id} was entered as close to the child",
    child.ConflictLifted: "{by} entered that {employee_id} is no longer close to the child",
    EmergencyAccessOpened: "{by} opened emergency access to read about the child",
}
"""The birth number has no sentence, and the kind of restriction stands in none."""

SPOKEN_CODES: Final[tuple[type[StrEnum], ...]] = (
    AccessEndedBecause,
    AddressProtection,
    Check,
    Relation,
)
"""The codes that stand in sentences."""


def _refusals(module: ModuleType) -> Iterator[type[Refusal]]:
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Refusal) and value is not Refusal:
            yield value


REFUSALS: Final[tuple[type[Refusal], ...]] = tuple(
    refusal
    for module in (of_all, of_units, of_people, of_children, of_emergencies)
    for refusal in _refusals(module)
)
"""Everything that the directory refuses."""

MSGIDS: Final[tuple[str, ...]] = (
    *SENTENCES.values(),
    *(code.value for codes in SPOKEN_CODES for code in codes),
    *(text for refusal in REFUSALS for text in (refusal.sentence, refusal.opens)),
)
"""Every text of the directory that people read."""
