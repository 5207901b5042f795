"""`make up`: serve everything on this machine until Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Final

import psycopg

from infra.local.blueprint import Wishes
from infra.local.left_over import end_left_over
from infra.local.people import lines_of_people
from infra.local.ports import PortIsTaken, free_port
from infra.local.process import PartFailed
from infra.local.show import Screen, screen
from infra.local.stack import Stack, Stopping, draw
from infra.local.state import ROOT, AlreadyRunning, State
from infra.local.town import TownRefused, enter_the_town
from infra.local.watch import Watch

PORTS: Final = {
    "issuer": 8100,
    "mailbox": 8125,
    "smtp": 8126,
    "nats": 8142,
    "postgres": 8132,
}
"""The usual ports; those of the services stand in `infra/services.py`."""

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

CANNOT: Final = (AlreadyRunning, PortIsTaken, PartFailed, ConnectionError, psycopg.Error)
"""What can keep it from starting, each with a sentence for the person."""


class AskedToStop(BaseException):
    """Somebody pressed Ctrl-C or ran `make down`."""


def main(wishes: Wishes) -> int:
    """Serve; the exit code is 0 when it was asked to stop, 1 when it could not start."""
    where = State(Path(os.environ.get("STAFETT_STATE") or ROOT / ".stafett"))
    wishes = replace(
        wishes,
        postgres_url=os.environ.get("STAFETT_POSTGRES_URL") or None,
        nats_url=os.environ.get("STAFETT_NATS_URL") or None,
    )
    for each in SIGNALS:
        signal.signal(each, _ask_to_stop)
    try:
        with where.take():
            serve(where, wishes, screen())
    except AskedToStop:
        return 0
    except CANNOT as cannot:
        sys.stderr.write(f"{cannot}\n")
        return 1
    return 0


def serve(state: State, wishes: Wishes, on: Screen) -> None:
    """Start everything, look after it, and stop it in order when asked to."""
    began = time.monotonic()
    end_left_over(state, on.say)
    usual = PORTS | {service.name: service.port for service in wishes.services}
    stack = draw(state, wishes, _ports(usual, on.say), on.say)
    try:
        with on.showing(stack):
            stack.start()
            _enter_the_town(stack, on)
            on.ready(stack, time.monotonic() - began, lines_of_people(stack.url("issuer")))
            Watch(stack, on.say).until(threading.Event())
    except Stopping:
        raise AskedToStop from None
    finally:
        on.say("Stopping.")
        stack.stop()
        state.supervisor.forget()
        on.say("Stopped.")


def _enter_the_town(stack: Stack, on: Screen) -> None:
    if "directory" not in stack.parts:
        return
    try:
        enter_the_town(stack.url("directory"), stack.url("issuer"))
    except (TownRefused, OSError) as cannot:
        on.say(f"The directory does not know the demo people: {cannot}")


def _ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
    # Once is enough: a second Ctrl-C must not interrupt the stopping.
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise AskedToStop


def _ports(usual: dict[str, int], say: Callable[[str], None]) -> Callable[[str], int]:
    chosen: dict[str, int] = {}

    def port_of(part: str) -> int:
        if part not in chosen:
            asked = os.environ.get(f"STAFETT_{part.upper()}_PORT")
            if asked and not asked.isdecimal():
                raise PortIsTaken(f"STAFETT_{part.upper()}_PORT is no port: {asked}.")
            wanted = int(asked) if asked else usual[part]
            chosen[part] = free_port(part, wanted, say, insist=bool(asked))
        return chosen[part]

    return port_of


if __name__ == "__main__":
    sys.exit(main(Wishes()))
