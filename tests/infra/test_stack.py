"""The whole stack as a library, with a pretended service standing on the real ground."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import nats as client
import psycopg
import pytest

from infra.local.process import PartFailed
from infra.local.running import birth_of
from infra.local.stack import Health, Stack, running_stack
from infra.local.state import AlreadyRunning
from infra.services import Service
from shared.time.clock import TrainingClock
from tests.real_parts import a_directory

pytestmark = pytest.mark.integration

PRETENDER = Service("pretender", "directory", 8101, package="tests.infra")
BROKEN = Service("broken", "notification", 8105, package="tests.infra")

CLOCK = TrainingClock(
    started=datetime(2026, 8, 3, 6, 0, tzinfo=UTC),
    starts_at=datetime(2026, 1, 12, 7, 0, tzinfo=UTC),
    speed=302_400,
)


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with (
        a_directory() as directory,
        running_stack(directory, CLOCK, services=[PRETENDER]) as running,
    ):
        yield running


def told(stack: Stack) -> dict[str, str]:
    with urllib.request.urlopen(stack.url("pretender")) as answer:
        variables: dict[str, str] = json.load(answer)
        return variables


def test_every_part_is_ready(stack: Stack) -> None:
    assert list(stack.health) == ["postgres", "nats", "issuer", "mailbox", "pretender"]
    assert set(stack.health.values()) == {Health.READY}


def test_a_service_stands_on_its_own_tables(stack: Stack) -> None:
    with psycopg.connect(told(stack)["STAFETT_POSTGRES_URL"]) as connection:
        owner = connection.execute(
            "SELECT tableowner FROM pg_tables WHERE tablename = 'things'"
        ).fetchone()
    assert owner == ("pretender_owner",)


def test_a_service_is_told_the_training_clock(stack: Stack) -> None:
    variables = told(stack)
    assert {name: variables[name] for name in variables if "TRAINING" in name} == {
        "STAFETT_TRAINING_STARTED": "2026-08-03T06:00:00+00:00",
        "STAFETT_TRAINING_STARTS_AT": "2026-01-12T07:00:00+00:00",
        "STAFETT_TRAINING_SPEED": "302400",
    }


def test_only_those_who_find_by_marks_are_told_the_keys_of_marks(stack: Stack) -> None:
    assert told(stack).keys().isdisjoint({"STAFETT_BIRTH_NUMBER_KEY", "STAFETT_ADDRESS_KEY"})


@pytest.mark.parametrize("part", ["postgres", "nats", "mailbox", "pretender"])
def test_a_killed_part_can_be_started_again(stack: Stack, part: str) -> None:
    process = stack.parts[part].process
    assert process is not None
    before = process.pid
    stack.kill(part)
    assert stack.health[part] is Health.STOPPED
    assert not stack.parts[part].is_ready()
    stack.start_again(part)
    assert stack.parts[part].is_ready()
    assert process.pid != before


def test_the_broker_can_lose_everything(stack: Stack) -> None:
    async def streams() -> int:
        connection = await client.connect(stack.ground.nats_url_of("operator"))
        account = await connection.jetstream().account_info()
        await connection.close()
        return account.streams

    assert asyncio.run(streams()) > 0
    stack.lose_the_streams()
    assert asyncio.run(streams()) == 0


def test_two_do_not_run_from_the_same_directory(stack: Stack) -> None:
    with (
        pytest.raises(AlreadyRunning, match="make down"),
        running_stack(stack.state.directory, services=[PRETENDER]),
    ):
        pass


@pytest.fixture
def directory() -> Iterator[Path]:
    with a_directory() as made:
        yield made


def test_nothing_is_left_when_the_block_ends(directory: Path) -> None:
    with running_stack(directory, services=[PRETENDER]) as stack:
        processes = [part.process for part in stack.parts.values()]
        running = [process.pid for process in processes if process is not None]
        assert all(birth_of(pid or 0) for pid in running)
    assert [birth_of(pid or 0) for pid in running] == [None] * 5
    assert stack.state.notes() == []


def test_a_service_that_does_not_come_up_is_said_and_nothing_is_left(directory: Path) -> None:
    with (
        pytest.raises(PartFailed, match=r"(?s)tables .* not be made.*tests.infra.broken") as failed,
        running_stack(directory, services=[PRETENDER, BROKEN]),
    ):
        pass
    assert "migrations.log" in str(failed.value)
    assert list((directory / "run").iterdir()) == []
