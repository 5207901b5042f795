"""The tokens that are signed here: one to act with, and one that tells who signed in."""

# Authlib has no types: what we take from it is untyped, what we give is typed.
# mypy: disable-error-code="import-untyped,misc,no-untyped-call"

from __future__ import annotations

from typing import Any, Final

from authlib.oauth2 import OAuth2Request
from authlib.oauth2.rfc9068 import JWTBearerTokenGenerator
from authlib.oidc.core.grants import OpenIDCode
from joserfc.jwk import KeySet

from infra.local.issuer.clients import Client
from infra.local.issuer.keys import ALGORITHM
from infra.local.issuer.people import DemoPerson
from infra.local.issuer.settings import IssuerSettings
from shared.identity.tokens import ROLE_CLAIM, UNIT_CLAIM

LIFETIME: Final = 3600
"""Seconds for which a token is valid; long, because this is for demonstrations."""


class AccessTokens(JWTBearerTokenGenerator):
    """Makes access tokens (RFC 9068) that say who acts."""

    def __init__(self, settings: IssuerSettings, key: KeySet) -> None:
        super().__init__(settings.issuer, ALGORITHM, expires_generator=lambda *_: LIFETIME)
        self._audience = settings.audience
        self._key = key

    def get_jwks(self) -> KeySet:
        """Give the key to sign with."""
        return self._key

    def get_audiences(self, *_: object) -> str:
        """Say for whom the token is."""
        return self._audience

    def get_extra_claims(
        self, _client: Client, _grant: str, user: DemoPerson, _scope: str
    ) -> dict[str, str]:
        """Say in which role the person acts, and for which unit."""
        unit = {UNIT_CLAIM: str(user.unit_id)} if user.unit_id else {}
        return {ROLE_CLAIM: user.role.value, **unit}


class IdToken(OpenIDCode):
    """Tells the program that asked who signed in."""

    def __init__(self, settings: IssuerSettings, key: KeySet) -> None:
        super().__init__()
        self._issuer = settings.issuer
        self._key = key

    def exists_nonce(self, _nonce: str, _request: OAuth2Request) -> bool:
        """Tell that no code is used twice, so that no nonce needs to be remembered."""
        return False

    def resolve_client_private_key(self, _client: Client) -> KeySet:
        """Give the key to sign with."""
        return self._key

    def get_client_algorithm(self, _client: Client) -> str:
        """Say how it is signed."""
        return ALGORITHM

    def get_client_claims(self, client: Client) -> dict[str, Any]:
        """Say who signs, and for whom."""
        return {"iss": self._issuer, "aud": [client.client_id]}

    def generate_user_info(self, user: DemoPerson, _scope: str) -> dict[str, str]:
        """Say who signed in."""
        return about(user)


def about(person: DemoPerson) -> dict[str, str]:
    """Give what a program may show of who is signed in."""
    return {
        "sub": str(person.person_id),
        "name": person.name,
        "preferred_username": person.username,
        "locale": "nb",
    }
