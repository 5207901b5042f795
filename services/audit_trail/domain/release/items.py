"""An item: one line of a trail, as it is to be released."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from shared.eventing.decider import Message
from shared.privacy import Name, Personal, Text

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of an item as it stands in a package, in hex."""

Handle = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
"""What an item is called in a package: made for it by chance, and of no other thing."""

Salt = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$"), Personal("0" * 32)]
"""16 bytes of chance, without which the digest tells nothing of the text. Goes with the words."""


class Item(Message):
    """A line, and what is given of it: when it happened, who did it and what, in plain words.

    ``event_id`` names the line; it is never handed over.
    """

    event_id: UUID
    item_id: Handle
    happened_on: date
    who: Name
    text: Text
    salt: Salt
    digest: Digest
