"""The codes by which a person shows that an address is theirs: worked out, never stored."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from pydantic import SecretStr

DIGITS: Final = 6

_OF_THIS_PROCESS: Final = secrets.token_bytes(32)


@dataclass(frozen=True)
class Codes:
    """Makes the code of an id from a key that only this service has."""

    key: bytes = field(repr=False)

    @classmethod
    def with_key(cls, key: SecretStr | None) -> Codes:
        """Use the configured key, or one that lasts as long as this process."""
        return cls(_OF_THIS_PROCESS if key is None else key.get_secret_value().encode())

    def of(self, code_id: UUID) -> str:
        """Give the six digits that belong to an id."""
        digest = hmac.digest(self.key, code_id.bytes, "sha256")
        return str(int.from_bytes(digest[:8], "big") % 10**DIGITS).zfill(DIGITS)

    def is_right(self, code_id: UUID, given: str) -> bool:
        """Tell whether the digits are those of the id, in the same time whatever was given."""
        return hmac.compare_digest(self.of(code_id).encode(), given.encode())
