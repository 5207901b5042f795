"""What may stand in a contract: ids, dates, numbers and codes."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel

HARMLESS = (UUID, date, datetime, int, bool, type(None))


def fields_that_could_be_personal(model: type[BaseModel]) -> Iterator[str]:
    """Name the fields of a contract that could hold a name, a number of a person or a text."""
    for name, info in model.model_fields.items():
        for leaf in _leaves(info.annotation):
            if isinstance(leaf, type) and issubclass(leaf, BaseModel):
                yield from (f"{name}.{inner}" for inner in fields_that_could_be_personal(leaf))
            elif not (isinstance(leaf, type) and issubclass(leaf, (*HARMLESS, Enum))):
                yield name


def _leaves(of: Any) -> Iterator[Any]:
    if get_origin(of) is Annotated:
        yield from _leaves(get_args(of)[0])
    elif get_origin(of) in (Union, types.UnionType, tuple, list):
        for inner in get_args(of):
            if inner is not Ellipsis:
                yield from _leaves(inner)
    else:
        yield of
