"""Tells a fresh directory about the demo people, so that they can do something when they sign in.

It is told as the registrar would, through the public door. Every request has its own
Idempotency-Key: said again at the next start, it changes nothing.
"""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode, urlsplit
from uuid import NAMESPACE_URL, uuid5

import yaml

FILES: Final = Path(__file__).resolve().parent
SECONDS: Final = 10.0


class TownRefused(Exception):
    """A service did not accept what it was told about the town."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the registrar tells."""

    method: str
    path: str
    body: str

    @property
    def key(self) -> str:
        """Give the Idempotency-Key: the same thing always has the same one."""
        return str(uuid5(NAMESPACE_URL, f"stafett:town:{self.method} {self.path} {self.body}"))


def enter_the_town(directory: str, issuer: str) -> None:
    """Tell everything; raises `TownRefused` or `OSError` when it could not be told."""
    town = yaml.safe_load((FILES / "demo_town.yaml").read_text("utf-8"))
    asked = urlencode({"grant_type": "urn:stafett:demo", "person": town["registrar"]})
    signed_in = _ask(issuer, "POST", "/token", asked, "application/x-www-form-urlencoded", {})
    headers = {"Authorization": f"Bearer {json.loads(signed_in)['access_token']}"}
    for told in _all_told(town):
        keyed = {**headers, "Idempotency-Key": told.key}
        _ask(directory, told.method, told.path, told.body, "application/json", keyed)


def _all_told(town: Mapping[str, Any]) -> Iterator[Told]:
    people = yaml.safe_load((FILES / "demo_people.yaml").read_text("utf-8"))
    ids = {
        **{person["username"]: person["id"] for person in people["people"]},
        **{name: unit["id"] for name, unit in people["units"].items()},
        **town["ids"],
    }
    for one in town["told"]:
        method, _, path = one["ask"].partition(" ")
        named = json.dumps(one["give"], default=str, ensure_ascii=False)
        yield Told(method, path.format(**ids), _with_ids(named, ids))


def _with_ids(text: str, ids: Mapping[str, str]) -> str:
    for name, identity in ids.items():
        text = text.replace(f'"{{{name}}}"', f'"{identity}"')
    return text


def _ask(
    at: str, method: str, path: str, body: str, kind: str, headers: Mapping[str, str]
) -> bytes:
    connection = http.client.HTTPConnection(urlsplit(at).netloc, timeout=SECONDS)
    try:
        connection.request(method, path, body.encode(), {"Content-Type": kind, **headers})
        answer = connection.getresponse()
        said = answer.read()
    finally:
        connection.close()
    if answer.status >= http.client.BAD_REQUEST:
        raise TownRefused(f"{method} {path}: {answer.status} {said[:500].decode()}")
    return said
