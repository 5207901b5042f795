"""Tells what happens: a line a step, each refusal with its rule and ground, and the whole trail."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from infra.services import SERVICES
from tests.journeys.scenario import Step
from tests.journeys.town import Town

HOME = ZoneInfo("Europe/Oslo")
PERSON = re.compile(r"\{([0-9a-f]{8}-[0-9a-f-]{27})\}")
MOST_NAMES = 100


def say(line: str = "") -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def narrate(step: Step, answer: httpx.Response) -> None:
    """Tell a step that went as it should."""
    mark = "✗" if step.refused else "·"
    say(f"{step.day:%a %d %b}  {mark} {step.says}")
    if step.refused and (content := answer.json()):
        ground = content.get("ground", {}).get("title", "")
        say(f"             refused: {content['detail']}{f'  [{ground}]' if ground else ''}")


def trail(town: Town, child: str, readers: Sequence[str]) -> Iterator[str]:
    """Tell a child's trail over all services, as these readers together may see it.

    A line that several readers see is told once; names come from the directory.
    """
    lines: dict[tuple[str, ...], dict[str, Any]] = {}
    names: dict[str, str] = {}
    for reader in readers:
        seen = [
            line for service in SERVICES for line in lines_of(town, reader, service.name, child)
        ]
        names |= _names(town, reader, seen)
        lines |= {(one["learned_at"], one["service"], one["text"]): one for one in seen}
    for key in sorted(lines):
        yield _told(lines[key], names)


def lines_of(town: Town, reader: str, service: str, child: str) -> list[dict[str, Any]]:
    """Give the lines that one service tells one reader of a child."""
    answer = town.ask(reader, f"GET {service} /children/{child}/trail")
    if answer.status_code == httpx.codes.NOT_FOUND:
        return []
    answer.raise_for_status()
    found: list[dict[str, Any]] = answer.json()["lines"]
    return found


def _names(town: Town, reader: str, lines: Iterable[dict[str, Any]]) -> dict[str, str]:
    ids = sorted({person for line in lines for person in line["persons"]})
    names: dict[str, str] = {}
    for start in range(0, len(ids), MOST_NAMES):
        asked = "&".join(f"ids={one}" for one in ids[start : start + MOST_NAMES])
        answer = town.ask(reader, f"GET directory /names?{asked}").raise_for_status()
        names |= {one["person_id"]: one["name"].split()[0] for one in answer.json()["names"]}
    return names


def _told(line: dict[str, Any], names: dict[str, str]) -> str:
    happened = datetime.fromisoformat(line["happened_at"]).astimezone(HOME)
    text = PERSON.sub(lambda found: names.get(found.group(1), "someone"), line["text"])
    reason = f" - {line['reason']}" if line["reason"] else ""
    return f"{happened:%Y-%m-%d}  {text}{reason}"
