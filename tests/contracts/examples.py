"""One example of any value that travels, made from its type: always the same one."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

EXAMPLES: Mapping[type, Any] = {
    UUID: UUID("018f0000-0000-7000-8000-000000000001"),
    date: date(2026, 1, 12),
    datetime: datetime(2026, 1, 12, 9, 0, tzinfo=UTC),
    time: time(9, 30),
    bool: True,
    int: 3,
    float: 0.5,
    str: "an example",
}


BY_NAME: Mapping[str, Any] = {
    "municipality": "no5037",
    "birth_number": "01822299999",
    "child": {"child_id": "018f0000-0000-7000-8000-000000000001"},
    "said": {"on": "2026-01-12"},
}
"""Fields that take only some texts, or only one of two."""


BY_PATTERN: Mapping[str, Any] = {
    "^[0-9a-f]{16}$": "b" * 16,
    "^[0-9a-f]{32}$": "b" * 32,
    "^[0-9a-f]{64}$": "b" * 64,
    "^[a-z][a-z-]{0,49}$": "an-example",
}
"""Texts of which the type tells how they look."""


def example(of: type[BaseModel]) -> Any:
    """Make an example of a model, with every field filled."""
    fields = of.model_fields.items()
    return of.model_validate({name: BY_NAME.get(name, _field(info)) for name, info in fields})


def _field(info: Any) -> Any:
    annotated = info.annotation if not info.metadata else Annotated[info.annotation, *info.metadata]
    made = value(annotated)
    return made if made is not None or info.default is PydanticUndefined else info.default


def value(of: Any) -> Any:
    """Make an example of a type."""
    origin, inner = get_origin(of), get_args(of)
    if origin is Annotated:
        patterns = (getattr(mark, "pattern", "") for mark in of.__metadata__)
        made = next((BY_PATTERN[each] for each in patterns if each in BY_PATTERN), None)
        return value(inner[0]) if made is None else made
    if origin in (Union, types.UnionType):
        return value(next(one for one in inner if one is not type(None)))
    if origin is Literal:
        return inner[0]
    if origin in (tuple, list, frozenset, set):
        return (value(inner[0]),)
    if origin in (dict, Mapping):
        return {value(inner[0]): value(inner[1])}
    if isinstance(of, type) and issubclass(of, Enum):
        return next(iter(of))
    if isinstance(of, type) and issubclass(of, BaseModel):
        return example(of)
    return EXAMPLES.get(of, "an example")


def examples(of: type[BaseModel]) -> Iterator[Any]:
    """Make an example of a model, and one for every other form that a value nested in it takes."""
    whole = example(of)
    yield whole
    for name, info in of.model_fields.items():
        for other in _forms(info.annotation):
            yield whole.model_copy(update={name: other})


def _forms(of: Any) -> Iterator[Any]:
    """Give every form of the values of a type; none for types that have but one."""
    origin, inner = get_origin(of), [one for one in get_args(of) if one is not Ellipsis]
    if origin is Annotated:
        yield from _forms(inner[0])
    elif origin in (Union, types.UnionType):
        for one in inner:
            yield None if one is type(None) else value(one)
            yield from _forms(one)
    elif origin is tuple:
        yield from ((form,) for one in inner for form in _forms(one))
    elif isinstance(of, type) and issubclass(of, BaseModel):
        yield from examples(of)
