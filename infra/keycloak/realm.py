"""`python -m infra.keycloak.realm`: print the realm that Keycloak imports when it starts.

What it prints stands in `stafett-realm.json`. The people are those of the local sign-in, and so are
the claims by which services learn who acts, as whom and in which unit.

A person may sign in as employee and as guardian. Those are two users of Keycloak and one person, so
``sub`` is an attribute here and not Keycloak's own id of the user.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID, uuid5

from infra.keycloak.profile import PERSON, ROLE, UNIT, user_profile
from infra.local.issuer.people import DemoPerson, demo_people
from shared.identity.tokens import ROLE_CLAIM, UNIT_CLAIM

REALM: Final = "stafett"
AUDIENCE: Final = "stafett"

PASSWORD: Final = "${STAFETT_DEMO_PASSWORD}"  # noqa: S105 - Keycloak puts its own environment in
"""All demo people have the same password, and it stands in no file of the project."""

CLAIMS: Final = {"sub": PERSON, ROLE_CLAIM: ROLE, UNIT_CLAIM: UNIT}
"""Which claim is made of which attribute."""


def realm() -> dict[str, Any]:
    """Describe the realm as Keycloak reads it.

    ``clientScopes`` is left out on purpose: a realm that names any gets none of the usual ones.
    """
    return {
        "realm": REALM,
        "displayName": "Stafett",
        "enabled": True,
        "sslRequired": "external",
        "registrationAllowed": False,
        "resetPasswordAllowed": False,
        "editUsernameAllowed": False,
        "bruteForceProtected": True,
        "accessTokenLifespan": 900,
        "internationalizationEnabled": True,
        "supportedLocales": ["da", "en", "no"],
        "defaultLocale": "no",
        "clients": [_portal(), _terminal()],
        "users": list(_users(demo_people())),
        "components": {
            "org.keycloak.userprofile.UserProfileProvider": [
                {
                    "providerId": "declarative-user-profile",
                    "subComponents": {},
                    "config": {"kc.user.profile.config": [json.dumps(user_profile())]},
                }
            ]
        },
    }


def _portal() -> dict[str, Any]:
    """Describe the program people sign in from with a browser: a code with PKCE, no secret."""
    return _client("stafett-portal", "Stafett") | {
        "standardFlowEnabled": True,
        "directAccessGrantsEnabled": False,
        # On loopback Keycloak passes over the port, as RFC 8252 § 7.3 asks.
        "redirectUris": ["http://127.0.0.1/*", "http://localhost/*"],
        "attributes": {
            "pkce.code.challenge.method": "S256",
            "post.logout.redirect.uris": "+",
            "access.token.header.type.rfc9068": "true",
        },
    }


def _terminal() -> dict[str, Any]:
    """Describe a terminal that asks for a token with a demo person's password, to try the API."""
    return _client("stafett-terminal", "Stafett at a terminal") | {
        "standardFlowEnabled": False,
        "directAccessGrantsEnabled": True,
        "attributes": {"access.token.header.type.rfc9068": "true"},
    }


def _client(client_id: str, name: str) -> dict[str, Any]:
    return {
        "clientId": client_id,
        "name": name,
        "enabled": True,
        "protocol": "openid-connect",
        "publicClient": True,
        "implicitFlowEnabled": False,
        "serviceAccountsEnabled": False,
        "fullScopeAllowed": False,
        "protocolMappers": [*(_claim(*pair) for pair in CLAIMS.items()), _audience()],
    }


def _claim(claim: str, attribute: str) -> dict[str, Any]:
    settings = {"user.attribute": attribute, "claim.name": claim, "jsonType.label": "String"}
    everywhere = ("access", "id", "userinfo", "introspection")
    return _mapper(
        claim,
        "oidc-usermodel-attribute-mapper",
        settings | {f"{token}.token.claim": "true" for token in everywhere},
    )


def _audience() -> dict[str, Any]:
    settings = {"included.custom.audience": AUDIENCE, "access.token.claim": "true"}
    return _mapper("audience", "oidc-audience-mapper", settings)


def _mapper(name: str, kind: str, settings: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": name,
        "protocol": "openid-connect",
        "protocolMapper": kind,
        "consentRequired": False,
        "config": dict(settings),
    }


def _users(people: Sequence[DemoPerson]) -> Iterator[dict[str, Any]]:
    taken: set[UUID] = set()
    for person in people:
        yield _user(person, _keycloak_id(person, taken))
        taken.add(person.person_id)


def _keycloak_id(person: DemoPerson, taken: set[UUID]) -> UUID:
    """Give Keycloak's id of a user: the person's own, unless another user of theirs has it."""
    is_taken = person.person_id in taken
    return uuid5(person.person_id, person.username) if is_taken else person.person_id


def _user(person: DemoPerson, keycloak_id: UUID) -> dict[str, Any]:
    first, _, last = person.name.rpartition(" ")
    attributes = {PERSON: str(person.person_id), ROLE: str(person.role)}
    if person.unit_id is not None:
        attributes[UNIT] = str(person.unit_id)
    return {
        "id": str(keycloak_id),
        "username": person.username,
        "enabled": True,
        "firstName": first,
        "lastName": last,
        "attributes": {name: [value] for name, value in attributes.items()},
        "credentials": [{"type": "password", "value": PASSWORD, "temporary": False}],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(realm(), ensure_ascii=False, indent=2) + "\n")
