"""What every value of level 0 has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A part of a command or an event: immutable, and without fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")
