"""PostgreSQL and NATS as processes: stopped, killed, started again, left over."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import nats as client
import psycopg
import pytest

from infra.local.nats import Nats
from infra.local.postgres import FOR_TESTS, Postgres
from infra.local.process import PartFailed
from infra.local.running import birth_of
from tests.real_parts import begin_anew, bus_of

pytestmark = pytest.mark.integration


def number_kept(postgres: Postgres) -> int:
    with psycopg.connect(postgres.url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS numbers (number serial)")
        connection.execute("INSERT INTO numbers DEFAULT VALUES")
        [(count,)] = connection.execute("SELECT count(*) FROM numbers").fetchall()
        return int(count)


def test_postgres_keeps_its_data_over_a_stop(own_postgres: Postgres) -> None:
    assert number_kept(own_postgres) == 1
    own_postgres.stop()
    own_postgres.start()
    assert number_kept(own_postgres) == 2


def test_postgres_keeps_its_data_over_a_kill(own_postgres: Postgres) -> None:
    with psycopg.connect(own_postgres.url):
        assert number_kept(own_postgres) == 1
        own_postgres.kill()
        own_postgres.start()
    assert number_kept(own_postgres) == 2


def test_postgres_listens_on_a_unix_socket_too(own_postgres: Postgres) -> None:
    with psycopg.connect(own_postgres.url, host=str(own_postgres.sockets)) as connection:
        assert connection.info.host == str(own_postgres.sockets)


def test_postgres_18_is_what_runs(own_postgres: Postgres) -> None:
    with psycopg.connect(own_postgres.url) as connection:
        assert connection.info.server_version // 10_000 == 18


def test_no_password_no_entry(own_postgres: Postgres) -> None:
    for host in ("127.0.0.1", str(own_postgres.sockets)):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(own_postgres.url, host=host, password="")


def test_an_error_leaves_no_row_in_the_log(own_postgres: Postgres) -> None:
    with psycopg.connect(own_postgres.url, autocommit=True) as connection:
        connection.execute("CREATE TABLE people (name text UNIQUE)")
        for _ in range(2):
            with pytest.raises(psycopg.errors.UniqueViolation):
                connection.execute("INSERT INTO people VALUES ('Ada'), ('Ada')")
    log = own_postgres.log.read_text()
    assert "duplicate key" in log
    assert "Ada" not in log


def test_data_that_is_to_be_kept_is_written_through(own_postgres: Postgres) -> None:
    kept = replace_for_keeps(own_postgres)
    own_postgres.stop()
    kept.start()
    try:
        with psycopg.connect(kept.url) as connection:
            settings = {
                name: connection.execute(f"SHOW {name}".encode()).fetchone() for name in FOR_TESTS
            }
    finally:
        kept.stop()
    assert set(settings.values()) == {("on",)}


def replace_for_keeps(postgres: Postgres) -> Postgres:
    return Postgres(
        postgres.home,
        postgres.port,
        postgres.password,
        postgres.log,
        postgres.note,
        postgres.say,
        is_for_tests=False,
    )


def test_a_server_that_a_killed_run_left_is_ended_first(own_postgres: Postgres) -> None:
    left_over = own_postgres.process.pid
    assert left_over is not None
    later_run = replace_for_keeps(own_postgres)
    later_run.start()
    try:
        assert number_kept(later_run) == 1
        assert birth_of(left_over) is None or own_postgres.process.pid is None
    finally:
        later_run.stop()


def test_a_port_that_is_taken_is_said_with_the_servers_own_words(own_postgres: Postgres) -> None:
    with pytest.raises(PartFailed, match=r"(?s)postgres ended while starting.*Address already in"):
        _beside(own_postgres).start()


def _beside(postgres: Postgres) -> Postgres:
    other = postgres.home.parent / "other"
    return Postgres(
        other,
        postgres.port,
        postgres.password,
        other.with_suffix(".log"),
        replace(postgres.note, file=other.with_suffix(".pid")),
        postgres.say,
        is_for_tests=True,
    )


async def _say_and_count(url: str) -> int:
    connection = await client.connect(url)
    jetstream = connection.jetstream()
    await jetstream.publish("evt.no9999.directory.x.v1.a", b"{}")
    info = await jetstream.stream_info("EVT_DIRECTORY")
    await connection.close()
    return info.state.messages


def test_nats_keeps_its_streams_over_a_stop_and_a_kill(own_nats: Nats) -> None:
    begin_anew(bus_of(own_nats))
    assert asyncio.run(_say_and_count(own_nats.url())) == 1
    own_nats.stop()
    own_nats.start()
    assert asyncio.run(_say_and_count(own_nats.url())) == 2
    own_nats.kill()
    own_nats.start()
    assert asyncio.run(_say_and_count(own_nats.url())) == 3


def test_nats_loses_everything_only_when_it_is_stopped(own_nats: Nats) -> None:
    with pytest.raises(PartFailed, match="stopped"):
        own_nats.lose_everything()
    begin_anew(bus_of(own_nats))
    asyncio.run(_say_and_count(own_nats.url()))
    own_nats.stop()
    own_nats.lose_everything()
    own_nats.start()
    begin_anew(bus_of(own_nats))
    assert asyncio.run(_say_and_count(own_nats.url())) == 1
