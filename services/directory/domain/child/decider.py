"""The rules of a child, joined."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Final, assert_never

from services.directory.domain.asking import only_the_registrar
from services.directory.domain.child import facets
from services.directory.domain.child.access import what_the_day_brings
from services.directory.domain.child.child import Child, KnownChild, NoChild
from services.directory.domain.child.commands import (
    ChildCommand,
    CorrectBirthDate,
    EndAccess,
    EnterBirthNumber,
    EnterChild,
    EnterConflict,
    GrantAccess,
    LiftConflict,
    LiftRestriction,
    NoteDay,
    PlaceChild,
    ProtectChild,
    RelateGuardian,
    RenameChild,
    RestrictGuardian,
)
from services.directory.domain.child.decisions import access, conflicts, guardians, identity
from services.directory.domain.child.events import ChildEvent
from services.directory.domain.child.evolve import evolve
from services.directory.domain.child.refusals import (
    ChildIsEntered,
    DayIsNotedByTheSystem,
    StrangersDecideNothing,
)
from shared.eventing.asking_rules import passed, refuse
from shared.eventing.decider import Decider
from shared.identity.actor import Role

ASKED_BY_OTHERS: Final = (GrantAccess, EndAccess, EnterConflict, NoteDay)
"""What is not the registrar's alone; each rule says whose it is."""


def decide(command: ChildCommand, child: Child) -> Sequence[ChildEvent]:
    """Decide, and with it note what today brings by itself."""
    if not isinstance(command, ASKED_BY_OTHERS):
        only_the_registrar(command)
    events = _decided(command, child)
    after = reduce(evolve, events, child)
    brought = what_the_day_brings(after, command.today) if isinstance(after, KnownChild) else ()
    return [*events, *brought]


def _decided(command: ChildCommand, child: Child) -> Sequence[ChildEvent]:
    if isinstance(command, EnterChild):
        return identity.enter(command, child)
    if isinstance(child, NoChild):
        raise ChildIsEntered
    passed(ChildIsEntered, child=child.child_id)
    refuse(
        StrangersDecideNothing,
        when=child.is_stranger(command.by.person_id, command.today) and (not _declares(command)),
        asker=command.by.person_id,
    )
    return _about_a_known_child(command, child)


def _declares(command: ChildCommand) -> bool:
    """Tell whether someone says of themselves that they are close: that they always may."""
    return isinstance(command, EnterConflict) and command.by.person_id == command.employee_id


def _about_a_known_child(  # noqa: C901 - one line per command
    command: RenameChild
    | CorrectBirthDate
    | EnterBirthNumber
    | PlaceChild
    | ProtectChild
    | RelateGuardian
    | RestrictGuardian
    | LiftRestriction
    | GrantAccess
    | EndAccess
    | EnterConflict
    | LiftConflict
    | NoteDay,
    child: KnownChild,
) -> Sequence[ChildEvent]:
    match command:
        case RenameChild():
            return identity.rename(command, child)
        case CorrectBirthDate():
            return identity.correct_birth_date(command, child)
        case EnterBirthNumber():
            return identity.enter_birth_number(command, child)
        case PlaceChild():
            return identity.place(command, child)
        case ProtectChild():
            return identity.protect(command, child)
        case RelateGuardian():
            return guardians.relate(command, child)
        case RestrictGuardian():
            return guardians.restrict(command, child)
        case LiftRestriction():
            return guardians.lift(command, child)
        case GrantAccess():
            return access.grant(command, child)
        case EndAccess():
            return access.end(command, child)
        case EnterConflict():
            return conflicts.enter(command, child)
        case LiftConflict():
            return conflicts.lift(command, child)
        case NoteDay():
            return _note_day(command)
        case _:
            assert_never(command)


def _note_day(command: NoteDay) -> Sequence[ChildEvent]:
    """Refuse whoever is no system; what the day brings is added to every decision."""
    refuse(DayIsNotedByTheSystem, when=command.by.role is not Role.SYSTEM, role=command.by.role)
    return []


def _every_facet(_: Child) -> Sequence[str]:
    return facets.ALL


child_decider: Decider[ChildCommand, Child, ChildEvent] = Decider(
    NoChild(), decide, evolve, _every_facet
)
