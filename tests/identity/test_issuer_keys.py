from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from shared.identity.errors import IssuerUnreachable, Unauthenticated
from shared.identity.keys import IssuerKeys, signing_keys
from tests.tokens import ec_key


class Serving:
    """A small issuer on loopback; ``jwks`` may be changed while it runs."""

    def __init__(self, port: int = 0) -> None:
        self.jwks: dict[str, object] = {"keys": [ec_key("first").as_dict(private=False)]}
        self.asked = 0
        self.claims_to_be: str | None = None
        self.server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = json.dumps(outer.answer(self.path)).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler

    def answer(self, path: str) -> object:
        if path == "/jwks":
            self.asked += 1
            return self.jwks
        return {"issuer": self.claims_to_be or self.url, "jwks_uri": f"{self.url}/jwks"}


@contextmanager
def serving(port: int = 0) -> Iterator[Serving]:
    issuer = Serving(port)
    thread = Thread(target=issuer.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield issuer
    finally:
        issuer.server.shutdown()
        thread.join()
        issuer.server.server_close()


@dataclass
class Ticks:
    """Seconds that pass when the test says so."""

    passed: float = 1_000.0

    def __call__(self) -> float:
        return self.passed

    def later(self, seconds: float) -> None:
        self.passed += seconds


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


def test_keys_are_found_by_discovery_and_asked_for_once() -> None:
    with serving() as issuer:
        keys = IssuerKeys(issuer.url)
        assert keys.key("first").kid == "first"
        assert keys.key("first").kid == "first"
        assert issuer.asked == 1


def test_an_unknown_key_is_looked_up_at_most_each_ten_seconds(ticks: Ticks) -> None:
    with serving() as issuer:
        keys = IssuerKeys(issuer.url, ticks=ticks)
        keys.key("first")
        issuer.jwks = {"keys": [ec_key("second").as_dict(private=False)]}
        with pytest.raises(Unauthenticated):
            keys.key("second")
        ticks.later(11)
        assert keys.key("second").kid == "second"
        assert issuer.asked == 2


def test_a_key_taken_back_stops_counting(ticks: Ticks) -> None:
    with serving() as issuer:
        keys = IssuerKeys(issuer.url, ticks=ticks)
        keys.key("first")
        issuer.jwks = {"keys": [ec_key("second").as_dict(private=False)]}
        ticks.later(601)
        with pytest.raises(Unauthenticated):
            keys.key("first")


def test_an_issuer_that_comes_up_later_is_found(ticks: Ticks) -> None:
    with serving() as gone:
        port = gone.server.server_port
    keys = IssuerKeys(gone.url, ticks=ticks)
    with pytest.raises(IssuerUnreachable):
        keys.key("first")
    with serving(port):
        ticks.later(2)
        assert keys.key("first").kid == "first"


def test_known_keys_outlive_an_issuer_that_is_away(ticks: Ticks) -> None:
    with serving() as issuer:
        keys = IssuerKeys(issuer.url, ticks=ticks)
        keys.key("first")
    ticks.later(700)
    assert keys.key("first").kid == "first"


def test_an_issuer_by_another_name_is_not_believed() -> None:
    with serving() as issuer:
        issuer.claims_to_be = "https://evil.example"
        with pytest.raises(IssuerUnreachable):
            IssuerKeys(issuer.url).key("first")


def test_an_issuer_may_be_found_at_another_address() -> None:
    with serving() as issuer:
        issuer.claims_to_be = "https://sign-in.example"
        keys = IssuerKeys("https://sign-in.example", found_at=issuer.url)
        assert keys.key("first").kid == "first"


def test_only_signing_keys_count() -> None:
    encryption = {**ec_key("enc").as_dict(private=False), "use": "enc"}
    secret = {"kty": "oct", "k": "c2VjcmV0", "kid": "shared"}
    assert signing_keys({"keys": [encryption, secret]}) == {}


def test_a_key_on_an_unknown_curve_does_not_take_the_others_with_it() -> None:
    known = ec_key("known").as_dict(private=False)
    strange = {"kty": "EC", "crv": "brainpoolP256r1", "x": "AAAA", "y": "AAAA", "kid": "strange"}
    assert list(signing_keys({"keys": [strange, {"kty": "RSA", "kid": "bare"}, known]})) == [
        "known"
    ]
