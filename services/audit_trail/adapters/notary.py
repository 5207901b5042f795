"""Signs what the log holds, every minute and every thousand entries, and hands it out."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

import nats
from nats.aio.client import Client
from nats.errors import Error as NatsError

from services.audit_trail.adapters.outlets import InADirectory, OnTheBus, Outlet
from services.audit_trail.log.checkpoints import Checkpoints, LogIsRewritten, Signed
from services.audit_trail.settings import AuditSettings
from shared.eventing.bus import inbox_prefix
from shared.eventing.leading import Lead
from shared.eventing.recorder import is_away
from shared.proof.note_keys import SignerKey

log = logging.getLogger(__name__)

NOTARY_LOCK: Final = 7_482_297
"""Advisory lock of the one notary among the replicas of this service."""

EVERY: Final = timedelta(minutes=1)
"""How old a checkpoint may be while something stands behind it."""

ENTRIES: Final = 1_000
"""How many entries may stand behind the last checkpoint."""

REST_SECONDS: Final = 0.5
"""How long the notary rests between two looks."""

AT_A_TIME: Final = 100
"""How many checkpoints are handed out between two looks."""


@dataclass
class Notary:
    """A worker beside the endpoints; ``every`` and ``entries`` say when it signs."""

    settings: AuditSettings
    key: SignerKey
    checkpoints: Checkpoints
    every: timedelta = EVERY
    entries: int = ENTRIES
    stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to sign."""
        self._thread = threading.Thread(target=self._run, name="notary", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop after the checkpoint at hand."""
        self.stopping.set()
        if self._thread:
            self._thread.join(timeout=10)

    def _run(self) -> None:
        url = self.settings.postgres_url.get_secret_value()
        lead = Lead(url, NOTARY_LOCK, self.stopping)
        while not self.stopping.is_set():
            try:
                lead.take()
                asyncio.run(self._work(lead))
            except Exception as error:
                if self.stopping.is_set():
                    break
                log.warning(
                    "the notary begins again",
                    extra={"cause": type(error).__name__},
                    exc_info=None if _is_expected(error) else error,
                )
                rewritten = isinstance(error, LogIsRewritten)
                self.stopping.wait(EVERY.total_seconds() if rewritten else REST_SECONDS)
        lead.resign()

    async def _work(self, lead: Lead) -> None:
        url = self.settings.nats_url.get_secret_value()
        directory = InADirectory(self.settings.kept_in())
        connecting = asyncio.create_task(_connected(url))
        try:
            while not self.stopping.is_set():
                lead.make_sure()
                self.sign_if_due(datetime.now(UTC))
                # The directory does not wait for the bus.
                await self._hand_to(directory)
                if connecting.done():
                    connection = connecting.result()
                    bus = OnTheBus(connection.jetstream(), self.settings.municipality)
                    await self._hand_to(bus)
                await asyncio.sleep(REST_SECONDS)
        finally:
            connecting.cancel()
            if connecting.done() and not connecting.cancelled() and not connecting.exception():
                await connecting.result().close()

    def sign_if_due(self, now: datetime) -> None:
        """Sign when enough has come, or when what has come has waited long enough."""
        latest = self.checkpoints.latest()
        behind = self.checkpoints.size() - (latest.size if latest else 0)
        if behind <= 0:
            return
        if latest is None or behind >= self.entries or now - latest.made_at >= self.every:
            self.checkpoints.sign(self.key, now)

    async def _hand_to(self, outlet: Outlet) -> None:
        further: Sequence[Signed] = self.checkpoints.after(await outlet.last(), AT_A_TIME)
        if further:
            await outlet.hand(further)


async def _connected(url: str) -> Client:
    return await nats.connect(
        url,
        inbox_prefix=inbox_prefix(url),
        max_reconnect_attempts=-1,
        reconnect_time_wait=1,
        error_cb=_quietly,
    )


async def _quietly(error: Exception) -> None:
    log.info("the notary waits for the bus", extra={"cause": type(error).__name__})


def _is_expected(error: Exception) -> bool:
    return is_away(error) or isinstance(error, (NatsError, OSError, TimeoutError))
