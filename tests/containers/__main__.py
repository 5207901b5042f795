"""`python -m tests.containers [pytest arguments]`: the integration tests on official images.

Exit codes beside those of pytest: 69 where no Docker engine answers, 70 where an image is not to
be had.
"""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Final

import docker
from docker.errors import APIError, DockerException
from testcontainers.core.config import testcontainers_config

from infra.local.state import ROOT
from tests.containers.servers import servers

NO_ENGINE: Final = 69
NO_IMAGE: Final = 70


def main(arguments: Sequence[str]) -> int:
    """Start the servers, run the tests on them, take the servers away; gives the exit code."""
    if not engine_answers():
        sys.stderr.write(
            "No Docker engine answers here, so nothing was tested on containers; "
            "`make test` runs the same tests on PostgreSQL and NATS from wheels.\n"
        )
        return NO_ENGINE
    # The servers are taken away by the block below: the library's own sweeper is one image more.
    testcontainers_config.ryuk_disabled = True
    signal.signal(signal.SIGTERM, _leave)
    try:
        with servers() as environment:
            return _test(arguments, environment)
    except APIError as error:
        sys.stderr.write(f"The Docker engine could not start a server: {error.explanation}\n")
        return NO_IMAGE


def engine_answers() -> bool:
    """Tell whether a Docker engine answers where the environment says that it is."""
    try:
        client = docker.from_env(timeout=10)
        client.ping()
        client.close()
    except (DockerException, OSError):
        return False
    return True


def _test(arguments: Sequence[str], environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", "-m", "integration", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + signal.SIGTERM)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
