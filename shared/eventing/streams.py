"""The streams on the bus, and how they are made - the same whoever makes them.

The raw JetStream API is used, so that what is asked for is what stands here, field by field.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from nats.aio.client import Client

from shared.contracts.subjects import all_of, stream_name

DEAD_LETTERS: Final = "DEAD_LETTERS"

CHECKPOINTS: Final = "CHECKPOINTS"

AUDIT_TRAIL: Final = "audit-trail"
"""The context of the log: it alone reads receipts, and it alone says checkpoints."""

TWO_MINUTES: Final = 120 * 10**9
"""How long a message id is remembered, in nanoseconds; a relay that repeats is quicker."""

NAME_IN_USE: Final = 10058
"""What JetStream answers when a stream of that name stands there with another configuration."""


class StreamDiffers(Exception):
    """A stream stands there with another configuration, and this user may not change it."""


class BrokerRefused(Exception):
    """JetStream answered with an error."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: its name, its subjects, and what sets it apart from the defaults."""

    name: str
    subjects: tuple[str, ...]
    traits: tuple[tuple[str, bool], ...] = ()

    def configuration(self) -> dict[str, Any]:
        """Write it as JetStream reads it."""
        return {
            "name": self.name,
            "subjects": list(self.subjects),
            "storage": "file",
            "retention": "limits",
            "discard": "old",
            "max_msgs": -1,
            "max_bytes": -1,
            "max_age": 0,
            "num_replicas": 1,
            "allow_direct": True,
            "duplicate_window": TWO_MINUTES,
            **dict(self.traits),
        }


def facts_of(context: str) -> str:
    """Name the stream of what a context says."""
    return stream_name(context)


def timers_of(context: str) -> str:
    """Name the stream of what a context waits for."""
    return f"TIMERS_{context.replace('-', '_').upper()}"


def dead_letters_of(context: str) -> str:
    """Give the filter for the messages that a context could not take in."""
    return f"dead.{context}.>"


def receipts_of(context: str) -> str:
    """Name the stream in which a context tells the log of everything it has stored."""
    return f"RECEIPTS_{context.replace('-', '_').upper()}"


def receipts_subject(context: str, municipality: str = "*") -> str:
    """Give the subject of a context's receipts; of whatever municipality, where none is named."""
    return f"receipt.{municipality}.{context}"


def checkpoints_subject(municipality: str = "*") -> str:
    """Give the subject of the log's signed checkpoints."""
    return f"checkpoint.{municipality}"


def streams_of(context: str) -> Iterator[Stream]:
    """Give the streams that a context cannot do without."""
    yield Stream(facts_of(context), (all_of(context),))
    yield Stream(
        timers_of(context),
        (f"timer.{context}.>", f"due.{context}.>"),
        (("allow_msg_schedules", True), ("allow_msg_ttl", True), ("allow_rollup_hdrs", True)),
    )
    yield Stream(DEAD_LETTERS, ("dead.>",))
    yield Stream(receipts_of(context), (receipts_subject(context),))
    if context == AUDIT_TRAIL:
        unalterable = (("deny_delete", True), ("deny_purge", True))
        yield Stream(CHECKPOINTS, (checkpoints_subject(),), unalterable)


async def declare(connection: Client, context: str) -> None:
    """Make a context's streams where they are missing; what already stands there as asked stays.

    A service calls this when the broker has lost them. Raises `StreamDiffers` where one stands with
    another configuration: only the operator changes a stream (`declare_as_operator`).
    """
    for stream in streams_of(context):
        answer = await _ask(connection, f"STREAM.CREATE.{stream.name}", stream)
        _check(stream, answer)


async def declare_as_operator(connection: Client, context: str) -> None:
    """Make a context's streams, and change those that stand with another configuration."""
    for stream in streams_of(context):
        answer = await _ask(connection, f"STREAM.CREATE.{stream.name}", stream)
        if answer.get("error", {}).get("err_code") == NAME_IN_USE:
            answer = await _ask(connection, f"STREAM.UPDATE.{stream.name}", stream)
        _check(stream, answer)


async def _ask(connection: Client, what: str, stream: Stream) -> dict[str, Any]:
    body = json.dumps(stream.configuration()).encode()
    reply = await connection.request(f"$JS.API.{what}", body, timeout=10)
    answer: dict[str, Any] = json.loads(reply.data)
    return answer


def _check(stream: Stream, answer: dict[str, Any]) -> None:
    error = answer.get("error")
    if error is None:
        return
    if error.get("err_code") == NAME_IN_USE:
        raise StreamDiffers(f"{stream.name} stands there with another configuration")
    raise BrokerRefused(f"{stream.name}: {error.get('description')} ({error.get('err_code')})")
