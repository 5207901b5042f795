"""The town in which scenarios play: its people, their tokens, and the doors of the services."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import yaml

from infra.services import SERVICES

PEOPLE = Path(__file__).resolve().parents[2] / "infra" / "local" / "demo_people.yaml"
SECONDS = 30
PAUSE = 0.05


def names_of_the_town() -> dict[str, str]:
    """Give the ids of the demo people and units by the names scenarios use."""
    content = yaml.safe_load(PEOPLE.read_text())
    people = {person["username"]: person["id"] for person in content["people"]}
    return people | {name: unit["id"] for name, unit in content["units"].items()}


@dataclass
class Town:
    """Addresses by name of service, ``issuer`` among them.

    A service that does not answer at all is asked again for ``patience`` seconds.
    """

    addresses: Mapping[str, str]
    language: str = "en"
    patience: float = 0.0
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=SECONDS))
    _tokens: dict[str, str] = field(default_factory=dict)

    def ask(self, who: str, ask: str, give: Any = None, key: str | None = None) -> httpx.Response:
        """Ask a service as a signed-in person; a change has a key, so that it may be repeated."""
        method, service, path = ask.split(" ", 2)
        headers = {"Authorization": f"Bearer {self.token(who)}", "Accept-Language": self.language}
        if method != "GET":
            headers["Idempotency-Key"] = key or str(uuid4())
        body = None if method == "GET" else (give if give is not None else {})
        return self._send(method, self.addresses[service] + path, headers, body)

    def open_the_doors(self, people: Iterable[str]) -> None:
        """Sign everyone in and knock at every service, so that nobody waits for it later."""
        for who in people:
            self.token(who)
        for service in SERVICES:
            address = self.addresses[service.name]
            for path in ("/health/ready", "/openapi.json", "/immediate-help"):
                headers = {"Authorization": f"Bearer {self.token('kari')}"}
                self._send("GET", f"{address}{path}", headers)

    def token(self, who: str) -> str:
        """Sign in; the local issuer knows the demo people."""
        if who not in self._tokens:
            answer = self.client.post(
                f"{self.addresses['issuer']}/token",
                data={"grant_type": "urn:stafett:demo", "person": who},
            )
            answer.raise_for_status()
            self._tokens[who] = answer.json()["access_token"]
        return self._tokens[who]

    def _send(
        self, method: str, url: str, headers: Mapping[str, str], body: Any = None
    ) -> httpx.Response:
        ends = time.monotonic() + self.patience
        while True:
            try:
                return self.client.request(method, url, json=body, headers=headers)
            except httpx.TransportError:
                if time.monotonic() > ends:
                    raise
                time.sleep(PAUSE)
