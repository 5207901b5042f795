"""The log at work: what services say is in it, once, and what it says of itself is signed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import nats
import psycopg
import pytest
from pydantic import SecretStr

from services.audit_trail.adapters.gaps import gaps_key
from services.audit_trail.log.log import Log
from services.audit_trail.main import SERVICE
from shared.proof.checkpoint import Checkpoint, read_checkpoint
from shared.proof.note_keys import SignerKey
from tests.eventually import eventually
from tests.integration.audit_house import KEY, lines_in, log_in, say, say_noise
from tests.integration.serving import Served, serving
from tests.real_parts import RealBus, RealDatabase, a_directory
from tests.rules.audit_trail.receipts import CONTEXT, batch, forged, of, receipt

pytestmark = pytest.mark.integration

SIGNER = SignerKey("stafett/no9999", bytes.fromhex(KEY))


@pytest.fixture
def kept() -> Iterator[Path]:
    with a_directory() as directory:
        yield directory / "checkpoints"


@pytest.fixture
def served(database: RealDatabase, nats: RealBus, kept: Path) -> Iterator[Served]:
    with serving(
        SERVICE,
        database,
        nats,
        services={CONTEXT: "http://127.0.0.1:1", "directory": "http://127.0.0.1:1"},
        signing_key=SecretStr(KEY),
        checkpoints=kept,
    ) as served:
        yield served


def last(served: Served, context: str = CONTEXT) -> int:
    return Log(served.desk.store.connection).lasts([context])[context]


def details(served: Served) -> dict[str, str]:
    told: dict[str, str] = served.client.get("/health/ready").json()["details"]
    return told


def figure(served: Served, name: str) -> float:
    lines = served.client.get("/metrics").text.splitlines()
    return float(next(line for line in lines if line.startswith(name)).split()[-1])


def test_what_services_say_is_in_the_log(served: Served, nats: RealBus) -> None:
    say(nats, CONTEXT, batch(1, 2), batch(3))
    say(nats, "directory", batch(1, context="directory"))
    assert eventually(lambda: (last(served), last(served, "directory")), lambda at: at == (3, 1))


def test_what_comes_before_its_time_waits_for_what_is_missing(
    served: Served, nats: RealBus
) -> None:
    say(nats, CONTEXT, batch(1), batch(3), batch(4))
    eventually(lambda: last(served) == 1)
    say(nats, CONTEXT, batch(2))
    assert eventually(lambda: last(served) == 4)


def test_a_long_row_behind_one_that_came_late_is_soon_in_the_log(
    served: Served, nats: RealBus
) -> None:
    say(nats, CONTEXT, *(batch(position) for position in range(2, 41)))
    say(nats, CONTEXT, batch(1))
    assert eventually(lambda: last(served), lambda at: at == 40) == 40


def test_what_is_no_receipt_is_set_aside_with_its_reason(served: Served, nats: RealBus) -> None:
    say_noise(nats, CONTEXT, b"{}")
    say(nats, CONTEXT, batch(1))
    eventually(lambda: last(served) == 1)
    assert eventually(lambda: figure(served, "stafett_dead_letters_total") == 1)


def test_what_does_not_agree_is_told_to_whoever_runs_it(served: Served, nats: RealBus) -> None:
    say(nats, CONTEXT, batch(1), of(0, [forged(receipt(1))]))
    eventually(lambda: details(served).get(f"disputed-{CONTEXT}"), bool)
    name = f'stafett_log_disputed{{service="{CONTEXT}"}}'
    assert eventually(lambda: figure(served, name) == 1)


def test_a_gap_older_than_a_minute_is_told(
    served: Served, nats: RealBus, database: RealDatabase
) -> None:
    say(nats, CONTEXT, batch(1))
    eventually(lambda: last(served) == 1)
    assert details(served) == {}
    an_hour_passes(database)
    assert set(details(served)) == {f"gap-{CONTEXT}"}
    eventually(lambda: figure(served, f'stafett_log_gap_seconds{{service="{CONTEXT}"}}') > 3_000)
    say(nats, CONTEXT, of(1, []))
    eventually(lambda: details(served) == {})


def test_a_sign_of_life_that_names_more_than_the_log_holds_closes_no_gap(
    served: Served, nats: RealBus, database: RealDatabase
) -> None:
    say(nats, CONTEXT, batch(1))
    eventually(lambda: last(served) == 1)
    an_hour_passes(database)
    say(nats, CONTEXT, of(2, []), of(2, []))
    say(nats, "directory", batch(1, context="directory"))
    eventually(lambda: last(served, "directory") == 1)
    assert set(details(served)) == {f"gap-{CONTEXT}"}


def an_hour_passes(database: RealDatabase) -> None:
    with psycopg.connect(database.runtime_url) as connection:
        connection.execute(
            "UPDATE positions SET position = position - 3600000 WHERE follower = %s",
            (gaps_key(CONTEXT),),
        )


@pytest.mark.usefixtures("served")
def test_what_the_log_holds_is_signed_and_handed_out(nats: RealBus, kept: Path) -> None:
    say(nats, CONTEXT, batch(1, 2, 3))
    [file] = eventually(lambda: lines_in(kept), bool)
    note = (kept / file).read_bytes()
    signed = read_checkpoint(note, SIGNER.verifier)
    assert signed.origin == "stafett/no9999"
    assert signed.size >= 1
    assert eventually(lambda: on_the_bus(nats), bool)[0] == note
    assert (kept / file).stat().st_mode & 0o777 == 0o444


@pytest.mark.usefixtures("served")
def test_a_thousand_entries_are_signed_at_once(nats: RealBus, kept: Path) -> None:
    say(nats, CONTEXT, batch(1))
    eventually(lambda: lines_in(kept), lambda files: len(files) == 1)
    say(nats, CONTEXT, *(batch(*range(first, first + 500)) for first in (2, 502, 1002)))
    assert eventually(lambda: signed_sizes(nats), lambda sizes: len(sizes) > 1 and sizes[-1] > 1000)


def signed_sizes(bus: RealBus) -> list[int]:
    return [read(note).size for note in on_the_bus(bus)]


def read(note: bytes) -> Checkpoint:
    return read_checkpoint(note, SIGNER.verifier)


@pytest.mark.usefixtures("served")
def test_a_directory_that_was_emptied_is_filled_again(nats: RealBus, kept: Path) -> None:
    say(nats, CONTEXT, batch(1))
    [file] = eventually(lambda: lines_in(kept), bool)
    note = (kept / file).read_bytes()
    (kept / file).unlink()
    eventually(lambda: lines_in(kept) == [file])
    assert (kept / file).read_bytes() == note


def on_the_bus(bus: RealBus) -> list[bytes]:
    return asyncio.run(_on_the_bus(bus))


async def _on_the_bus(bus: RealBus) -> list[bytes]:
    connection = await nats.connect(bus.operator_url)
    jetstream = connection.jetstream()
    count = (await jetstream.stream_info("CHECKPOINTS")).state.messages
    notes = [(await jetstream.get_msg("CHECKPOINTS", seq)).data for seq in range(1, count + 1)]
    await connection.close()
    return [note or b"" for note in notes]


def test_without_a_key_nothing_is_signed(database: RealDatabase, nats: RealBus) -> None:
    with serving(SERVICE, database, nats, services={CONTEXT: "http://127.0.0.1:1"}) as served:
        say(nats, CONTEXT, batch(1))
        eventually(lambda: last(served) == 1)
        assert on_the_bus(nats) == []
        assert served.client.get("/health/ready").status_code == httpx.codes.OK


def test_the_log_survives_a_new_process(database: RealDatabase, nats: RealBus) -> None:
    services = {CONTEXT: "http://127.0.0.1:1"}
    with serving(SERVICE, database, nats, services=services) as served:
        say(nats, CONTEXT, batch(1))
        eventually(lambda: last(served) == 1)
    say(nats, CONTEXT, batch(2))
    with serving(SERVICE, database, nats, services=services):
        assert eventually(lambda: log_in(database).lasts([CONTEXT])[CONTEXT] == 2)
