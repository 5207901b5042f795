"""Recording a talk that has taken place: never refused for coming too early, only marked (R31)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never
from uuid import UUID

from services.concern_intake.domain.childs_view import asked_on
from services.concern_intake.domain.commands import DecideOnSharingWithGuardians, RecordTalk
from services.concern_intake.domain.decisions.guardians import choose
from services.concern_intake.domain.decisions.guards import (
    has_happened,
    known_to,
    named_guardians_are_the_childs,
    registered,
)
from services.concern_intake.domain.events import (
    ConcernEvent,
    GuardiansToldLater,
    TalkHeldWhileSharingWasStopped,
    TalkRecorded,
)
from services.concern_intake.domain.refusals import (
    TalkWhileSharingWasStoppedIsExplained,
    WhatWentAroundAGateIsExplained,
)
from services.concern_intake.domain.safeguarding import Safeguarding
from services.concern_intake.domain.states import Facts, FollowedUpConcern, Intake
from services.concern_intake.domain.talk import GuardianInTalk, OutOfOrder, TalkOutcome
from shared.eventing.asking_rules import passed, refuse


def decide(
    command: DecideOnSharingWithGuardians | RecordTalk, state: Intake
) -> Sequence[ConcernEvent]:
    """Answer what is asked about guardians and child."""
    match command:
        case DecideOnSharingWithGuardians():
            return choose(command, state)
        case RecordTalk():
            return record(command, state)
        case _:
            assert_never(command)


def record(command: RecordTalk, state: Intake) -> Sequence[ConcernEvent]:
    """Record the talk in the main stream, and apart from it that sharing was stopped."""
    facts = registered(state)
    known_to(command.by, facts, command.people.strangers)
    has_happened(command.today, command.held_on, asked_on(command.childs_view))
    ids = [g.guardian_id for g in command.guardians if g.guardian_id]
    named_guardians_are_the_childs(command.people, ids)
    if command.talk_id in facts.recorded_talks:
        return []
    return [
        _talk(command, facts),
        *_although_stopped(command, state.safeguarding),
        *_told_later(command, state),
    ]


def _told(command: RecordTalk) -> list[GuardianInTalk]:
    return [g for g in command.guardians if g.outcome is TalkOutcome.TOLD]


def _talk(command: RecordTalk, facts: Facts) -> TalkRecorded:
    out_of_order = tuple(_gates_gone_around(command, facts))
    refuse(
        WhatWentAroundAGateIsExplained,
        when=bool(out_of_order) and command.out_of_order_because is None,
        out_of_order=out_of_order,
    )
    return TalkRecorded(
        talk_id=command.talk_id,
        held_on=command.held_on,
        happened_at=command.happened_at,
        guardians=command.guardians,
        childs_view=command.childs_view,
        child_age=command.people.child_age,
        what_was_shared=command.what_was_shared,
        shared_understanding=command.shared_understanding,
        agreed=command.agreed,
        interpreting=command.interpreting,
        out_of_order=out_of_order,
        reason=command.out_of_order_because,
    )


def _gates_gone_around(command: RecordTalk, facts: Facts) -> Iterator[OutOfOrder]:
    told = _told(command)
    if command.guardians and not told:
        return
    if facts.leader_told_on is None or command.held_on < facts.leader_told_on:
        yield OutOfOrder.BEFORE_THE_LEADER_WAS_TOLD
    if not _was_decided(command, facts, {g.guardian_id for g in told if g.guardian_id}):
        yield OutOfOrder.BEFORE_SHARING_WAS_DECIDED
    known = (command.people.guardian(g.guardian_id) for g in told)
    if any(guardian.restricted for guardian in known if guardian):
        yield OutOfOrder.WITH_A_RESTRICTED_GUARDIAN


def _was_decided(command: RecordTalk, facts: Facts, told: set[UUID]) -> bool:
    choice = facts.tells_on(command.held_on)
    return choice is not None and (not choice.tells or told <= set(choice.tells))


def _although_stopped(
    command: RecordTalk, safeguarding: Safeguarding
) -> Sequence[TalkHeldWhileSharingWasStopped]:
    told = _told(command)
    if not any(safeguarding.stopped_for(g.guardian_id, command.held_on) for g in told):
        return []
    if command.although_stopped_because is None:
        raise TalkWhileSharingWasStoppedIsExplained
    passed(TalkWhileSharingWasStoppedIsExplained, held_on=command.held_on)
    return [
        TalkHeldWhileSharingWasStopped(
            talk_id=command.talk_id,
            held_on=command.held_on,
            happened_at=command.happened_at,
            reason=command.although_stopped_because,
        )
    ]


def _told_later(command: RecordTalk, state: Intake) -> Sequence[GuardiansToldLater]:
    match state.concern:
        case FollowedUpConcern(facts=Facts(child_id=UUID() as child_id) as facts):
            told = [g.guardian_id for g in _told(command) if g.guardian_id]
            newly = tuple(dict.fromkeys(who for who in told if who not in facts.told))
            later = GuardiansToldLater(
                child_id=child_id, guardians_told=newly, told_on=command.held_on
            )
            return [later] if newly else []
        case _:
            return []
