from __future__ import annotations

import hmac
import json
import time
from base64 import urlsafe_b64encode
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import OKPKey

from shared.identity.actor import Actor, Role
from shared.identity.errors import Unauthenticated
from shared.identity.keys import PublicKey
from shared.identity.remembered import Remembered
from shared.identity.tokens import Tokens
from tests.tokens import AUDIENCE, ISSUER, IssuerInMemory, actor

SOLBAKKEN = UUID("0b8f5c9e-8f0e-4c1a-9a51-3d1a1f7f1001")
KARI = actor(Role.EMPLOYEE, unit_id=SOLBAKKEN)


def part(content: dict[str, object]) -> str:
    return urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def refused(tokens: Tokens, token: str) -> str:
    with pytest.raises(Unauthenticated) as caught:
        tokens.actor_of(token)
    return caught.value.why


def test_a_valid_token_says_who_acts(issuer: IssuerInMemory) -> None:
    assert issuer.tokens().actor_of(issuer.token(KARI)) == KARI


def test_plain_jwt_of_keycloak_is_read(issuer: IssuerInMemory) -> None:
    claims = issuer.claims(KARI, typ="Bearer", aud=["account", AUDIENCE])
    assert issuer.tokens().actor_of(issuer.signed(claims, typ="JWT")) == KARI


def test_an_id_token_is_no_access_token(issuer: IssuerInMemory) -> None:
    claims = issuer.claims(KARI, typ="ID")
    assert refused(issuer.tokens(), issuer.signed(claims, typ="JWT")) == "not-an-access-token"


def test_a_token_of_another_type_is_refused(issuer: IssuerInMemory) -> None:
    token = issuer.signed(issuer.claims(KARI), typ="logout+jwt")
    assert refused(issuer.tokens(), token) == "not-an-access-token"


def test_an_expired_token_is_refused(issuer: IssuerInMemory) -> None:
    assert refused(issuer.tokens(), issuer.expired(KARI)) == "expired_token"


def test_a_token_of_a_wrong_key_is_refused(issuer: IssuerInMemory) -> None:
    assert refused(issuer.tokens(), issuer.of_wrong_key(KARI)) == "bad_signature"


def test_an_unsigned_token_is_refused(issuer: IssuerInMemory) -> None:
    assert refused(issuer.tokens(), issuer.unsigned(KARI)) == "unsupported_algorithm"


def test_a_token_signed_with_the_public_key_as_shared_secret_is_refused(
    issuer: IssuerInMemory,
) -> None:
    header = part({"alg": "HS256", "kid": issuer.private_key.kid, "typ": "at+jwt"})
    signed = f"{header}.{part(issuer.claims(KARI))}"
    public = issuer.private_key.as_pem(private=False)
    mac = hmac.digest(public, signed.encode(), "sha256")
    token = f"{signed}.{urlsafe_b64encode(mac).decode().rstrip('=')}"
    assert refused(issuer.tokens(), token) == "unsupported_algorithm"


def test_a_token_for_another_audience_is_refused(issuer: IssuerInMemory) -> None:
    assert refused(issuer.tokens(), issuer.for_audience("payroll", KARI)) == "invalid_claim"


def test_a_token_of_another_issuer_is_refused(issuer: IssuerInMemory) -> None:
    assert refused(issuer.tokens(), issuer.token(KARI, iss="https://evil.example")) == (
        "invalid_claim"
    )


def test_a_token_of_tomorrow_is_refused(issuer: IssuerInMemory) -> None:
    tomorrow = int(time.time()) + 86_400
    token = issuer.token(KARI, iat=tomorrow, nbf=tomorrow, exp=tomorrow + 600)
    assert refused(issuer.tokens(), token) == "invalid_claim"


@pytest.mark.parametrize("claim", ["iss", "aud", "exp", "iat", "sub"])
def test_a_token_that_lacks_a_claim_is_refused(issuer: IssuerInMemory, claim: str) -> None:
    claims = issuer.claims(KARI)
    del claims[claim]
    assert refused(issuer.tokens(), issuer.signed(claims)) == "missing_claim"


@pytest.mark.parametrize(
    "claims",
    [{"sub": "kari"}, {"stafett_role": "queen"}, {"stafett_unit": "home"}, {"stafett_unit": 7}],
)
def test_a_token_that_says_not_who_acts_is_refused(
    issuer: IssuerInMemory, claims: dict[str, object]
) -> None:
    assert refused(issuer.tokens(), issuer.token(KARI, **claims)) == "says-not-who-acts"


def test_a_token_without_a_key_id_is_refused(issuer: IssuerInMemory) -> None:
    assert refused(issuer.tokens(), issuer.signed(issuer.claims(KARI), kid="")) == "unknown-key"


@given(noise=st.text(max_size=300) | st.from_regex(r"[\w-]{1,40}\.[\w-]{0,40}\.[\w-]{0,40}"))
def test_noise_is_refused(noise: str) -> None:
    assert refused(NOBODY, noise)


def test_a_token_of_absurd_length_is_refused(issuer: IssuerInMemory) -> None:
    assert refused(issuer.tokens(), issuer.token(KARI, more="x" * 9_000)) == "too-long"


class Counting:
    """Counts how often a key is asked for."""

    def __init__(self, issuer: IssuerInMemory) -> None:
        self.issuer = issuer
        self.asked = 0

    def key(self, kid: str) -> PublicKey:
        self.asked += 1
        return self.issuer.key(kid)


def test_a_token_is_verified_once_until_it_expires(issuer: IssuerInMemory) -> None:
    keys = Counting(issuer)
    instant = [time.time()]
    tokens = Tokens(ISSUER, AUDIENCE, keys=keys, now=lambda: instant[0])
    token = issuer.token(KARI, exp=int(time.time()) + 600)
    assert tokens.remembered(token) is None
    assert [tokens.actor_of(token), tokens.actor_of(token)] == [KARI, KARI]
    assert (keys.asked, tokens.remembered(token)) == (1, KARI)
    instant[0] += 700
    assert refused(tokens, token) == "expired_token"


def test_edwards_keys_are_read() -> None:
    key = OKPKey.generate_key("Ed25519", {"kid": "ed", "use": "sig"})

    class Edwards(IssuerInMemory):
        def key(self, kid: str) -> PublicKey:
            return {"ed": key}[kid]

    issuer = Edwards()
    header = {"alg": "Ed25519", "kid": "ed", "typ": "at+jwt"}
    token = jwt.encode(header, issuer.claims(KARI), key, algorithms=["Ed25519"])
    assert issuer.tokens().actor_of(token) == KARI


def test_the_oldest_tokens_are_forgotten_first() -> None:
    memory = Remembered(now=lambda: 0.0, most=2)
    for name in ("first", "second", "third"):
        memory.put(name, KARI, until=1.0)
    known: list[Actor | None] = [memory.get(name) for name in ("first", "second", "third")]
    assert known == [None, KARI, KARI]


NOBODY = IssuerInMemory().tokens()
