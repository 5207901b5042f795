"""Which child has this birth number? Asked by a keyed hash: the number stands in no index."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from hashlib import sha256
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.directory.domain.child.events import BirthNumberEntered
from services.directory.lookup_key import lookup_key
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class ChildOfNumber(BaseModel):
    """The child for which a number was last entered."""

    model_config = ConfigDict(frozen=True)

    child_id: UUID


def hashed(birth_number: str, key: bytes) -> str:
    """Hash a number (HMAC-SHA-256, hex); without the key nobody can try all numbers."""
    return hmac.new(key, birth_number.encode(), sha256).hexdigest()


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    event = recorded.event
    if not isinstance(event, BirthNumberEntered):
        return ()
    return (hashed(event.birth_number, lookup_key()),)


def _evolve(_: str, __: ChildOfNumber | None, recorded: Recorded[Event]) -> ChildOfNumber | None:
    return ChildOfNumber(child_id=recorded.subject_id)


BIRTH_NUMBERS: Final = View("birth_numbers", ChildOfNumber, _keys, _evolve)
