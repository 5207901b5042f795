"""What a scenario says: who does what on which day, what comes of it, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

_NOT_WORDS = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:int")

FOLDER = Path(__file__).parent / "scenarios"

NAMED = re.compile(r"\{([a-z][a-z0-9_-]*)\}")


class Step(BaseModel):
    """One thing that someone asks for.

    ``ask`` is ``METHOD service /path``, ``give`` what is sent. ``keep`` remembers parts of the
    answer by dotted path, ``sees`` is what the answer must hold at least, ``counts`` how many
    entries of a list match. ``refused`` names the rule that must refuse, or the kind of problem;
    without it the step must succeed.
    ``until_so`` asks again until it is as expected: for what other services have yet to hear.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    day: date
    at: time = time(9)
    who: str
    says: str
    ask: str
    give: Any = None
    keep: Mapping[str, str] = Field(default_factory=dict)
    sees: Any = None
    counts: Mapping[str, int] = Field(default_factory=dict)
    refused: str | None = None
    until_so: bool = False


class Scenario(BaseModel):
    """A story about one child, on literal dates of 2026. ``ids`` gives ids to its own names."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    about: str
    child: str
    ids: Mapping[str, str] = Field(default_factory=dict)
    steps: tuple[Step, ...]


class _PlainWords(yaml.SafeLoader):
    """YAML in which on, off, yes and no are words, and 09:30 is one too."""


_PlainWords.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _NOT_WORDS]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_PlainWords.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(true|false)$"), ["t", "f"]
)
_PlainWords.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("^-?[0-9]+$"), list("-0123456789")
)


def read_scenario(name: str) -> Scenario:
    """Read a scenario by the name of its file; a step without a day is on the day before it."""
    content = yaml.load((FOLDER / f"{name}.yaml").read_text(), Loader=_PlainWords)
    content["steps"] = list(_with_days(content["steps"]))
    return Scenario.model_validate(content)


def _with_days(steps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    day: dict[str, Any] = {}
    for step in steps:
        if "day" in step:
            day = {"day": step["day"]}
        if "at" in step:
            day = {**day, "at": step["at"]}
        yield {**step, **day}


def filled(content: Any, names: Mapping[str, str]) -> Any:
    """Put ids and kept values in the place of ``{names}``; ``KeyError`` for one nobody knows."""
    match content:
        case str():
            return NAMED.sub(lambda found: names[found.group(1)], content)
        case Mapping():
            return {key: filled(value, names) for key, value in content.items()}
        case list() | tuple():
            return [filled(value, names) for value in content]
        case date():
            return content.isoformat()
        case _:
            return content
