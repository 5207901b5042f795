"""What other services would say, said by a test."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from uuid import UUID

import nats
import uuid_utils.compat as uuids

from shared.contracts.contract import Contract
from shared.contracts.envelope import Envelope
from shared.contracts.subjects import subject_of
from tests.real_parts import RealBus

MUNICIPALITY = "no9999"
MONDAY = datetime(2026, 1, 12, 8, 0, tzinfo=UTC)

_sequence = count(1)


def enveloped(fact: Contract, fact_id: str | None = None) -> Envelope:
    """Write the outside of a fact; each one newer than those before it."""
    return Envelope(
        id=fact_id or str(uuids.uuid7()),
        type=fact.type_name(),
        source=f"urn:stafett:{MUNICIPALITY}:{fact.context}",
        subject=f"{fact.context}/{_about(fact)}",
        sequence=next(_sequence),
        time=MONDAY,
        recorded_time=MONDAY,
        correlation_id="told-by-a-test",
    )


def tell(bus: RealBus, *facts: Contract) -> None:
    """Publish facts, in this order, each acknowledged by JetStream."""
    tell_as(bus, [(enveloped(fact), fact) for fact in facts])


def tell_as(bus: RealBus, said: Sequence[tuple[Envelope, Contract]]) -> None:
    """Publish facts under envelopes of the test's own making, e.g. twice the same."""
    asyncio.run(_publish(bus, said))


async def _publish(bus: RealBus, said: Sequence[tuple[Envelope, Contract]]) -> None:
    connection = await nats.connect(bus.operator_url)
    jetstream = connection.jetstream()
    for place, (envelope, fact) in enumerate(said):
        headers = envelope.headers() | {"Nats-Msg-Id": f"{envelope.id}-{place}-{uuids.uuid7()}"}
        subject = subject_of(type(fact), MUNICIPALITY, str(_about(fact)))
        await jetstream.publish(subject, fact.model_dump_json().encode(), headers=headers)
    await connection.close()


def _about(fact: Contract) -> UUID:
    first = next(iter(type(fact).model_fields))
    value = getattr(fact, first)
    assert isinstance(value, UUID)
    return value
