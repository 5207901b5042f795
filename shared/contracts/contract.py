"""What a contract is: a versioned fact that one service tells the others."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Contract(BaseModel):
    """A fact on the bus: ids, dates and codes, never a name, a birth number or free text.

    ``context`` is the service that says it, ``name`` what it says, ``version`` how it says it.
    A reader ignores fields it does not know; a field is never removed and never changes meaning.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    context: ClassVar[str]
    name: ClassVar[str]
    version: ClassVar[int] = 1

    @classmethod
    def type_name(cls) -> str:
        """Give the stable name under which the contract travels."""
        return f"stafett.{cls.context}.{cls.name}.v{cls.version}"
