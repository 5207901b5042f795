"""Authorization codes, each good once and for a minute."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

from infra.local.issuer.people import DemoPerson

LIFETIME: Final = 60.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Code:
    """What was agreed when a person signed in, in the words of Authlib."""

    code: str
    client_id: str
    redirect_uri: str
    scope: str
    person: DemoPerson
    code_challenge: str
    code_challenge_method: str
    nonce: str | None
    made_at: float

    def get_redirect_uri(self) -> str:
        """Give where the person was sent back to."""
        return self.redirect_uri

    def get_scope(self) -> str:
        """Give what was asked for."""
        return self.scope

    def get_nonce(self) -> str | None:
        """Give the value that ties the ID token to the request."""
        return self.nonce

    def get_auth_time(self) -> int:
        """Give the second in which the person signed in."""
        return int(self.made_at)

    def get_acr(self) -> None:
        """Give no assurance: nobody proved who they are."""

    def get_amr(self) -> None:
        """Give no method: nobody proved who they are."""


class Codes:
    """The codes that have not been used yet, in memory: a restart asks people to sign in again."""

    def __init__(self) -> None:
        self._codes: dict[str, Code] = {}

    def keep(self, code: Code) -> None:
        """Keep a new code, and forget those whose time is over."""
        oldest = time.time() - LIFETIME
        self._codes = {k: v for k, v in self._codes.items() if v.made_at > oldest}
        self._codes[code.code] = code

    def find(self, code: str, client_id: str) -> Code | None:
        """Give a code that was made for this client and is still good."""
        found = self._codes.get(code)
        if found is None or found.client_id != client_id:
            return None
        return found if found.made_at > time.time() - LIFETIME else None

    def forget(self, code: Code) -> None:
        """Use a code up."""
        self._codes.pop(code.code, None)
