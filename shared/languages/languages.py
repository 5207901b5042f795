"""Sentences for people in Bokmål, Nynorsk, Danish and English, from gettext catalogues."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from shared.languages.negotiation import Language

TRANSLATED: Final[tuple[Language, ...]] = ("nb", "nn", "da")
"""The languages that have catalogues; English is the source and needs none."""

_READ_INSTEAD: Final[Mapping[Language, tuple[Language, ...]]] = {
    "nb": ("nb", "nn"),
    "nn": ("nn", "nb"),
    "da": ("da",),
    "en": (),
}

_SHARED: Final = Path(__file__).resolve().parent.parent


def shared_and(*folders: Path) -> list[Path]:
    """Give the catalogue folders of everything under ``shared/``, and one's own."""
    return [*sorted(_SHARED.glob("*/locale")), *folders]


@dataclass(frozen=True, slots=True)
class Missing:
    """A sentence that a reader of ``language`` would not get as it is meant, and ``why``."""

    language: Language
    msgid: str
    why: str


class Languages:
    """All sentences of a process. Folders hold ``nb.po``, ``nn.po`` and ``da.po``; read once."""

    def __init__(self, folders: Iterable[Path]) -> None:
        places = list(folders)
        self._sentences: dict[Language, dict[str, str]] = {
            language: dict(_read(places, language)) for language in TRANSLATED
        }

    def say(self, msgid: str, language: Language, /, **facts: str | int) -> str:
        """Give an English sentence in the reader's language, with its ``{facts}`` filled in.

        What is not translated is said in the nearest language that has it, at last in English;
        a translation that names an unknown fact gives way to the English sentence.
        """
        try:
            return self._template(msgid, language).format_map(facts)
        except (KeyError, ValueError, IndexError):
            return msgid.format_map(_Gaps(facts))

    def missing(self, msgids: Iterable[str]) -> list[Missing]:
        """Name each of these sentences that lacks a translation, or whose facts differ in it."""
        return [
            Missing(language, msgid, why)
            for msgid in dict.fromkeys(msgids)
            for language in TRANSLATED
            if (why := self._lack(msgid, language))
        ]

    def _template(self, msgid: str, language: Language) -> str:
        for near in _READ_INSTEAD[language]:
            if found := self._sentences[near].get(msgid):
                return found
        return msgid

    def _lack(self, msgid: str, language: Language) -> str:
        translated = self._sentences[language].get(msgid)
        if translated is None:
            return "not translated"
        if _facts(translated) != _facts(msgid):
            return "names other facts"
        return ""


class _Gaps(dict[str, str | int]):
    """Leaves a fact that nobody gave as its name, so that saying a sentence never fails."""

    def __missing__(self, key: str) -> str:
        return key


def _read(folders: Iterable[Path], language: Language) -> Iterator[tuple[str, str]]:
    for folder in folders:
        with (folder / f"{language}.po").open("rb") as file:
            for message in read_po(file, locale=language, abort_invalid=True):
                if isinstance(message.id, str) and message.id and _is_translated(message):
                    yield message.id, str(message.string)


def _is_translated(message: Message) -> bool:
    return bool(message.string) and not message.fuzzy


def _facts(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
