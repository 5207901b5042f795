"""Takes the words about people out of an event's fields, and puts them back."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from shared.privacy import Personal

Path: TypeAlias = list[str | int]
"""The way to a word from the top of an event's fields."""

Words: TypeAlias = list[tuple[Path, Any]]
"""What was taken out, and from where."""


@dataclass(frozen=True)
class Shape:
    """Where the words are: here (``personal``), in named fields, or in each of several."""

    personal: Personal | None = None
    fields: Mapping[str, Shape] = field(default_factory=dict)
    each: Shape | None = None

    @property
    def has_words(self) -> bool:
        """Tell whether anything in here may be about a person."""
        return bool(self.personal or self.fields or self.each)


NOTHING = Shape()


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """Find the fields of an event that are marked ``Personal``, however deep they stand."""
    found = {
        name: _shape(info.annotation, info.metadata) for name, info in model.model_fields.items()
    }
    return Shape(fields={name: shape for name, shape in found.items() if shape.has_words})


def _shape(annotation: Any, marks: Sequence[object] = ()) -> Shape:  # noqa: ANN401 - any annotation
    personal = next((mark for mark in marks if isinstance(mark, Personal)), None)
    if personal:
        return Shape(personal)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(inner[0], annotation.__metadata__)
    if origin in (Union, types.UnionType):
        return _merged([_shape(one) for one in inner])
    if inner:
        each = _merged([_shape(one) for one in inner if one is not Ellipsis])
        return Shape(each=each) if each.has_words else NOTHING
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return shape_of(annotation) if is_model else NOTHING


def _merged(shapes: Sequence[Shape]) -> Shape:
    fields: dict[str, Shape] = {}
    for shape in shapes:
        for name, inner in shape.fields.items():
            fields[name] = _merged([fields[name], inner]) if name in fields else inner
    return Shape(
        personal=next((shape.personal for shape in shapes if shape.personal), None),
        fields=fields,
        each=next((shape.each for shape in shapes if shape.each), None),
    )


def take_out(fields: dict[str, Any], shape: Shape) -> Words:
    """Put masks where the words stand, in place; give the words."""
    taken: Words = []
    _masked(fields, shape, [], taken)
    return taken


def _masked(value: Any, shape: Shape, path: Path, taken: Words) -> Any:  # noqa: ANN401 - JSON
    if value is None:
        return None
    if shape.personal:
        taken.append((path, value))
        return shape.personal.mask
    if isinstance(value, dict):
        for name in value:
            inner = shape.fields.get(name) or shape.each
            if inner:
                value[name] = _masked(value[name], inner, [*path, name], taken)
    elif isinstance(value, list) and shape.each:
        for place, one in enumerate(value):
            value[place] = _masked(one, shape.each, [*path, place], taken)
    return value


def put_back(fields: dict[str, Any], words: Words) -> None:
    """Put words where their masks stand, in place."""
    for path, word in words:
        at: Any = fields
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = word
