"""From a message on the bus to its effect, once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from shared.contracts.contract import Contract
from shared.contracts.envelope import Envelope
from shared.contracts.registry import CONTRACTS
from shared.eventing.policy import AnyPolicy, Moment
from shared.eventing.recorded import Cause
from shared.eventing.recorder import Receipt
from shared.eventing.store import Store


class NotAFact(Exception):
    """A message that is none of our contracts, or not whole: it can never be understood."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A fact as it came: what it says, and what is written on its outside."""

    envelope: Envelope
    fact: Contract


def understood(headers: Mapping[str, str], body: bytes) -> Heard:
    """Read a message as a fact; ``NotAFact`` when it is none."""
    try:
        envelope = Envelope.read(headers)
        return Heard(envelope, CONTRACTS[envelope.type].model_validate_json(body))
    except (KeyError, ValueError, ValidationError) as error:
        raise NotAFact(type(error).__name__) from None


def obey(
    policy: AnyPolicy, heard: Heard, store: Store, moment: Moment, repeated: Callable[[], None]
) -> None:
    """Do what a policy asks for when it hears a fact; what was done before is not done again."""
    cause = Cause(heard.envelope.correlation_id, heard.envelope.id)
    told = replace(moment, envelope=heard.envelope)
    for place, ask in enumerate(policy.then(heard.fact, told)):
        key = f"{heard.envelope.id}#{place}"
        command: Any = ask.command
        handled = store.handle(
            ask.kind,
            ask.subject_id,
            command,
            cause=cause,
            receipt=Receipt(policy.durable, key),
            is_new=ask.is_new,
        )
        if handled.was_repeated:
            repeated()
