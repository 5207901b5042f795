"""A running town whose record of concerns is filled while nobody serves it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, nullcontext
from typing import Any, Final

import nats
import psycopg
from psycopg.rows import dict_row

from infra.nats.accounts import OPERATOR
from infra.services import BY_NAME
from services.audit_trail.log.checkpoints import Checkpoints
from services.audit_trail.log.log import Log
from services.concern_intake.main import SERVICE
from shared.eventing.lanes import Facts, Lane, ReceiptsOfEverything
from shared.eventing.positions import move_all
from shared.eventing.publishing import Publisher
from shared.eventing.recorded import Recorded
from shared.eventing.store import Store
from shared.eventing.timetable import FOLLOWER as TIMERS
from shared.eventing.writing import Writer
from shared.proof.note_keys import SignerKey
from shared.sealing.sealer import Sealer
from shared.service.child_named import child_named_by
from shared.service.settings import Settings
from tests.bench.settling import Settling
from tests.bench.stand import Stand
from tests.bench.trail.filling import Filling
from tests.bench.trail.keys import KeysMadeAhead

INTAKE: Final = "concern_intake"
AUDIT: Final = "audit_trail"
LANES: Final[Sequence[Lane]] = (
    Facts(SERVICE.context, "no9999", SERVICE.announce),
    ReceiptsOfEverything(SERVICE.context, "no9999", child_named_by(SERVICE.trail)),
)


def fill(stand: Stand, events: int) -> tuple[int, float]:
    """Fill the record and the log, serve them again, and tell how many events in how long."""
    Settling(stand).wait()
    for name in (INTAKE, AUDIT):
        stand.stack.stop_one(name)
    began = time.monotonic()
    with _filling(stand) as filling:
        written = filling.fill(events)
        assert filling.last is not None
        _all_have_come_to(filling.store, filling.last)
        asyncio.run(_all_was_told(stand, filling.last))
    _tidy(stand)
    took = time.monotonic() - began
    for name in (AUDIT, INTAKE):
        stand.stack.start_again(name)
    Settling(stand).wait()
    return written, took


@contextmanager
def _filling(stand: Stand) -> Iterator[Filling]:
    ground, state = stand.stack.ground, stand.stack.state
    settings = Settings.model_validate(
        {
            "postgres_url": ground.database_url(BY_NAME[INTAKE], INTAKE),
            "keys_url": ground.keys_url(),
            "wrapping_keys_file": state.wrapping_keys(),
            "mac_key": state.secret_key(f"mac {INTAKE}"),
        }
    )
    vault = KeysMadeAhead(ground.keys_url(), settings.wrapping())
    writer = Writer(Sealer(vault), settings.writer().mac_key)
    with ExitStack() as stack:
        store = Store.open(settings.library_environment(), SERVICE.all_kinds, writer)
        stack.enter_context(closing(store))
        connection = stack.enter_context(
            psycopg.connect(
                ground.database_url(BY_NAME[AUDIT], AUDIT), autocommit=True, row_factory=dict_row
            )
        )
        key = SignerKey("stafett/no9999", bytes.fromhex(state.secret_key("signing key")))
        yield Filling(
            store,
            Log(lambda: nullcontext(connection)),
            Checkpoints(lambda: nullcontext(connection)),
            key,
        )


def _all_have_come_to(store: Store, last: Recorded[Any]) -> None:
    """Let everyone who follows the record go on behind it: of the lists, none is asked for here."""
    followers = [TIMERS, *(lane.name for lane in LANES), *(v.table for v in SERVICE.all_views)]
    with store.connection() as connection, connection.cursor() as cursor:
        move_all(cursor, dict.fromkeys(followers, last.position))


async def _all_was_told(stand: Stand, last: Recorded[Any]) -> None:
    """Tell the last event on the bus: from there a relay takes it that all was told."""
    connection = await nats.connect(stand.stack.ground.nats_url_of(OPERATOR))
    for lane in LANES:
        said = lane.say([last], last.position - 1)
        await Publisher(connection).publish([message for _, message in said])
    await connection.close()


def _tidy(stand: Stand) -> None:
    """Do what autovacuum does a while later."""
    for name in (INTAKE, AUDIT):
        with psycopg.connect(stand.url_of(name), autocommit=True) as connection:
            connection.execute("VACUUM (ANALYZE)")
