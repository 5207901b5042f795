"""A witness: co-signs a log's checkpoint only if the log goes on from what this witness saw last.

It stands for someone outside the house. A log that shows different people different histories, or
goes back in its own, cannot have all of them co-signed.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from shared.proof.checkpoint import Checkpoint, checkpoint_of, read_checkpoint
from shared.proof.merkle import EMPTY_ROOT
from shared.proof.note_keys import SignerKey, VerifierKey
from shared.proof.notes import NoteRefused, Signature, read_note
from shared.proof.verifying import NotProved, verify_consistency


class WitnessRefuses(Exception):
    """The witness does not co-sign; the message says why."""


class NotALogsCheckpoint(WitnessRefuses):
    """It is not a checkpoint, not of this log, or not signed by it."""


class GoesBack(WitnessRefuses):
    """The log is smaller than it was."""


class Inconsistent(WitnessRefuses):
    """It was not proved that the log goes on from what this witness saw."""


class MemoryBroken(WitnessRefuses):
    """The file in which the witness remembers is not what the witness wrote."""


def accepted(
    seen: Checkpoint | None, content: bytes, proof: Sequence[bytes], log: VerifierKey
) -> Checkpoint:
    """Decide whether a signed checkpoint may be co-signed, and give it. Raises ``WitnessRefuses``.

    ``proof`` is of consistency from what was seen to this; empty when nothing was seen.
    """
    try:
        now = read_checkpoint(content, log)
    except NoteRefused as error:
        raise NotALogsCheckpoint(str(error)) from error
    then = seen or Checkpoint(log.name, 0, EMPTY_ROOT)
    if now.size < then.size:
        raise GoesBack(f"the log has {now.size} entries, and had {then.size}")
    try:
        verify_consistency(then.size, now.size, then.root, now.root, proof)
    except NotProved as error:
        raise Inconsistent(str(error)) from error
    return now


@dataclass(frozen=True)
class Witness:
    """One witness of one log. ``memory`` is a file that holds the last note it co-signed."""

    key: SignerKey
    log: VerifierKey
    memory: Path

    def last(self) -> Checkpoint | None:
        """Give the checkpoint that was co-signed last. Raises ``MemoryBroken``."""
        if not self.memory.exists():
            return None
        try:
            note = read_note(self.memory.read_bytes())
            note.signers([self.key.verifier])
            return checkpoint_of(note.text)
        except NoteRefused as error:
            raise MemoryBroken(str(error)) from error

    def cosign(self, content: bytes, proof: Sequence[bytes], at: datetime) -> bytes:
        """Co-sign a checkpoint, and give the note with the witness's line under it.

        It is remembered before it is given away. ``at`` is aware. Raises ``WitnessRefuses``.
        """
        with self._alone():
            accepted(self.last(), content, proof, self.log)
            note = read_note(content)
            made = self.key.cosign(note.text, int(at.timestamp()))
            line = Signature(self.key.name, self.key.verifier.id, made)
            cosigned = note.also_signed(line).written()
            _write_atomically(self.memory, cosigned)
        return cosigned

    @contextmanager
    def _alone(self) -> Iterator[None]:
        # Of two at once, the one with the older checkpoint could otherwise write last.
        with self.memory.with_name(f"{self.memory.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _write_atomically(path: Path, content: bytes) -> None:
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
