"""Holding an answer against what a scenario expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def differences(expected: Any, found: Any, where: str = "answer") -> Iterator[str]:
    """Name everything that is expected and not found. More than expected is no difference.

    In a list each expected entry must match one of those found, in whatever order.
    """
    match expected:
        case Mapping():
            yield from _of_an_object(expected, found, where)
        case list() | tuple():
            yield from _of_a_list(expected, found, where)
        case _ if expected != found:
            yield f"{where} is {found!r}, not {expected!r}"


def _of_an_object(expected: Mapping[str, Any], found: Any, where: str) -> Iterator[str]:
    if not isinstance(found, Mapping):
        yield f"{where} is {found!r}"
        return
    for key, value in expected.items():
        if key not in found:
            yield f"{where}.{key} is missing"
        else:
            yield from differences(value, found[key], f"{where}.{key}")


def _of_a_list(expected: Iterable[Any], found: Any, where: str) -> Iterator[str]:
    for entry in expected:
        if not any(matches(entry, one) for one in found or ()):
            yield f"{where} has no {entry!r}"


def matches(expected: Any, found: Any) -> bool:
    """Tell whether everything expected is found."""
    return not list(differences(expected, found))


def at(path: str, answer: Any) -> Any:
    """Follow a dotted path; a number is a place in a list, -1 the last."""
    for key in path.split("."):
        answer = answer[int(key)] if isinstance(answer, list) else answer[key]
    return answer


def counted(what: str, answer: Any) -> int:
    """Count entries: ``messages[kind=deadline-passed,is_read=False]`` counts those that match."""
    path, _, conditions = what.partition("[")
    wanted = [pair.partition("=")[::2] for pair in conditions.rstrip("]").split(",") if pair]
    entries = at(path, answer)
    return sum(all(str(entry.get(field)) == value for field, value in wanted) for entry in entries)
