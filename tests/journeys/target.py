"""The composed system as a stage: the same stories, against containers."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from infra.services import SERVICES
from shared.time.clock import TrainingClock
from tests.journeys.staging import DAY, FIRST_DAY, Stage, told_of
from tests.journeys.town import Town

ROOT = Path(__file__).resolve().parents[2]
PROJECT = "stafett-demo"
FILES = "docker-compose.yml:docker-compose.local-issuer.yml"
ISSUER_PORT = 8100
GROUND = ("postgres", "nats", "mailpit")


class NoComposeHere(Exception):
    """Neither ``docker compose`` nor ``docker-compose`` answers."""


def compose() -> list[str]:
    """Find Compose."""
    for words in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(words[0]):
            asked = subprocess.run([*words, "version"], capture_output=True, check=False)
            if asked.returncode == 0:
                return words
    raise NoComposeHere("No Docker Compose answers here; `make demo` plays without it.")


@contextmanager
def composed(day_seconds: float, prelude_seconds: float, language: str) -> Iterator[Stage]:
    """Build and start the composed system with a training clock, and take it away afterwards."""
    environment = os.environ | {"COMPOSE_PROJECT_NAME": PROJECT, "COMPOSE_FILE": FILES}
    words = compose()

    def run(*arguments: str) -> None:
        subprocess.run([*words, *arguments], cwd=ROOT, env=environment, check=True)

    subprocess.run(["infra/docker/env.sh"], cwd=ROOT, check=True)
    run("build")
    try:
        run("up", "--detach", "--wait", *GROUND)
        run("run", "--rm", "prepare")
        clock = TrainingClock(
            started=datetime.now(UTC) + timedelta(seconds=prelude_seconds),
            starts_at=FIRST_DAY,
            speed=DAY / day_seconds,
        )
        environment |= told_of(clock)
        run("up", "--detach", "--wait", "--no-deps", "issuer", *(s.name for s in SERVICES))
        yield Stage(Town(_addresses(environment), language), clock)
    finally:
        run("down", "--volumes")


def _addresses(environment: dict[str, str]) -> dict[str, str]:
    ports = {service.name: service.port for service in SERVICES} | {"issuer": ISSUER_PORT}
    return {
        name: f"http://127.0.0.1:{environment.get(f'STAFETT_{name.upper()}_PORT', port)}"
        for name, port in ports.items()
    }
