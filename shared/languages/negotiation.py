"""Which of our four languages a caller reads, from what the request says."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

Language = Literal["nb", "nn", "da", "en"]

DEFAULT: Final[Language] = "nb"

_SPOKEN: Final[dict[str, Language]] = {
    "nb": "nb",
    "no": "nb",
    "nn": "nn",
    "da": "da",
    "en": "en",
}


@lru_cache(maxsize=256)
def spoken(accept_language: str) -> Language:
    """Give the best language for an ``Accept-Language`` header (RFC 9110); Bokmål when unsure.

    Regions are ignored (``nb-NO`` is ``nb``), ``no`` is Bokmål, and a header that cannot be read
    is no reason to refuse anyone.
    """
    wishes = [_wish(part) for part in accept_language[:500].split(",")]
    known = [(weight, language) for weight, language in wishes if language and weight > 0]
    return max(known, key=lambda wish: wish[0])[1] if known else DEFAULT


def _wish(part: str) -> tuple[float, Language | None]:
    tag, _, parameter = part.strip().partition(";")
    return _weight(parameter), _SPOKEN.get(tag.strip().lower().partition("-")[0])


def _weight(parameter: str) -> float:
    name, _, number = parameter.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(number)
    except ValueError:
        return 0.0
