"""`make up` as a person meets it: started, interrupted, killed, started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from infra.local.nats import Nats
from infra.local.ports import LOOPBACK, any_free
from infra.local.postgres import Postgres
from infra.local.running import birth_of
from infra.local.state import ROOT, State
from tests.eventually import eventually
from tests.real_parts import a_directory

pytestmark = pytest.mark.integration

PARTS = ("postgres", "nats", "issuer", "mailbox", "smtp", "pretender")


class Up:
    """One run of `make up` with a pretended service, its output read as it comes."""

    def __init__(self, directory: Path, **more: str) -> None:
        ports = {f"STAFETT_{part.upper()}_PORT": str(any_free()) for part in PARTS}
        environment = {**os.environ, **ports, "STAFETT_STATE": str(directory), **more}
        self.state = State(directory)
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.infra.serve_pretender"],
            cwd=ROOT,
            env={name: value for name, value in environment.items() if value},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    @property
    def said(self) -> str:
        return "\n".join(self.lines)

    def is_ready(self) -> bool:
        return "Ready after" in self.said

    def wait_ready(self) -> Up:
        eventually(lambda: self.is_ready() or self.process.poll() is not None, within=60)
        assert self.is_ready(), self.said
        return self

    def pids(self) -> dict[str, int]:
        return {part: pid for part, note in self.state.notes() if (pid := note.pid())}

    def ends(self) -> int:
        code = self.process.wait(60)
        self.reader.join(10)
        return code

    def interrupted(self) -> int:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.ends()


@pytest.fixture
def directory() -> Iterator[Path]:
    with a_directory() as made:
        yield made
        down(made)


def down(directory: Path) -> str:
    return subprocess.run(
        [sys.executable, "-m", "infra.local.down"],
        cwd=ROOT,
        env={**os.environ, "STAFETT_STATE": str(directory)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_ctrl_c_leaves_no_process(directory: Path) -> None:
    up = Up(directory).wait_ready()
    running = up.pids()
    assert set(running) == {"postgres", "nats", "issuer", "mailbox", "pretender"}
    assert up.interrupted() == 0
    assert [birth_of(pid) for pid in running.values()] == [None] * 5
    assert up.lines[-2:] == ["Stopping.", "Stopped."]


def test_ctrl_c_while_starting_leaves_no_process(directory: Path) -> None:
    up = Up(directory)
    eventually(lambda: "postgres" in up.pids(), within=30)
    running = up.pids()
    assert up.interrupted() == 0
    assert not up.is_ready()
    assert [birth_of(pid) for pid in running.values()] == [None] * len(running)
    assert up.pids() == {}


def test_what_is_known_survives_a_restart(directory: Path) -> None:
    def count(up: Up) -> int:
        passwords = up.state.passwords
        port = next(line.split(":")[-1] for line in up.lines if line.startswith("postgres "))
        with psycopg.connect(
            host=LOOPBACK,
            port=port,
            user="pretender_owner",
            password=passwords.of("pretender_owner"),
            dbname="pretender",
        ) as connection:
            connection.execute("INSERT INTO things VALUES (1)")
            [(things,)] = connection.execute("SELECT count(*) FROM things").fetchall()
            return int(things)

    first = Up(directory).wait_ready()
    assert count(first) == 1
    first.interrupted()
    second = Up(directory).wait_ready()
    assert count(second) == 2
    second.interrupted()


def test_it_says_where_everything_is_and_who_can_sign_in(directory: Path) -> None:
    up = Up(directory).wait_ready()
    shown = [line.split()[:2] for line in up.lines]
    for part in ("postgres", "nats", "issuer", "mailbox", "pretender"):
        assert [part, "ready"] in shown
    assert "  kari" in up.said
    up.interrupted()


def test_a_second_one_is_told_that_the_first_runs(directory: Path) -> None:
    first = Up(directory).wait_ready()
    second = Up(directory)
    assert second.ends() == 1
    assert f"(process {first.process.pid}); `make down` stops it." in second.said
    first.interrupted()


def test_down_stops_it(directory: Path) -> None:
    up = Up(directory).wait_ready()
    running = up.pids()
    assert down(directory) == "Stafett is stopped.\n"
    assert up.ends() == 0
    assert [birth_of(pid) for pid in running.values()] == [None] * 5
    assert down(directory) == "Stafett is not running here.\n"


def test_down_ends_what_a_killed_one_left(directory: Path) -> None:
    up = Up(directory).wait_ready()
    running = up.pids()
    up.process.kill()
    up.ends()
    assert all(birth_of(pid) for pid in running.values())
    down(directory)
    assert [birth_of(pid) for pid in running.values()] == [None] * 5


def test_the_next_one_ends_what_a_killed_one_left(directory: Path) -> None:
    killed = Up(directory).wait_ready()
    left = killed.pids()
    killed.process.kill()
    killed.ends()
    up = Up(directory).wait_ready()
    assert [birth_of(pid) for pid in left.values()] == [None] * 5
    assert "pretender still ran from before" in up.said
    up.interrupted()


@pytest.mark.parametrize("part", ["postgres", "nats", "mailbox", "pretender"])
def test_a_part_that_dies_is_started_again_and_it_is_said(directory: Path, part: str) -> None:
    up = Up(directory).wait_ready()
    died = up.pids()[part]
    os.kill(died, signal.SIGKILL)
    eventually(lambda: up.pids().get(part, died), so=lambda pid: pid != died, within=30)
    assert f"{part} died; it is started again." in up.said
    up.interrupted()


def test_a_taken_port_gets_another_and_it_is_said(directory: Path) -> None:
    with socket.socket() as someone:
        someone.bind((LOOPBACK, 8142))
        someone.listen()
        up = Up(directory, STAFETT_NATS_PORT="").wait_ready()
        assert "Port 8142 is taken; nats gets" in up.said
        up.interrupted()


def test_a_taken_port_that_was_asked_for_is_a_clear_message(directory: Path) -> None:
    with socket.socket() as someone:
        someone.bind((LOOPBACK, 0))
        someone.listen()
        port = someone.getsockname()[1]
        up = Up(directory, STAFETT_NATS_PORT=str(port))
        assert up.ends() == 1
        assert f"Port {port} for nats is taken by another program." in up.said
        assert "Traceback" not in up.said


def test_servers_that_already_run_are_used_and_left_running(
    directory: Path, own_postgres: Postgres, own_nats: Nats
) -> None:
    up = Up(
        directory, STAFETT_POSTGRES_URL=own_postgres.url, STAFETT_NATS_URL=own_nats.url()
    ).wait_ready()
    assert set(up.pids()) == {"issuer", "mailbox", "pretender"}
    assert f"{own_postgres.address} (runs elsewhere)" in up.said
    with psycopg.connect(own_postgres.url, dbname="pretender") as connection:
        assert connection.execute("SELECT count(*) FROM things").fetchone() == (0,)
    assert up.interrupted() == 0
    assert own_postgres.is_ready()
    assert own_nats.is_ready()


def test_a_server_elsewhere_that_does_not_answer_is_a_clear_message(directory: Path) -> None:
    up = Up(directory, STAFETT_NATS_URL=f"nats://{LOOPBACK}:{any_free()}")
    assert up.ends() == 1
    assert "Nothing answers for nats at 127.0.0.1" in up.said
    assert "Traceback" not in up.said
