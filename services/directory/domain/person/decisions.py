"""What is decided about a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from services.directory.domain.asking import only_the_registrar
from services.directory.domain.person.commands import (
    EmployPerson,
    EndPost,
    EnterPerson,
    HoldPost,
    NoteAddress,
    PersonCommand,
    ProtectPerson,
)
from services.directory.domain.person.events import (
    AddressNoted,
    PersonEntered,
    PersonEvent,
    PersonProtected,
    PersonRenamed,
    PostEnded,
    PostHeld,
)
from services.directory.domain.person.person import KnownPerson, NoPerson, Person, Post, evolve
from services.directory.domain.person.refusals import PostExists, PostIsHeldOnce
from services.directory.domain.refusals import (
    IdBelongsToOne,
    PeriodEndsAfterItStarts,
    PersonIsEntered,
    ProtectedAddressIsNotStored,
    UnitIsDescribed,
)
from shared.contracts.codes import AddressProtection
from shared.eventing.asking_rules import passed, refuse
from shared.eventing.decider import Decider


def _enter(command: EnterPerson, person: Person) -> Sequence[PersonEvent]:
    refuse(IdBelongsToOne, when=command.is_a_child, person=command.person_id)
    if isinstance(person, NoPerson):
        return [
            PersonEntered(person_id=command.person_id, name=command.name),
            PersonProtected(
                person_id=command.person_id,
                protection=command.protection,
                starts_on=command.today,
            ),
        ]
    if person.name == command.name:
        return []
    return [PersonRenamed(person_id=person.person_id, name=command.name)]


def _employ(command: EmployPerson, person: Person) -> Sequence[PersonEvent]:
    entering = EnterPerson(
        person_id=command.person_id,
        name=command.name,
        is_a_child=command.is_a_child,
        by=command.by,
        now=command.now,
        today=command.today,
    )
    entered = _enter(entering, person)
    for event in entered:
        person = evolve(person, event)
    return [*entered, *_hold(command, _known(person))]


def _hold(command: HoldPost, person: KnownPerson) -> Sequence[PersonEvent]:
    refuse(
        PeriodEndsAfterItStarts,
        when=command.ends_on is not None and command.ends_on < command.starts_on,
        starts_on=command.starts_on,
        ends_on=command.ends_on,
    )
    refuse(UnitIsDescribed, when=not command.unit_is_described, unit=command.unit_id)
    post = Post(command.unit_id, command.position, command.starts_on, command.ends_on)
    if post in person.posts:
        return []
    here = [held for held in person.posts if held.unit_id == command.unit_id]
    refuse(
        PostIsHeldOnce,
        when=any(held.overlaps(command.starts_on, command.ends_on) for held in here),
        unit=command.unit_id,
        starts_on=command.starts_on,
        ends_on=command.ends_on,
    )
    return [
        PostHeld(
            person_id=person.person_id,
            unit_id=command.unit_id,
            position=command.position,
            starts_on=command.starts_on,
            ends_on=command.ends_on,
        )
    ]


def _end(command: EndPost, person: KnownPerson) -> Sequence[PersonEvent]:
    here = [post for post in person.posts if post.unit_id == command.unit_id]
    held = _last_begun(here, command)
    if held.ends_on == command.ends_on:
        return []
    refuse(
        PostIsHeldOnce,
        when=any(post.overlaps(held.starts_on, command.ends_on) for post in here if post != held),
        unit=command.unit_id,
        starts_on=held.starts_on,
        ends_on=command.ends_on,
    )
    return [
        PostEnded(
            person_id=person.person_id,
            unit_id=held.unit_id,
            position=held.position,
            starts_on=held.starts_on,
            ends_on=command.ends_on,
        )
    ]


def _last_begun(here: Sequence[Post], command: EndPost) -> Post:
    refuse(PostExists, when=not here, unit=command.unit_id)
    begun = [post for post in here if post.starts_on <= command.ends_on]
    refuse(PeriodEndsAfterItStarts, when=not begun, ends_on=command.ends_on)
    return max(begun, key=lambda post: post.starts_on)


def _protect(command: ProtectPerson, person: KnownPerson) -> Sequence[PersonEvent]:
    if person.protection == command.protection:
        return []
    return [
        PersonProtected(
            person_id=person.person_id,
            protection=command.protection,
            starts_on=command.today,
        )
    ]


def _note_address(_: NoteAddress, person: KnownPerson) -> Sequence[PersonEvent]:
    refuse(
        ProtectedAddressIsNotStored,
        when=person.protection is not AddressProtection.NONE,
        protection=person.protection,
    )
    return [AddressNoted(person_id=person.person_id)]


def _known(person: Person) -> KnownPerson:
    if isinstance(person, NoPerson):
        raise PersonIsEntered
    passed(PersonIsEntered, person=person.person_id)
    return person


def decide(command: PersonCommand, person: Person) -> Sequence[PersonEvent]:
    """Route a command to its rule; only the registrar gives any."""
    only_the_registrar(command)
    match command:
        case EnterPerson():
            return _enter(command, person)
        case EmployPerson():
            return _employ(command, person)
        case HoldPost():
            return _hold(command, _known(person))
        case EndPost():
            return _end(command, _known(person))
        case ProtectPerson():
            return _protect(command, _known(person))
        case NoteAddress():
            return _note_address(command, _known(person))
        case _:
            assert_never(command)


person_decider: Decider[PersonCommand, Person, PersonEvent] = Decider(NoPerson(), decide, evolve)
