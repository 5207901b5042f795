"""The trail as PDF/A, for those who read paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import orjson
import typst

from shared.languages.negotiation import Language
from stafett.export.reading import Line

TEMPLATE: Final = Path(__file__).parent / "trail.typ"


class Said(NamedTuple):
    """What stands on the paper in one language."""

    title: str
    about: str
    learned: str


WORDS: Final[Mapping[str, Said]] = {
    "nb": Said("Sporet", "Alt som er registrert om barnet, i rekkefølge.", "kjent"),
    "nn": Said("Sporet", "Alt som er registrert om barnet, i rekkjefølgje.", "kjent"),
    "da": Said("Sporet", "Alt hvad der er registreret om barnet, i rækkefølge.", "kendt"),
    "en": Said("The trail", "Everything on record about the child, in order.", "learned"),
}


def paper(lines: Sequence[Line], language: Language) -> bytes:
    """Set the trail as PDF/A-2b."""
    said = WORDS[language]
    told = orjson.dumps({**said._asdict(), "language": language[:2], "lines": lines}).decode()
    made = typst.compile(
        TEMPLATE, sys_inputs={"told": told}, pdf_standards=["a-2b"], ignore_system_fonts=True
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave more than one file")
    return made
