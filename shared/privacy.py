"""Which fields are about a person, said in their type."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, StringConstraints


@dataclass(frozen=True, slots=True)
class Personal:
    """Marks a field as personal data; ``mask`` is what is shown when it may no longer be read."""

    mask: str = "[slettet]"


def _without_control_characters(text: str) -> str:
    # Nearly every text is printable, which is found out at once; only others are looked through.
    if text.replace("\n", " ").replace("\t", " ").isprintable():
        return text
    if any(unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"} and c not in "\n\t" for c in text):
        raise ValueError("control characters are not allowed")
    return text


_SAFE = AfterValidator(_without_control_characters)

Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), _SAFE, Personal()
]
"""A person's name, or another line of at most 200 characters about a person."""

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500), _SAFE, Personal()
]
"""One line about a person, at most 500 characters."""

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    _SAFE,
    Personal(),
]
"""What someone wrote about a person, at most 20,000 characters."""

Reason = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=3, max_length=5_000), _SAFE, Personal()
]
"""Why, in someone's own words: at least three characters, so that a full stop is no reason."""
