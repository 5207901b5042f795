"""Entering a child: name, birth, number, unit, protection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from services.directory.domain.birth_number import can_be_right
from services.directory.domain.child.child import Child, KnownChild, Placement
from services.directory.domain.child.commands import (
    CorrectBirthDate,
    EnterBirthNumber,
    EnterChild,
    PlaceChild,
    ProtectChild,
    RenameChild,
)
from services.directory.domain.child.events import (
    BirthDateCorrected,
    BirthNumberEntered,
    ChildEntered,
    ChildEvent,
    ChildPlaced,
    ChildProtected,
    ChildRenamed,
    ChildTurned,
)
from services.directory.domain.child.refusals import (
    BirthDateIsPossible,
    BirthNumberAddsUp,
    BirthNumberBelongsToOneChild,
    ChildIsEnteredOnce,
    PlacementStartsAfterBirth,
)
from services.directory.domain.days import OLDEST_CHILD, age_on, birthday
from services.directory.domain.refusals import IdBelongsToOne, UnitIsDescribed
from shared.eventing.asking_rules import refuse


def enter(command: EnterChild, child: Child) -> Sequence[ChildEvent]:
    """Enter a child in its unit, unless it is entered already."""
    if isinstance(child, KnownChild):
        refuse(
            ChildIsEnteredOnce,
            when=(child.name, child.birth_date) != (command.name, command.birth_date),
            child=child.child_id,
        )
        return []
    refuse(IdBelongsToOne, when=command.is_a_person, child=command.child_id)
    return [
        ChildEntered(
            child_id=command.child_id,
            name=command.name,
            birth_date=command.birth_date,
            age=_possible_age(command.birth_date, command.today),
        ),
        ChildProtected(
            child_id=command.child_id, protection=command.protection, starts_on=command.today
        ),
        *_placed(
            command,
            command.child_id,
            command.birth_date,
            partial(age_on, command.birth_date),
        ),
    ]


def _possible_age(birth_date: date, today: date) -> int:
    age = age_on(birth_date, today)
    refuse(BirthDateIsPossible, when=not 0 <= age < OLDEST_CHILD, age=age)
    return age


def rename(command: RenameChild, child: KnownChild) -> Sequence[ChildEvent]:
    """Give the child another name."""
    if child.name == command.name:
        return []
    return [ChildRenamed(child_id=child.child_id, name=command.name)]


def correct_birth_date(command: CorrectBirthDate, child: KnownChild) -> Sequence[ChildEvent]:
    """Put the birth date right, and with it the age."""
    if child.birth_date == command.birth_date:
        return []
    return [
        BirthDateCorrected(
            child_id=child.child_id,
            birth_date=command.birth_date,
            age=_possible_age(command.birth_date, command.today),
            corrected_on=command.today,
        )
    ]


def enter_birth_number(command: EnterBirthNumber, child: KnownChild) -> Sequence[ChildEvent]:
    """Enter a number that adds up and that no other child has."""
    refuse(BirthNumberAddsUp, when=not can_be_right(command.birth_number, command.country))
    refuse(
        BirthNumberBelongsToOneChild,
        when=command.belongs_to not in {None, child.child_id},
        child=child.child_id,
    )
    if child.apart.birth_number == command.birth_number:
        return []
    return [
        BirthNumberEntered(
            child_id=child.child_id,
            birth_number=command.birth_number,
            birth_number_mark=command.birth_number_mark,
        )
    ]


def place(command: PlaceChild, child: KnownChild) -> Sequence[ChildEvent]:
    """Place the child in a unit from a day on."""
    if Placement(command.unit_id, command.starts_on) in child.placements:
        return []
    return _placed(command, child.child_id, child.birth_date, child.age)


def _placed(
    command: EnterChild | PlaceChild, child_id: UUID, born: date, age: Callable[[date], int]
) -> Sequence[ChildEvent]:
    refuse(UnitIsDescribed, when=not command.unit_is_described, unit=command.unit_id)
    refuse(PlacementStartsAfterBirth, when=command.starts_on < born, starts_on=command.starts_on)
    then, now = age(command.starts_on), age(command.today)
    placed = ChildPlaced(
        child_id=child_id, unit_id=command.unit_id, starts_on=command.starts_on, age=then
    )
    had_a_birthday_since = ChildTurned(child_id=child_id, age=now, on=birthday(born, now))
    return [placed, had_a_birthday_since] if now > then else [placed]


def protect(command: ProtectChild, child: KnownChild) -> Sequence[ChildEvent]:
    """Protect the child's whereabouts, or end that, from today."""
    if child.protection == command.protection:
        return []
    return [
        ChildProtected(
            child_id=child.child_id, protection=command.protection, starts_on=command.today
        )
    ]
