"""Carries out what two have decided: takes the keys away, and notes that they are gone."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from services.audit_trail.adapters.store import FORGETTING
from services.audit_trail.domain.commands import NoteErasureCarriedOut
from services.audit_trail.views.erasures import TOMBSTONES, Stage
from shared.eventing.recorded import Cause
from shared.eventing.recorder import is_away
from shared.identity.actor import Actor
from shared.sealing.destroying import destroy
from shared.sealing.tombstones import Found, Tombstone, read_tombstones
from shared.service.desk import Desk

log = logging.getLogger(__name__)

REST_SECONDS: Final = 0.5
"""How long it rests between two looks."""


@dataclass
class Forgetter:
    """A worker beside the endpoints. ``by`` is the actor in whose name it notes what is done.

    The decision is on record before a key goes, and that it is done comes after: broken off
    anywhere, it is done again. At its start it does all that was ever decided once more, since
    keys may have come back with a copy of their database. Which keys go is read from decisions that
    carry the service's own seal: a view, which is but a table, says no more than that there is one.
    """

    desk: Desk
    destroyer_url: str
    by: Actor
    stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _unknown: set[UUID] = field(default_factory=set)

    def start(self) -> None:
        """Begin to work."""
        self._thread = threading.Thread(target=self._run, name="forgetter", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop after the erasure at hand."""
        self.stopping.set()
        if self._thread:
            self._thread.join(timeout=10)

    def do_everything_again(self) -> int:
        """Take away every key that was ever to go; gives how many had come back."""
        found = self._on_record()
        if found.forged:
            log.error("decisions stand there that were never made", extra={"count": found.forged})
        return sum(
            destroy(self.destroyer_url, one.person_keys, one.stream_keys)
            for one in found.tombstones
        )

    def do_what_was_decided(self) -> None:
        """Take the keys away of what was decided and is not done, and note each that is done."""
        waiting = self.desk.views.where(TOMBSTONES, stage=Stage.DECIDED.value)
        decided = self._decided() if waiting else {}
        for row in waiting:
            if self.stopping.is_set():
                return
            if row.erasure_id in decided:
                self._carry_out(decided[row.erasure_id])
            elif row.erasure_id not in self._unknown:
                self._unknown.add(row.erasure_id)
                log.error("a row tells of no decision", extra={"erasure": str(row.erasure_id)})

    def _decided(self) -> Mapping[UUID, Tombstone]:
        return {one.erasure_id: one for one in self._on_record().tombstones}

    def _on_record(self) -> Found:
        with self.desk.store.connection() as connection:
            return read_tombstones(connection, self.desk.store.writer.mac_key)

    def _carry_out(self, one: Tombstone) -> None:
        destroy(self.destroyer_url, one.person_keys, one.stream_keys)
        now = self.desk.clock.now()
        self.desk.store.handle(
            FORGETTING,
            one.child_id,
            lambda _: NoteErasureCarriedOut(by=self.by, now=now, erasure_id=one.erasure_id),
            cause=Cause(f"erasure-{one.erasure_id}"),
        )
        self.desk.store.forget()

    def _run(self) -> None:
        is_done_again = False
        while not self.stopping.is_set():
            try:
                if not is_done_again:
                    self.do_everything_again()
                    is_done_again = True
                self.do_what_was_decided()
            except Exception as error:
                log.warning(
                    "what was decided is tried again",
                    extra={"cause": type(error).__name__},
                    exc_info=None if is_away(error) else error,
                )
            self.stopping.wait(REST_SECONDS)
