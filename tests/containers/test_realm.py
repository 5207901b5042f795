"""The realm that Keycloak imports says of people what the local sign-in says of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from infra.keycloak.profile import PERSON, ROLE, UNIT
from infra.keycloak.realm import realm
from infra.local.issuer.people import demo_people
from infra.local.state import ROOT

WRITTEN: dict[str, Any] = json.loads((ROOT / "infra/keycloak/stafett-realm.json").read_text())
USERS: dict[str, dict[str, Any]] = {user["username"]: user for user in WRITTEN["users"]}
CLIENTS: dict[str, dict[str, Any]] = {client["clientId"]: client for client in WRITTEN["clients"]}

EVERY_CLIENT = pytest.mark.parametrize("client", CLIENTS.values(), ids=CLIENTS)


def attribute(username: str, name: str) -> str | None:
    values: list[str] = USERS[username]["attributes"].get(name, [None])
    return values[0]


def mappers(client: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {mapper["name"]: mapper for mapper in client["protocolMappers"]}


def test_the_file_is_the_one_that_would_be_written_now() -> None:
    assert realm() == WRITTEN


def test_the_file_is_named_as_keycloak_asks() -> None:
    assert f"{WRITTEN['realm']}-realm.json" == "stafett-realm.json"


def test_it_holds_every_demo_person_with_name_person_role_and_unit() -> None:
    people = {each.username: each for each in demo_people()}
    assert USERS.keys() == people.keys()
    assert {name: f"{user['firstName']} {user['lastName']}" for name, user in USERS.items()} == {
        name: person.name for name, person in people.items()
    }
    assert {name: attribute(name, PERSON) for name in USERS} == {
        name: str(person.person_id) for name, person in people.items()
    }
    assert {name: attribute(name, ROLE) for name in USERS} == {
        name: str(person.role) for name, person in people.items()
    }
    assert {name: attribute(name, UNIT) for name in USERS} == {
        name: person.unit_id and str(person.unit_id) for name, person in people.items()
    }


def test_a_person_who_signs_in_as_two_is_two_users_and_one_person() -> None:
    assert USERS["per"]["id"] != USERS["per-hjemme"]["id"]
    assert attribute("per", PERSON) == attribute("per-hjemme", PERSON)


def test_no_two_users_have_the_same_id() -> None:
    assert len({user["id"] for user in USERS.values()}) == len(USERS)


@EVERY_CLIENT
def test_a_token_says_who_acts_as_whom_and_in_which_unit(client: dict[str, Any]) -> None:
    claims = {"sub": PERSON, "stafett_role": ROLE, "stafett_unit": UNIT}
    made = {
        mapper["config"]["claim.name"]: mapper["config"]["user.attribute"]
        for mapper in client["protocolMappers"]
        if mapper["protocolMapper"] == "oidc-usermodel-attribute-mapper"
        and mapper["config"]["access.token.claim"] == "true"
    }
    assert made == claims


@EVERY_CLIENT
def test_a_token_is_meant_for_stafett(client: dict[str, Any]) -> None:
    mapper = mappers(client)["audience"]
    assert mapper["protocolMapper"] == "oidc-audience-mapper"
    assert mapper["config"]["included.custom.audience"] == "stafett"
    assert mapper["config"]["access.token.claim"] == "true"


@EVERY_CLIENT
def test_a_token_is_marked_as_an_access_token(client: dict[str, Any]) -> None:
    assert client["attributes"]["access.token.header.type.rfc9068"] == "true"


def test_browsers_need_a_proof_of_the_code_and_come_back_to_this_machine_only() -> None:
    portal = CLIENTS["stafett-portal"]
    assert portal["attributes"]["pkce.code.challenge.method"] == "S256"
    assert portal["redirectUris"] == ["http://127.0.0.1/*", "http://localhost/*"]
    assert portal["directAccessGrantsEnabled"] is False


def test_the_usual_client_scopes_are_left_to_keycloak() -> None:
    assert "clientScopes" not in WRITTEN


def test_nobody_changes_their_own_role() -> None:
    provider = WRITTEN["components"]["org.keycloak.userprofile.UserProfileProvider"][0]
    profile = json.loads(provider["config"]["kc.user.profile.config"][0])
    editors = {each["name"]: each["permissions"]["edit"] for each in profile["attributes"]}
    assert editors.keys() >= {PERSON, ROLE, UNIT, "username", "firstName", "lastName", "email"}
    assert set(map(tuple, editors.values())) == {("admin",)}


def test_no_password_stands_in_it() -> None:
    passwords = {each["value"] for user in USERS.values() for each in user["credentials"]}
    assert passwords == {"${STAFETT_DEMO_PASSWORD}"}
