"""Which fields are about a person, said in their type.

A field that says something about a person in words, or in numbers as good as a name, carries
``Personal``. In the record its mask stands in its place, and what was said is sealed apart under
keys that can be destroyed; whoever reads the log reads masks, and only a subject's own state and
history give the words. Whoever acted is named by id and never masked: who decided what stays
readable as long as the decision. What has to be found again by its value is found by a mark.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, JsonValue, StringConstraints


@dataclass(frozen=True, slots=True)
class Personal:
    """Marks a field as personal data.

    ``mask`` is the JSON value that is shown when it may no longer be read: one that the field takes
    and that is nobody's. A mark on a tuple, an optional or a nested value covers all of it.
    """

    mask: JsonValue = "[slettet]"


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

NOBODYS_BIRTH_DATE: Final = date(1900, 1, 1)
"""What stands where a birth date may no longer be read: nobody in these services is so old."""

BirthDate = Annotated[date, Personal(NOBODYS_BIRTH_DATE.isoformat())]
"""The day on which a person was born."""

BirthNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{10,11}$"), Personal("00000000000")]
"""Ten digits (Denmark) or eleven (Norway), nothing between them. Nobody is born on day nought."""

Address = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500), _SAFE, Personal()
]
"""Where a person lives or is reached: a place, an e-mail address or a telephone number."""

Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""What a value is found by: its HMAC-SHA-256 in hex, under a key that no database holds.

A code, made outside of the rules (``shared.marking``). It is no name, and without the key nobody
can try values; with the key somebody can, which is why the key is kept apart from the record.
"""

Label = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), _SAFE
]
"""What a unit or a system is called. It is about no person, and is never said of one."""
