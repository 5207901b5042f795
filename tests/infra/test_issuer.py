from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from infra.local.issuer.app import issuer_app
from infra.local.issuer.people import DemoPerson, demo_people, person_named
from infra.local.issuer.settings import IssuerSettings, NotOnLoopback
from shared.identity.actor import Actor, Role
from shared.identity.keys import PublicKey, signing_keys
from shared.identity.tokens import Tokens
from tests.calling import Caller, calling

BACK = "http://127.0.0.1:5173/back"
VERIFIER = "a-verifier-that-is-at-least-43-characters-long-xyz"
CHALLENGE = urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
ASKED = {
    "response_type": "code",
    "client_id": "portal",
    "redirect_uri": BACK,
    "scope": "openid profile",
    "state": "a-state",
    "nonce": "a-nonce",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}


@pytest.fixture
def settings(tmp_path: Path) -> IssuerSettings:
    return IssuerSettings(issuer_url="http://127.0.0.1:8090", state=tmp_path)


@pytest.fixture
def issuer(settings: IssuerSettings) -> Iterator[Caller]:
    with calling(issuer_app(settings), base_url="http://127.0.0.1:8090") as caller:
        yield caller


class AskedOf:
    """Finds keys as a service does, through the running issuer."""

    def __init__(self, issuer: Caller) -> None:
        self.issuer = issuer

    def key(self, kid: str) -> PublicKey:
        described = self.issuer.get("/.well-known/openid-configuration").json()
        return signing_keys(self.issuer.get(described["jwks_uri"]).json())[kid]


def tokens(issuer: Caller) -> Tokens:
    return Tokens("http://127.0.0.1:8090", "stafett", keys=AskedOf(issuer))


def by_name(issuer: Caller, username: str) -> httpx.Response:
    return issuer.post("/token", data={"grant_type": "urn:stafett:demo", "person": username})


def code(issuer: Caller, **other: str) -> str:
    answer = issuer.post("/authorize", data={**ASKED, "person": "kari", **other})
    return dict(parse_qsl(urlsplit(answer.headers["location"]).query))["code"]


def fetched(issuer: Caller, code: str, **other: str) -> httpx.Response:
    asked = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK}
    proof = {"client_id": "portal", "code_verifier": VERIFIER}
    return issuer.post("/token", data={**asked, **proof, **other})


@pytest.mark.parametrize("person", demo_people(), ids=lambda person: person.username)
def test_a_demo_person_gets_a_token_that_says_who_acts(issuer: Caller, person: DemoPerson) -> None:
    token = by_name(issuer, person.username).json()["access_token"]
    assert tokens(issuer).actor_of(token) == Actor(
        person_id=person.person_id, role=person.role, unit_id=person.unit_id
    )


def test_an_unknown_person_gets_no_token(issuer: Caller) -> None:
    answer = by_name(issuer, "nobody")
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_the_page_lets_one_pick_a_person(issuer: Caller) -> None:
    page = issuer.get("/authorize", params=ASKED)
    assert page.status_code == 200
    assert '<html lang="nb">' in page.text
    assert set(re.findall(r'name="person" value="([\w-]+)"', page.text)) == {
        person.username for person in demo_people()
    }


def test_what_a_program_sends_is_shown_harmless(issuer: Caller) -> None:
    page = issuer.get("/authorize", params={**ASKED, "state": '"><script>alert(1)</script>'})
    assert "<script>" not in page.text


def test_signing_in_through_the_page_gives_both_tokens(issuer: Caller) -> None:
    answer = fetched(issuer, code(issuer)).json()
    kari = person_named("kari")
    assert kari is not None
    assert tokens(issuer).actor_of(answer["access_token"]).person_id == kari.person_id
    keys = KeySet.import_key_set(issuer.get("/jwks").json())
    claims = jwt.decode(answer["id_token"], keys, algorithms=["ES256"]).claims
    assert (claims["nonce"], claims["aud"], claims["name"]) == ("a-nonce", ["portal"], "Kari Lunde")


def test_a_code_is_good_once(issuer: Caller) -> None:
    once = code(issuer)
    assert fetched(issuer, once).status_code == 200
    assert fetched(issuer, once).status_code == 400


def test_a_code_is_not_given_to_another_program(issuer: Caller) -> None:
    assert fetched(issuer, code(issuer), client_id="thief").status_code == 400


@pytest.mark.parametrize("verifier", ["", "another-verifier-of-at-least-43-characters-long"])
def test_a_code_without_its_proof_is_worth_nothing(issuer: Caller, verifier: str) -> None:
    assert fetched(issuer, code(issuer), code_verifier=verifier).status_code == 400


def test_a_code_asked_for_without_a_challenge_is_worth_nothing(issuer: Caller) -> None:
    without = code(issuer, code_challenge="", code_challenge_method="")
    assert fetched(issuer, without).status_code == 400


def test_nobody_is_sent_to_an_address_elsewhere(issuer: Caller) -> None:
    answer = issuer.get("/authorize", params={**ASKED, "redirect_uri": "https://evil.example/"})
    assert (answer.status_code, "location" in answer.headers) == (400, False)


def test_a_token_in_a_url_fragment_is_not_offered(issuer: Caller) -> None:
    assert issuer.get("/authorize", params={**ASKED, "response_type": "token"}).status_code == 400


def test_a_program_may_ask_who_is_signed_in(issuer: Caller) -> None:
    token = by_name(issuer, "lise").json()["access_token"]
    answer = issuer.get("/userinfo", headers={"Authorization": f"Bearer {token}"})
    assert answer.json()["name"] == "Lise Berg"
    assert issuer.get("/userinfo").status_code == 401


def test_signing_out_goes_back_where_it_may(issuer: Caller) -> None:
    there = issuer.get("/end-session", params={"post_logout_redirect_uri": BACK})
    assert there.headers["location"] == BACK
    elsewhere = {"post_logout_redirect_uri": "https://evil.example/"}
    assert issuer.get("/end-session", params=elsewhere).status_code == 200


def test_a_token_outlives_a_restart(issuer: Caller, settings: IssuerSettings) -> None:
    token = by_name(issuer, "kari").json()["access_token"]
    with calling(issuer_app(settings), base_url="http://127.0.0.1:8090") as again:
        assert tokens(again).actor_of(token).role is Role.EMPLOYEE


def test_the_key_is_for_its_owner_alone(issuer: Caller, settings: IssuerSettings) -> None:
    assert issuer.get("/jwks").json()["keys"][0].get("d") is None
    assert (settings.state / "issuer-key.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "stafett.example", "::"])
def test_it_refuses_to_serve_beyond_this_machine(host: str) -> None:
    with pytest.raises(NotOnLoopback):
        IssuerSettings(issuer_host=host).must_stay_here()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_it_serves_on_this_machine(host: str) -> None:
    settings = IssuerSettings(issuer_host=host)
    settings.must_stay_here()
    assert settings.issuer_host == host


def test_it_serves_anywhere_where_that_is_meant() -> None:
    settings = IssuerSettings(issuer_host="0.0.0.0", issuer_allow_any_host=True)
    settings.must_stay_here()
    assert settings.issuer_host == "0.0.0.0"


def test_no_two_demo_people_are_mixed_up() -> None:
    people = demo_people()
    assert len({person.username for person in people}) == len(people)
    assert len({(person.person_id, person.role) for person in people}) == len(people)
