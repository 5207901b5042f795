"""`python not_for_serving.py pyproject.toml`: name what is installed here and serving does without.

Serving needs what pyproject lists under ``dependencies``, and what that needs in turn; tools for
development and for running everything on one machine stay out of the image.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

Wanted = tuple[str, frozenset[str]]
"""A distribution with the extras that are asked of it."""


def not_for_serving(asked: Iterable[str]) -> list[str]:
    """Name the installed distributions that none of the requirements ``asked`` leads to."""
    needed = {name for name, _ in _reachable(map(Requirement, asked))}
    here = {canonicalize_name(each.metadata["Name"]) for each in distributions()}
    return sorted(here - needed - {"pip"})


def _reachable(asked: Iterable[Requirement]) -> set[Wanted]:
    found: set[Wanted] = set()
    ahead = [_wanted(each) for each in asked if _applies(each, frozenset())]
    while ahead:
        wanted = ahead.pop()
        if wanted not in found:
            found.add(wanted)
            ahead.extend(_needs(wanted))
    return found


def _needs(wanted: Wanted) -> Iterator[Wanted]:
    name, extras = wanted
    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        if _applies(requirement, extras):
            yield _wanted(requirement)


def _wanted(requirement: Requirement) -> Wanted:
    return canonicalize_name(requirement.name), frozenset(requirement.extras)


def _applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": each}) for each in extras | {""})


if __name__ == "__main__":
    project = tomllib.loads(Path(sys.argv[1]).read_text())["project"]
    sys.stdout.write("\n".join(not_for_serving(project["dependencies"])) + "\n")
