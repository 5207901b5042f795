"""From a signed access token to the one who acts (RFC 9068)."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import GuestProtocol
from joserfc.jwt import JWTClaimsRegistry

from shared.identity.actor import Actor, Role
from shared.identity.errors import Unauthenticated
from shared.identity.keys import IssuerKeys, PublicKey
from shared.identity.remembered import Remembered

ROLE_CLAIM: Final = "stafett_role"
UNIT_CLAIM: Final = "stafett_unit"

ALGORITHMS: Final = ("RS256", "ES256", "Ed25519", "EdDSA")
"""Signatures that only the issuer can make; a shared secret or ``none`` is never accepted."""

TYPES: Final = frozenset({"at+jwt", "application/at+jwt", "jwt"})
"""Access tokens by RFC 9068, and plain JWT, which Keycloak writes."""

LEEWAY: Final = 30
"""Seconds by which two clocks may differ."""

LONGEST: Final = 8_192


class Keys(Protocol):
    """Finds the public key that a token says it is signed with."""

    def key(self, kid: str) -> PublicKey:
        """Give the key; raises ``Unauthenticated`` or ``IssuerUnreachable``."""


class Tokens:
    """Reads the access tokens of one issuer that are meant for one audience.

    Lifetimes are checked against the real clock, also where the services play with training time:
    ``now`` gives seconds since 1970. A token found valid is remembered until it expires.
    """

    def __init__(
        self,
        issuer: str,
        audience: str,
        *,
        found_at: str | None = None,
        keys: Keys | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.issuer = issuer
        self._keys = keys or IssuerKeys(issuer, found_at)
        self._now = now
        self._remembered = Remembered(now)
        self._claims = JWTClaimsRegistry(
            now=lambda: int(now()),
            leeway=LEEWAY,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
        )

    def remembered(self, token: str) -> Actor | None:
        """Give the actor of a token that was found valid before; never waits."""
        return self._remembered.get(token)

    def actor_of(self, token: str) -> Actor:
        """Tell who acts with this token; may ask the issuer for its keys.

        Raises ``Unauthenticated`` for anything but a valid token, and ``IssuerUnreachable`` when
        the keys are not known yet and the issuer does not answer.
        """
        if actor := self._remembered.get(token):
            return actor
        claims = self._verified(token)
        actor = _actor(claims)
        self._remembered.put(token, actor, until=float(claims["exp"]))
        return actor

    def _verified(self, token: str) -> Mapping[str, Any]:
        if len(token) > LONGEST:
            raise Unauthenticated("too-long")
        try:
            decoded = jwt.decode(token, self._key, algorithms=ALGORITHMS)
            self._claims.validate(decoded.claims)
        except JoseError as error:
            raise Unauthenticated(error.error) from None
        except (ValueError, TypeError):
            raise Unauthenticated("unreadable") from None
        _must_be_an_access_token(decoded.header, decoded.claims)
        return decoded.claims

    def _key(self, token: GuestProtocol) -> PublicKey:
        kid = token.headers().get("kid")
        if not isinstance(kid, str):
            raise Unauthenticated("no-key-id")
        return self._keys.key(kid)


def _must_be_an_access_token(header: Mapping[str, Any], claims: Mapping[str, Any]) -> None:
    # Keycloak writes what a token is for into a claim "typ"; an ID token must not open a door.
    if str(header.get("typ")).lower() not in TYPES or claims.get("typ", "Bearer") != "Bearer":
        raise Unauthenticated("not-an-access-token")


def _actor(claims: Mapping[str, Any]) -> Actor:
    unit = claims.get(UNIT_CLAIM)
    try:
        return Actor(
            person_id=UUID(claims["sub"]),
            role=Role(claims[ROLE_CLAIM]),
            unit_id=UUID(unit) if unit else None,
        )
    except (KeyError, ValueError, TypeError, AttributeError):
        raise Unauthenticated("says-not-who-acts") from None
