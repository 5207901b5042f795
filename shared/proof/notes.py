"""Signed notes (C2SP signed-note): a text, and under it the signatures of those who stand for it.

A text is UTF-8, ends in a newline, and has no control characters but newlines. Below it, after an
empty line, stand lines ``— <name> <base64>``, whose bytes are a key's id (4) and a signature.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from shared.proof.note_keys import KeyId, VerifierKey

MOST_SIGNATURES: Final = 100
"""A note with more lines under it is not read at all."""

_LINE: Final = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")


class NoteRefused(Exception):
    """A note is not what it should be; the message says why."""


class MalformedNote(NoteRefused):
    """It is not a signed note."""


class ForgedSignature(NoteRefused):
    """A line claims a known key, and its signature is not by that key over this text."""


class NobodyKnownSigned(NoteRefused):
    """No line is by any of the known keys."""


@dataclass(frozen=True)
class Signature:
    """One line under a note. ``content`` is what the key's algorithm makes: 64 or 72 bytes."""

    name: str
    key_id: KeyId
    content: bytes

    def __str__(self) -> str:
        return f"— {self.name} {base64.b64encode(self.key_id + self.content).decode()}"


@dataclass(frozen=True)
class Note:
    """A text and the signatures under it, of which nobody has verified any yet."""

    text: str
    signatures: tuple[Signature, ...]

    def written(self) -> bytes:
        """Write the note."""
        return "\n".join([self.text, *map(str, self.signatures), ""]).encode()

    def also_signed(self, signature: Signature) -> Note:
        """Give the note with one more line under it."""
        return Note(self.text, (*self.signatures, signature))

    def signers(self, known: Collection[VerifierKey]) -> tuple[VerifierKey, ...]:
        """Give the known keys that signed; lines of others are passed over.

        Raises ``ForgedSignature``, and ``NobodyKnownSigned`` when no known key signed.
        """
        keys = {(key.name, key.id): key for key in known}
        found: dict[VerifierKey, None] = {}
        for line in self.signatures:
            key = keys.get((line.name, line.key_id))
            if key is None:
                continue
            if not key.signed(self.text, line.content):
                raise ForgedSignature(f"the signature of {key.name} is not by its key")
            found[key] = None
        if not found:
            raise NobodyKnownSigned("no known key has signed this note")
        return tuple(found)


def read_note(content: bytes) -> Note:
    """Read a signed note, strictly. Raises ``MalformedNote``."""
    try:
        whole = content.decode()
    except UnicodeDecodeError as error:
        raise MalformedNote("a note is UTF-8") from error
    text, gap, below = whole.rpartition("\n\n")
    if not gap or not below.endswith("\n"):
        raise MalformedNote("a note ends in an empty line and lines with signatures")
    if _CONTROL.search(whole):
        raise MalformedNote("a note has no control characters")
    lines = below[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise MalformedNote(f"a note has at most {MOST_SIGNATURES} signatures")
    return Note(f"{text}\n", tuple(_read_line(line) for line in lines))


def _read_line(line: str) -> Signature:
    matched = _LINE.fullmatch(line)
    if matched is None:
        raise MalformedNote("a line under the text is not a signature")
    try:
        content = base64.b64decode(matched[2], validate=True)
    except binascii.Error as error:
        raise MalformedNote("a signature is base64") from error
    if len(content) <= 4 or base64.b64encode(content).decode() != matched[2]:
        raise MalformedNote("a signature is the id of a key and what it made, in base64")
    return Signature(matched[1], content[:4], content[4:])
