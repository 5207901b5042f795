"""Who is told of something that has happened: the matrix, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias, assert_never
from uuid import UUID

from services.notification.domain.codes import (
    Audience,
    Channel,
    Happening,
    MessageKind,
    SuppressedBecause,
)
from services.notification.domain.matrix import MATRIX, Never, Nobody, Told

FAMILY: Final = frozenset({Audience.GUARDIAN, Audience.YOUNG_PERSON})
"""Those who are told as the child's own, not as people at work."""

_MAY_BE_FAMILY: Final = frozenset({Audience.PARTICIPANT, Audience.STAFF_THE_ALERT_NAMES})


@dataclass(frozen=True, slots=True)
class Guardian:
    """How a guardian stands to a child on the day: all must be known to be so, else they are not.

    ``is_granted``: access was given after a check (B58). ``was_told``: a person has told them of
    this very matter. ``is_restricted``: a care order, a contact ban or the like holds.
    """

    is_granted: bool = False
    was_told: bool = False
    is_restricted: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What is known here of the people around a matter. Whoever is not in it is not known.

    ``employees`` are those known to hold or have held a post; ``strangers`` those among them who
    are too close to the child; ``without_protection`` those of whom it is known that nothing
    protects their whereabouts (B57). ``child_was_told``: a person has told a guardian, or asked
    the child itself to take part; before that nobody but people may tell it.
    """

    child_id: UUID | None = None
    lead_id: UUID | None = None
    employees: frozenset[UUID] = frozenset()
    strangers: frozenset[UUID] = frozenset()
    guardians: Mapping[UUID, Guardian] = field(default_factory=dict)
    participants: frozenset[UUID] = frozenset()
    child_has_own_door: bool = False
    child_was_told: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Someone whom a fact names, and in which capacity."""

    person_id: UUID
    audience: Audience


@dataclass(frozen=True, slots=True)
class Tell:
    """This person gets a message; ``by_mail`` when an e-mail is to say that there is one."""

    person_id: UUID
    audience: Audience
    kind: MessageKind
    by_mail: bool


@dataclass(frozen=True, slots=True)
class Suppress:
    """This person gets nothing, and why. ``kind`` is None where the matrix knows no message."""

    person_id: UUID
    audience: Audience
    kind: MessageKind | None
    because: SuppressedBecause


Telling: TypeAlias = Tell | Suppress


def who_is_told(happening: Happening, named: Sequence[Named], around: Around) -> Sequence[Telling]:
    """Judge each person that a fact names: told, or not told and why; nobody twice (C10, B58)."""
    row = MATRIX[happening]
    if isinstance(row, Nobody):
        return ()
    judged = [_judge(one.person_id, _audience(one, around), row, around) for one in named]
    return _once_each(judged)


def _audience(named: Named, around: Around) -> Audience:
    if named.audience not in _MAY_BE_FAMILY:
        return named.audience
    if named.person_id in around.guardians:
        return Audience.GUARDIAN
    return Audience.YOUNG_PERSON if named.person_id == around.child_id else named.audience


def _judge(
    person_id: UUID, audience: Audience, row: Mapping[Audience, Told | Never], around: Around
) -> Telling:
    match row.get(audience):
        case None:
            return Suppress(person_id, audience, None, SuppressedBecause.NOT_IN_THE_MATRIX)
        case Never():
            return Suppress(person_id, audience, None, SuppressedBecause.MATRIX_SAYS_NEVER)
        case Told(kind=kind, channel=channel):
            barrier = _barrier(person_id, audience, around)
            if barrier is not None:
                return Suppress(person_id, audience, kind, barrier)
            return Tell(person_id, audience, kind, by_mail=channel is Channel.INBOX_AND_MAIL)
        case unknown:
            assert_never(unknown)


def _barrier(person_id: UUID, audience: Audience, around: Around) -> SuppressedBecause | None:
    match audience:
        case Audience.GUARDIAN:
            return barrier_of(around.guardians.get(person_id))
        case Audience.YOUNG_PERSON:
            return _barrier_of_child(person_id, around)
        case _:
            return _barrier_of_staff(person_id, around)


def barrier_of(guardian: Guardian | None) -> SuppressedBecause | None:
    """Tell what keeps a guardian from being told or shown anything of a matter."""
    match guardian:
        case None:
            return SuppressedBecause.PERSON_UNKNOWN
        case Guardian(is_restricted=True):
            return SuppressedBecause.GUARDIAN_RESTRICTED
        case Guardian(is_granted=False):
            return SuppressedBecause.GUARDIAN_WITHOUT_GRANT
        case Guardian(was_told=False):
            return SuppressedBecause.NOT_YET_TOLD_BY_A_PERSON
        case Guardian():
            return None


def _barrier_of_child(person_id: UUID, around: Around) -> SuppressedBecause | None:
    if person_id != around.child_id:
        return SuppressedBecause.PERSON_UNKNOWN
    if not around.child_has_own_door:
        return SuppressedBecause.CHILD_HAS_NO_DOOR_OF_ITS_OWN
    return None if around.child_was_told else SuppressedBecause.NOT_YET_TOLD_BY_A_PERSON


def _barrier_of_staff(person_id: UUID, around: Around) -> SuppressedBecause | None:
    if person_id in around.strangers or person_id in around.guardians:
        return SuppressedBecause.STRANGER_TO_THE_CHILD
    return None if person_id in around.employees else SuppressedBecause.PERSON_UNKNOWN


def _once_each(judged: Sequence[Telling]) -> Sequence[Telling]:
    best: dict[UUID, Telling] = {}
    for one in sorted(judged, key=_farthest_first):
        best.setdefault(one.person_id, one)
    return tuple(best.values())


def _farthest_first(telling: Telling) -> int:
    match telling:
        case Tell(by_mail=True):
            return 0
        case Tell():
            return 1
        case Suppress():
            return 2
        case unknown:
            assert_never(unknown)
