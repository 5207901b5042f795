"""An event as a plain sentence in the reader's language."""

from __future__ import annotations

import string
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAlias
from uuid import UUID

from babel.dates import format_date

from shared.eventing.recorded import Recorded
from shared.languages.languages import Languages
from shared.languages.negotiation import Language

Sentence: TypeAlias = str
"""A message id that may name fields of the event, and ``{by}``, in braces."""


def sentence(
    said: Sentence, recorded: Recorded[Any], languages: Languages, language: Language
) -> tuple[str, tuple[UUID, ...]]:
    """Say an event. Persons stand in the text as ``{id}``, and are given beside it."""
    persons: list[UUID] = []
    facts: dict[str, str | int] = {}
    for name in _fields(said):
        value = recorded.by.person_id if name == "by" else getattr(recorded.event, name)
        facts[name] = _spoken(value, persons, languages, language)
    return languages.say(said, language, **facts), tuple(dict.fromkeys(persons))


@cache
def _fields(said: Sentence) -> Sequence[str]:
    return [name for _, name, _, _ in string.Formatter().parse(said) if name]


def _spoken(
    value: object, persons: list[UUID], languages: Languages, language: Language
) -> str | int:
    match value:
        case UUID():
            persons.append(value)
            return f"{{{value}}}"
        case datetime() | date():
            return format_date(value, format="long", locale=language)
        case Enum() if isinstance(value.value, str):
            return _code(value.value, languages, language)
        case Enum():
            return str(value.value)
        case tuple() | list():
            return ", ".join(str(_spoken(one, persons, languages, language)) for one in value)
        case None:
            return "-"
        case _:
            return value if isinstance(value, int) else str(value)


def _code(code: str, languages: Languages, language: Language) -> str:
    """Say a code; one that is not translated, as in English, in its own words."""
    said = languages.say(code, language)
    return said.replace("-", " ") if said == code else said
