"""Checkpoints of the log (C2SP tlog-checkpoint): its name, size and root, signed."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

from shared.proof.note_keys import SignerKey, VerifierKey
from shared.proof.notes import Note, NoteRefused, Signature, read_note

_TEXT: Final = re.compile(r"([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)\n")


class MalformedCheckpoint(NoteRefused):
    """A note's text is not a checkpoint."""


class WrongOrigin(NoteRefused):
    """A checkpoint is of another log."""


@dataclass(frozen=True)
class Checkpoint:
    """What a log says of itself: ``origin`` is its name, ``size`` counts leaves."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Write what is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def signed_checkpoint(size: int, root: bytes, key: SignerKey) -> bytes:
    """Sign a checkpoint of the log that has the name of the key."""
    text = Checkpoint(key.name, size, root).text()
    return Note(text, (Signature(key.name, key.verifier.id, key.sign(text)),)).written()


def read_checkpoint(content: bytes, log: VerifierKey) -> Checkpoint:
    """Read a checkpoint that this log signed. Raises ``NoteRefused``: one of its subclasses.

    Signatures of others, as of witnesses, are passed over.
    """
    note = read_note(content)
    checkpoint = checkpoint_of(note.text)
    if checkpoint.origin != log.name:
        raise WrongOrigin(f"the checkpoint is of {checkpoint.origin!r}, not of {log.name!r}")
    note.signers([log])
    return checkpoint


def checkpoint_of(text: str) -> Checkpoint:
    """Read the text of a checkpoint: three lines, none beyond. Raises ``MalformedCheckpoint``."""
    matched = _TEXT.fullmatch(text)
    if matched is None:
        raise MalformedCheckpoint("a checkpoint is a name, a size and a root, each on its line")
    try:
        root = base64.b64decode(matched[3], validate=True)
    except binascii.Error as error:
        raise MalformedCheckpoint("a root is base64") from error
    checkpoint = Checkpoint(matched[1], int(matched[2]), root)
    if checkpoint.text() != text:
        raise MalformedCheckpoint("a checkpoint is written in one way only")
    return checkpoint
