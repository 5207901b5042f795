"""Telling a leader, who reads and has no veto (R17, R30)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never
from uuid import UUID

from services.concern_intake.domain.commands import (
    Acknowledge,
    ShareWithLeader,
    WhyAnotherLeader,
)
from services.concern_intake.domain.decisions.guards import (
    has_happened,
    known_to,
    registered,
    undecided,
)
from services.concern_intake.domain.events import (
    ConcernAcknowledged,
    ConcernEvent,
    SharedWithLeader,
)
from services.concern_intake.domain.people import PeopleAround
from services.concern_intake.domain.refusals import (
    AnotherLeaderHasAReason,
    LeaderIsNotCloseToTheChild,
    LeaderWhoWasToldDoesThis,
    ThereIsSuchALeader,
    WhoeverTalksKnowsOfTheConcern,
)
from services.concern_intake.domain.states import Facts, Intake
from shared.contracts.codes import LeaderCapacity
from shared.eventing.asking_rules import passed, refuse


def decide(command: ShareWithLeader | Acknowledge, state: Intake) -> Sequence[ConcernEvent]:
    """Answer what is asked about who reads the concern."""
    match command:
        case ShareWithLeader():
            return _share(command, undecided(state))
        case Acknowledge():
            return _acknowledge(command, registered(state))
        case _:
            assert_never(command)


@dataclass(frozen=True, slots=True)
class _Receiver:
    leader_id: UUID
    capacity: LeaderCapacity
    because: WhyAnotherLeader | None


def _share(command: ShareWithLeader, facts: Facts) -> Sequence[ConcernEvent]:
    known_to(command.by, facts)
    has_happened(command.today, command.told_on)
    receiver = _chosen(command, facts) if command.capacity else _nearest(command, facts)
    if facts.leader and facts.leader.leader_id == receiver.leader_id:
        return []
    return [_told(receiver, facts, command.told_on or command.today)]


def _nearest(command: ShareWithLeader, facts: Facts) -> _Receiver:
    """Find the nearest leader who is neither close to the child nor the one who asks."""
    people = command.people
    for capacity, leader_id in people.leaders():
        if leader_id not in people.strangers | {facts.author_id, command.by.person_id}:
            because = command.because or _because(people)
            is_nearest = capacity is LeaderCapacity.NEAREST
            passed(ThereIsSuchALeader, capacity=capacity, able=[leader_id])
            return _Receiver(leader_id, capacity, None if is_nearest else because)
    if people.leader_id == facts.author_id:
        passed(ThereIsSuchALeader, capacity=LeaderCapacity.NEAREST, able=[facts.author_id])
        return _Receiver(facts.author_id, LeaderCapacity.NEAREST, None)
    raise ThereIsSuchALeader


def _chosen(command: ShareWithLeader, facts: Facts) -> _Receiver:
    people, but = command.people, {facts.author_id, command.by.person_id}
    there = [who for capacity, who in people.leaders() if capacity is command.capacity]
    able = [who for who in there if who not in people.strangers | but]
    refuse(
        LeaderIsNotCloseToTheChild,
        when=not able and bool(set(there) & people.strangers),
        capacity=command.capacity,
        able=able,
    )
    if not able or command.capacity is None:
        raise ThereIsSuchALeader
    passed(ThereIsSuchALeader, capacity=command.capacity, able=able)
    if command.capacity is LeaderCapacity.NEAREST:
        return _Receiver(able[0], command.capacity, None)
    because = command.because or _because(people)
    refuse(
        AnotherLeaderHasAReason,
        when=because is None and people.leader_id not in but,
        because=because,
        nearest=people.leader_id,
    )
    return _Receiver(able[0], command.capacity, because)


def _because(people: PeopleAround) -> WhyAnotherLeader | None:
    close = people.leader_id in people.strangers
    return WhyAnotherLeader.CLOSE_TO_THE_CHILD if close else None


def _told(receiver: _Receiver, facts: Facts, on: date) -> SharedWithLeader:
    return SharedWithLeader(
        unit_id=facts.unit_id,
        author_id=facts.author_id,
        leader_id=receiver.leader_id,
        capacity=receiver.capacity,
        because=receiver.because,
        shared_on=on,
    )


def _acknowledge(command: Acknowledge, facts: Facts) -> Sequence[ConcernEvent]:
    leader_id = command.by.person_id
    refuse(LeaderWhoWasToldDoesThis, when=leader_id in command.people.strangers, asker=leader_id)
    _whoever_talks_knows(command, facts)
    if facts.is_led_by(leader_id):
        return [] if facts.acknowledged_on else [_acknowledged(command)]
    refuse(
        LeaderWhoWasToldDoesThis,
        when=leader_id not in facts.may_step_in,
        asker=leader_id,
        may_step_in=facts.may_step_in,
    )
    is_deputy = leader_id == command.people.deputy_id
    capacity = LeaderCapacity.DEPUTY if is_deputy else LeaderCapacity.NEXT
    stand_in = _Receiver(leader_id, capacity, WhyAnotherLeader.AWAY)
    return [_told(stand_in, facts, command.today), _acknowledged(command)]


def _whoever_talks_knows(command: Acknowledge, facts: Facts) -> None:
    talks = command.talks_with_guardians
    if talks in {None, command.by.person_id}:
        return
    refuse(
        WhoeverTalksKnowsOfTheConcern,
        when=talks in command.people.strangers or not (talks and facts.is_known_to(talks)),
        talks=talks,
    )


def _acknowledged(command: Acknowledge) -> ConcernAcknowledged:
    return ConcernAcknowledged(
        leader_id=command.by.person_id,
        acknowledged_on=command.today,
        next_step=command.next_step,
        assessment=command.assessment,
        talks_with_guardians=command.talks_with_guardians,
    )
