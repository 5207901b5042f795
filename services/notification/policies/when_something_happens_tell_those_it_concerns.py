"""When something happens in a concern or a case, tell those whom it concerns, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from services.notification.adapters.store import MATTERS
from services.notification.domain.codes import Happening, SuppressedBecause
from services.notification.domain.matter.commands import HearFact, Judged
from services.notification.domain.matter.events import Learned
from services.notification.domain.matter.matter import Matter
from services.notification.domain.message.message import SuppressedMessage
from services.notification.domain.telling import Around, Named, Tell, who_is_told
from services.notification.domain.waiting import Place
from services.notification.policies.mill import Mill
from services.notification.policies.what_is_around import around, with_staff
from services.notification.policies.what_is_learned import what_is_learned
from services.notification.policies.what_waits import MARKS
from services.notification.policies.who_is_named import HAPPENINGS, NAMED
from shared.contracts.concern_intake import ConcernRegisteredV1
from shared.contracts.contract import Contract
from shared.contracts.envelope import Envelope
from shared.eventing.decider import NotKnownHereYet
from shared.eventing.policy import Ask, Moment, Policy

SUBJECTS: Final = {"concern-intake": "concern_id", "directory": "emergency_id"}
"""By which id the matters of a service are known; those of all others belong to a case."""


class NoEnvelope(Exception):
    """A fact cannot be heard without its id and its place."""


def when_something_happens_tell_those_it_concerns(
    fact: Contract, moment: Moment
) -> Sequence[Ask[Matter]]:
    """Hear a fact of a concern or a case."""
    envelope = moment.envelope
    if envelope is None:
        raise NoEnvelope(fact.name)
    begins = isinstance(fact, ConcernRegisteredV1)
    return (
        Ask(MATTERS, matter_of(fact), lambda matter: _hear(fact, moment, envelope, matter), begins),
    )


def matter_of(fact: Contract) -> UUID:
    """Name the concern, case or emergency that a fact is about."""
    return UUID(str(getattr(fact, SUBJECTS.get(fact.context, "case_id"))))


def _hear(fact: Contract, moment: Moment, envelope: Envelope, before: Matter) -> HearFact:
    happening, learned = HAPPENINGS.read(fact, None), what_is_learned(fact)
    matter = before.having_learned(learned)
    if fact.context not in SUBJECTS and not _is_open(happening, matter):
        raise NotKnownHereYet("case")
    on = moment.days.local_date(moment.now)
    knows = around(matter, moment.known, on)
    named = NAMED.read(fact, knows)
    knows = with_staff(knows, named, moment.known, on)
    mill = Mill(Place(context=fact.context, sequence=envelope.sequence), moment.days)
    return HearFact(
        by=moment.by,
        now=moment.now,
        fact_id=envelope.id,
        happening=happening,
        marks=tuple(MARKS.read(fact, mill)),
        learned=learned,
        judged=(
            *_judged(envelope, happening, named, knows),
            *_judged_again(envelope, learned, matter, knows),
        ),
    )


def _is_open(happening: Happening, matter: Matter) -> bool:
    return happening is Happening.CASE_OPENED or Happening.CASE_OPENED in matter.happened


def _judged(
    envelope: Envelope, happening: Happening, named: Sequence[Named], knows: Around
) -> Iterator[Judged]:
    for telling in who_is_told(happening, named, knows):
        yield Judged(
            fact_id=envelope.id,
            happening=happening,
            told_at=envelope.recorded_time,
            telling=telling,
        )


def _judged_again(
    envelope: Envelope, learned: Learned, matter: Matter, knows: Around
) -> Iterator[Judged]:
    """Judge anew what was told after a guardian was, but was heard here before."""
    for message in matter.messages.values():
        match message:
            case SuppressedMessage(because=SuppressedBecause.NOT_YET_TOLD_BY_A_PERSON) if (
                message.person_id in learned.guardians_told
            ):
                if message.told_at >= envelope.recorded_time:
                    yield from judged_now(message, knows)
            case _:
                pass


def judged_now(message: SuppressedMessage, knows: Around) -> Iterator[Judged]:
    """Judge a suppressed message by what is known now, where that makes it a message."""
    named = [Named(message.person_id, message.audience)]
    for telling in who_is_told(message.happening, named, knows):
        if isinstance(telling, Tell):
            yield Judged(
                fact_id=message.fact_id,
                happening=message.happening,
                told_at=message.told_at,
                telling=telling,
            )


POLICIES: Final = tuple(
    Policy(
        f"notification--tell-of-{contract.name}",
        contract,
        when_something_happens_tell_those_it_concerns,
    )
    for contract in MARKS.rows()
)
"""One durable for each contract of a concern or a case."""
