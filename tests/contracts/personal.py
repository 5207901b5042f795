"""Which fields could be about a person: found by walking types, however deep they are nested."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel

from shared.privacy import Personal

HARMLESS = (UUID, date, datetime, time, timedelta, int, bool, type(None))

CLOSED: Final = (UUID, bool, Enum, type(None))
"""What can say nothing about a person whatever the field is called: ids, codes, yes and no."""

PERSON_LIKE: Final = re.compile(
    r"(^|_)(name|address|mail|phone|birth|born|text|words|reason|note|where|place|who|number)(_|$)"
)
"""Names of fields that are about a person more often than not."""


@dataclass(frozen=True)
class Leaf:
    """A field that holds no further fields: ``Owner.field``, its type, and all its marks."""

    owner: type[BaseModel]
    name: str
    of: Any
    marks: tuple[object, ...]

    def __str__(self) -> str:
        """Name it as the lists of the harmless do."""
        return f"{self.owner.__name__}.{self.name}"

    @property
    def personal(self) -> Personal | None:
        """Give the mark by which it says that it is about a person."""
        return next((mark for mark in self.marks if isinstance(mark, Personal)), None)

    @property
    def is_closed(self) -> bool:
        """Tell whether the type has no room for anything about a person."""
        return _is_a(self.of, CLOSED) or get_origin(self.of) is Literal

    @property
    def is_free_text(self) -> bool:
        """Tell whether anything can be written there."""
        patterns = [getattr(mark, "pattern", None) for mark in self.marks]
        return not (self.is_closed or any(patterns) or _is_a(self.of, HARMLESS))

    @property
    def could_be_personal(self) -> bool:
        """Tell whether it has room for a text, or is called as if it held something of a person."""
        is_person_like = bool(PERSON_LIKE.search(self.name)) and not self.is_closed
        return self.is_free_text or is_person_like


def leaves(model: type[BaseModel]) -> Iterator[Leaf]:
    """Give all fields of a model and of the values nested in it, each once for every type."""
    for name, info in model.model_fields.items():
        yield from _leaves(model, name, info.annotation, info.metadata)


def _leaves(owner: type[BaseModel], name: str, of: Any, marks: Sequence[object]) -> Iterator[Leaf]:
    inner = [one for one in get_args(of) if one is not Ellipsis]
    if get_origin(of) is Annotated:
        yield from _leaves(owner, name, inner[0], (*marks, *of.__metadata__))
    elif isinstance(of, type) and issubclass(of, BaseModel):
        yield from leaves(of)
    elif any(isinstance(mark, Personal) for mark in marks):
        yield Leaf(owner, name, of, tuple(marks))
    elif inner and get_origin(of) is not Literal:
        kept = () if get_origin(of) in (Union, types.UnionType) else marks
        for one in inner:
            yield from _leaves(owner, name, one, kept)
    else:
        yield Leaf(owner, name, of, tuple(marks))


def fields_that_could_be_personal(model: type[BaseModel]) -> Iterator[str]:
    """Name the fields of a contract that could hold a name, a number of a person or a text."""
    for name, info in model.model_fields.items():
        for leaf in _leaves(model, name, info.annotation, info.metadata):
            if not _is_a(leaf.of, (*HARMLESS, Enum)):
                yield str(leaf).partition(".")[2]


def _is_a(of: Any, kinds: tuple[type, ...]) -> bool:
    return isinstance(of, type) and issubclass(of, kinds)
