"""What comes of a fact that is heard: who is told, and what begins or ends to wait for whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from services.notification.domain.matter.commands import HearFact, Judged, MatterCommand
from services.notification.domain.matter.events import (
    FactHeard,
    MatterEvent,
    WaitingBegan,
    WaitingEnded,
)
from services.notification.domain.matter.matter import Matter, evolve
from services.notification.domain.message import decisions as messages
from services.notification.domain.message.commands import RequestMessage, SuppressMessage
from services.notification.domain.message.events import MessageEvent
from services.notification.domain.message.identity import message_id
from services.notification.domain.telling import Suppress, Tell
from services.notification.domain.waiting import Waiting, standing
from shared.eventing.decider import Decider
from shared.identity.actor import Actor


def decide(command: MatterCommand, state: Matter) -> Sequence[MatterEvent]:
    """Answer a command with what happens, or refuse it."""
    match command:
        case HearFact():
            return _hear(command, state)
        case _:
            return messages.decide(command, state.message(command.message_id))


def _hear(command: HearFact, state: Matter) -> Sequence[MatterEvent]:
    """Hear a fact once."""
    if command.fact_id in state.heard:
        return []
    heard = FactHeard(
        fact_id=command.fact_id,
        happening=command.happening,
        marks=command.marks,
        learned=command.learned,
    )
    after = evolve(state, heard)
    told = [event for judged in command.judged for event in _tell(command, judged, after)]
    return [heard, *_changes(state, after), *told]


def _tell(command: HearFact, judged: Judged, matter: Matter) -> Sequence[MessageEvent]:
    asked = as_command(command.by, command.now, judged, matter.child_id)
    return messages.decide(asked, matter.message(asked.message_id))


def as_command(
    by: Actor, now: datetime, judged: Judged, child_id: UUID | None
) -> RequestMessage | SuppressMessage:
    """Make of a judgement the command that puts it on record."""
    match judged.telling:
        case Tell() as tell:
            return RequestMessage(
                by=by,
                now=now,
                message_id=message_id(judged.fact_id, tell.person_id, tell.kind),
                person_id=tell.person_id,
                audience=tell.audience,
                kind=tell.kind,
                happening=judged.happening,
                fact_id=judged.fact_id,
                child_id=child_id,
                by_mail=tell.by_mail,
            )
        case Suppress() as suppress:
            return SuppressMessage(
                by=by,
                now=now,
                message_id=message_id(judged.fact_id, suppress.person_id, suppress.kind),
                person_id=suppress.person_id,
                audience=suppress.audience,
                kind=suppress.kind,
                happening=judged.happening,
                fact_id=judged.fact_id,
                told_at=judged.told_at,
                because=suppress.because,
            )
        case unknown:
            assert_never(unknown)


def _changes(before: Matter, after: Matter) -> Sequence[MatterEvent]:
    """Tell what ends to wait, then what begins; a change of person or date is both."""
    then, now = standing(before.marks), standing(after.marks)
    ended = [
        WaitingEnded(person_id=one.person_id, task=one.task, subject_id=one.subject_id)
        for one in sorted(then - now, key=_in_order)
    ]
    began = [
        WaitingBegan(
            person_id=one.person_id,
            task=one.task,
            subject_id=one.subject_id,
            due_on=one.due_on,
            child_id=after.child_id,
        )
        for one in sorted(now - then, key=_in_order)
    ]
    return [*ended, *began]


def _in_order(waiting: Waiting) -> tuple[str, UUID, UUID, date]:
    return (
        waiting.task,
        waiting.subject_id,
        waiting.person_id,
        waiting.due_on or date.max,
    )


matter_decider: Decider[MatterCommand, Matter, MatterEvent] = Decider(Matter(), decide, evolve)
