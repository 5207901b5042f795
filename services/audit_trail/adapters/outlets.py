"""Where checkpoints go so that the log cannot take them back: a stream, and a directory."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from nats.js import JetStreamContext
from nats.js.errors import NotFoundError

from services.audit_trail.log.checkpoints import Signed
from shared.eventing.streams import CHECKPOINTS, checkpoints_subject
from shared.proof.checkpoint import checkpoint_of
from shared.proof.notes import NoteRefused, read_note

log = logging.getLogger(__name__)

READ_ONLY: Final = 0o444
SUFFIX: Final = ".checkpoint"


class Outlet(Protocol):
    """A place to which checkpoints are handed, smallest first."""

    async def last(self) -> int:
        """Tell the size of the last one that is there, 0 when there is none."""

    async def hand(self, checkpoints: Sequence[Signed]) -> None:
        """Put further ones there."""


@dataclass(frozen=True)
class OnTheBus:
    """The stream of checkpoints, which denies to delete and to purge."""

    jetstream: JetStreamContext
    municipality: str

    async def last(self) -> int:
        """Read the size of the last message."""
        subject = checkpoints_subject(self.municipality)
        try:
            message = await self.jetstream.get_last_msg(CHECKPOINTS, subject, direct=True)
            return checkpoint_of(read_note(message.data or b"").text).size
        except NotFoundError:
            return 0
        except NoteRefused:
            log.error("the last message among the checkpoints is none")
            return 0

    async def hand(self, checkpoints: Sequence[Signed]) -> None:
        """Publish, each acknowledged before the next."""
        for each in checkpoints:
            await self.jetstream.publish(
                checkpoints_subject(self.municipality),
                each.note.encode(),
                headers={"Nats-Msg-Id": f"checkpoint-{each.size}"},
            )


@dataclass(frozen=True)
class InADirectory:
    """A directory of files that are never written again: what the municipality keeps elsewhere."""

    directory: Path

    async def last(self) -> int:
        """Find the largest one that is there."""
        self.directory.mkdir(parents=True, exist_ok=True)
        names = [file.stem for file in self.directory.glob(f"*{SUFFIX}")]
        return max((int(name) for name in names if name.isdecimal()), default=0)

    async def hand(self, checkpoints: Sequence[Signed]) -> None:
        """Write a file for each."""
        for each in checkpoints:
            write(self.directory / f"{each.size:020}{SUFFIX}", each.note.encode())


def write(file: Path, content: bytes) -> None:
    """Write a file that is not there yet, durably, for reading only; one that is there stays.

    It appears whole or not at all. Where another content stands under the name, that is told.
    """
    beside = file.with_suffix(f".{os.getpid()}")
    # One that was left by a process that ended half-way; nothing was ever known by its name.
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READ_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        os.link(beside, file)
    except FileExistsError:
        if file.read_bytes() != content:
            log.error("another checkpoint stands in the directory", extra={"size": file.stem})
    finally:
        beside.unlink()
