"""The only door from a service's own events to the bus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shared.contracts.contract import Contract
from shared.contracts.envelope import Envelope
from shared.contracts.subjects import subject_of
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded

Announce = Callable[[Recorded[Event]], Sequence[Contract]]
"""Tells what others are told of a recorded event: often nothing, seldom more than one thing."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A fact ready for the bus."""

    subject: str
    envelope: Envelope
    body: bytes


def announcements(
    recorded: Recorded[Event], announce: Announce, municipality: str
) -> Sequence[Announcement]:
    """Make what is published of one recorded event. The first carries the event's own id."""
    return [
        _announcement(recorded, contract, place, municipality)
        for place, contract in enumerate(announce(recorded))
    ]


def _announcement(
    recorded: Recorded[Event], contract: Contract, place: int, municipality: str
) -> Announcement:
    subject_id = str(recorded.subject_id)
    envelope = Envelope(
        id=f"{recorded.id}.{place}" if place else str(recorded.id),
        type=contract.type_name(),
        source=f"urn:stafett:{municipality}:{contract.context}",
        subject=f"{recorded.kind}/{subject_id}",
        sequence=recorded.position,
        time=recorded.occurred_at,
        recorded_time=recorded.recorded_at,
        correlation_id=recorded.cause.correlation_id,
        causation_id=recorded.cause.causation_id,
    )
    body = contract.model_dump_json(exclude_none=True).encode()
    return Announcement(subject_of(type(contract), municipality, subject_id), envelope, body)
