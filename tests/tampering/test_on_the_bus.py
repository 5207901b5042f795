"""The log's checkpoints on the bus: whoever goes back and says an old one again is found out."""

from __future__ import annotations

import asyncio

import nats as nats_client
import pytest

from shared.eventing.streams import AUDIT_TRAIL, CHECKPOINTS, checkpoints_subject, declare
from shared.proof.checkpoint import signed_checkpoint
from stafett.verify.bus import on_the_bus
from tests.real_parts import RealBus
from tests.tampering.house import SIGNER

pytestmark = pytest.mark.integration

YOUNG = signed_checkpoint(9, bytes(32), SIGNER)
OLD = signed_checkpoint(3, bytes(32), SIGNER)


async def _say(url: str, *notes: bytes) -> None:
    connection = await nats_client.connect(url)
    await declare(connection, AUDIT_TRAIL)
    for note in notes:
        subject = checkpoints_subject("no9999")
        await connection.jetstream().publish(subject, note, stream=CHECKPOINTS)
    await connection.close()


def test_an_old_checkpoint_said_again_hides_none_that_came_between(nats: RealBus) -> None:
    asyncio.run(_say(nats.operator_url, OLD, YOUNG, OLD))
    found = asyncio.run(on_the_bus(nats.operator_url, "no9999"))
    assert [one.note for one in found] == [OLD, YOUNG, OLD]


def test_a_bus_without_checkpoints_has_none(nats: RealBus) -> None:
    asyncio.run(_say(nats.operator_url))
    assert asyncio.run(on_the_bus(nats.operator_url, "no8888")) == []
