"""An issuer without a network: it mints good and bad tokens, fast."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from uuid import UUID

from joserfc import jwt
from joserfc.jwk import ECKey

from shared.identity.actor import Actor, Role
from shared.identity.errors import Unauthenticated
from shared.identity.keys import PublicKey, signing_keys
from shared.identity.tokens import Tokens

ISSUER = "https://issuer.example"
AUDIENCE = "stafett"
A_DAY = 86_400
"""Seconds a token holds: longer than any run of all tests."""

KARI = UUID("0b8f5c9e-8f0e-4c1a-9a51-3d1a1f7f0001")


def actor(role: Role = Role.EMPLOYEE, person_id: UUID = KARI, unit_id: UUID | None = None) -> Actor:
    """Give somebody who acts; Kari, an employee, unless said otherwise."""
    return Actor(person_id=person_id, role=role, unit_id=unit_id)


def ec_key(kid: str = "issuer-in-memory") -> ECKey:
    """Make a new ES256 key."""
    return ECKey.generate_key("P-256", {"kid": kid, "use": "sig", "alg": "ES256"})


class IssuerInMemory:
    """Imitates an OpenID issuer: signs like one, and serves its public keys in the process."""

    def __init__(self, issuer: str = ISSUER, audience: str = AUDIENCE) -> None:
        self.issuer = issuer
        self.audience = audience

    @cached_property
    def private_key(self) -> ECKey:
        return ec_key()

    @cached_property
    def jwks(self) -> Mapping[str, Any]:
        return {"keys": [self.private_key.as_dict(private=False)]}

    def key(self, kid: str) -> PublicKey:
        try:
            return signing_keys(self.jwks)[kid]
        except KeyError:
            raise Unauthenticated("unknown-key") from None

    def tokens(self) -> Tokens:
        return Tokens(self.issuer, self.audience, keys=self)

    def claims(self, who: Actor, **other: object) -> dict[str, Any]:
        now = int(time.time())
        unit = {"stafett_unit": str(who.unit_id)} if who.unit_id else {}
        known = {"iss": self.issuer, "aud": self.audience, "sub": str(who.person_id), "iat": now}
        return {**known, "exp": now + A_DAY, "stafett_role": who.role.value, **unit, **other}

    def token(self, who: Actor, **claims: object) -> str:
        return self.signed(self.claims(who, **claims))

    def header(self, who: Actor, **claims: object) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(who, **claims)}"}

    def signed(
        self, claims: dict[str, Any], key: ECKey | None = None, alg: str = "ES256", **header: object
    ) -> str:
        kid = {"alg": alg, "kid": self.private_key.kid, "typ": "at+jwt"}
        return jwt.encode({**kid, **header}, claims, key or self.private_key, algorithms=[alg])

    def expired(self, who: Actor) -> str:
        now = int(time.time())
        return self.token(who, iat=now - 4_000, exp=now - 3_000)

    def of_wrong_key(self, who: Actor) -> str:
        return self.signed(self.claims(who), key=ec_key())

    def unsigned(self, who: Actor) -> str:
        header, claims, _ = self.token(who).split(".")
        assert header
        return f"{_NONE}.{claims}."

    def for_audience(self, audience: str, who: Actor) -> str:
        return self.token(who, aud=audience)


_NONE = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0Iiwia2lkIjoiaXNzdWVyLWluLW1lbW9yeSJ9"
