"""After a play: no personal data where none may be.

The mailbox's envelopes hold addresses, which is the place for them. Databases hold ciphertext,
and logs, the bus and the metrics nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import httpx
import psycopg
import pytest

from infra.services import SERVICES
from tests.journeys.played import STORIES, Played
from tests.journeys.post import letters
from tests.journeys.scenario import read_scenario

pytestmark = [pytest.mark.integration, pytest.mark.journey]

CODES: Final = re.compile(r"[\w.{}-]+|\{[\w-]+\}")
"""What is one word is a code, a date or an id; whatever people write has several."""


def _given(content: Any) -> Iterator[str]:
    match content:
        case str():
            yield content
        case Mapping():
            yield from (text for value in content.values() for text in _given(value))
        case Sequence():
            yield from (text for value in content for text in _given(value))


def _texts() -> Iterator[str]:
    for name in ("background", *STORIES):
        yield from (text for step in read_scenario(name).steps for text in _given(step.give))


def _personal() -> set[str]:
    sentences = {text for text in _texts() if not CODES.fullmatch(text)}
    names = {
        part
        for text in _texts()
        if re.fullmatch(r"[A-Z]\w+ [A-Z]\w+", text)
        for part in text.split()
    }
    addresses = {text.partition("@")[0] + "@" for text in _texts() if "@" in text}
    return sentences | names | addresses


PERSONAL: Final = frozenset(_personal())

UNITS: Final = frozenset(
    text
    for step in read_scenario("background").steps
    if " /units/" in step.ask
    for text in _given(step.give)
)
"""What units are called, and where they file, is known to everyone."""

SAID_ALOUD: Final = frozenset(text for text in _texts() if " " in text or "@" in text) - UNITS
"""Whole names, sentences and addresses: a short name alone may stand in any file by chance."""


def _found_in(content: bytes) -> list[str]:
    words = (re.escape(text.encode()) for text in sorted(PERSONAL))
    pattern = re.compile(rb"(?<![\w-])(?:" + b"|".join(words) + rb")")
    return sorted({found.group().decode() for found in pattern.finditer(content)})


def _files(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    assert found
    return found


def test_what_is_looked_for_is_what_the_stories_say() -> None:
    assert {"Kari", "Lunde", "Ada", "kari@", "It has lasted since autumn"} <= PERSONAL
    assert {"Ada Berg", "It has lasted since autumn"} <= SAID_ALOUD
    assert _found_in(b'{"event": "sent", "to": "kari@solbakken.example"}') == ["kari@"]


def test_no_log_holds_personal_data(demo: Played) -> None:
    logs = _files(demo.stack.state.log("directory").parent)
    assert {log.name: _found_in(log.read_bytes()) for log in logs} == {log.name: [] for log in logs}
    assert {f"{service.name}.log" for service in SERVICES} <= {log.name for log in logs}


def test_no_message_on_the_bus_holds_personal_data(demo: Played) -> None:
    files = _files(demo.stack.state.directory / "nats")
    content = b"".join(file.read_bytes() for file in files)
    assert b"evt.no9999.case-coordination.plan-agreed" in content
    assert _found_in(content) == []


def test_no_file_of_the_databases_holds_a_name_or_a_sentence(demo: Played) -> None:
    with psycopg.connect(demo.stack.ground.administrator_url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
    files = _files(demo.stack.state.directory / "postgres")
    content = b"".join(file.read_bytes() for file in files)
    assert b"case.plan-agreed" in content
    assert [text for text in sorted(SAID_ALOUD) if text.encode() in content] == []


def test_no_metric_holds_personal_data(demo: Played) -> None:
    metrics = [httpx.get(f"{demo.stack.url(service.name)}/metrics") for service in SERVICES]
    assert all(b"stafett" in answer.content for answer in metrics)
    assert [_found_in(answer.content) for answer in metrics] == [[]] * len(SERVICES)


def test_a_letter_holds_an_address_and_nothing_else(demo: Played) -> None:
    told = letters(demo.stack)
    assert told
    for letter in told:
        headers = [value for name, value in letter["headers"] if name != "To"]
        assert _found_in(" ".join([letter["text"], letter["subject"], *headers]).encode()) == []
