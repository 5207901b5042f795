"""The whole system on this machine, as one object: started, disturbed on purpose, stopped.

with running_stack(Path("somewhere"), training_clock=clock) as stack:
    stack.url("concern_intake")
    stack.kill("concern_intake")
    stack.start_again("concern_intake")
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from infra.local.access import write_access
from infra.local.blueprint import Blueprint, Wishes
from infra.local.ground import Ground
from infra.local.left_over import end_left_over
from infra.local.nats import Nats
from infra.local.part import Part, Program
from infra.local.ports import any_free
from infra.local.process import PartFailed
from infra.local.state import State
from infra.services import SERVICES, Service
from shared.time.clock import TrainingClock


class Health(StrEnum):
    """How a part is."""

    WAITING = "waiting"
    STARTING = "starting"
    READY = "ready"
    UNWELL = "not ready"
    STOPPED = "stopped"
    FAILED = "failed"


class Stopping(Exception):
    """The stack is being stopped; nothing more is started."""


@dataclass(slots=True)
class Stack:
    """Every part of one Stafett, in three layers: ground, sign-in and mailbox, services."""

    state: State
    wishes: Wishes
    ground: Ground
    layers: tuple[tuple[Part, ...], ...]
    migrations: Program
    health: dict[str, Health]
    _is_stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def parts(self) -> dict[str, Part]:
        """Give all parts by name, in the order in which they are started."""
        return {part.name: part for layer in self.layers for part in layer}

    def url(self, name: str) -> str:
        """Give the address of a service, of ``issuer`` or of ``mailbox``."""
        return self.parts[name].address

    def start(self) -> None:
        """Start everything, side by side where nothing has to wait; return when all are ready.

        Raises what the first part that failed raised; the others are stopped by `stop`.
        """
        pool = ThreadPoolExecutor(max_workers=len(self.health) + 2)
        try:
            _all_of(self._starts(pool))
            write_access(self.state, self.ground, self.wishes.services)
        except BaseException:
            self.stop()
            raise
        finally:
            pool.shutdown()

    def stop(self) -> None:
        """Stop everything in order: services, then sign-in and mailbox, then the ground."""
        self._is_stopping.set()
        self.migrations.stop()
        for layer in reversed(self.layers):
            with ThreadPoolExecutor() as pool:
                list(pool.map(lambda part: self._stop(part), layer))

    def stop_one(self, name: str) -> None:
        """Stop one part in good order."""
        self._stop(self.parts[name])

    def kill(self, name: str) -> None:
        """Kill one part, as ``kill -9`` does."""
        self.parts[name].kill()
        self.health[name] = Health.STOPPED

    def start_again(self, name: str) -> None:
        """Start one part that was stopped or killed; return when it is ready."""
        self._start(self.parts[name])

    def lose_the_streams(self) -> None:
        """Stop NATS, remove its whole JetStream directory, and start it again, empty."""
        nats = self.ground.nats
        if not isinstance(nats, Nats):
            raise PartFailed("NATS runs elsewhere; its directory is not ours to remove.")
        nats.stop()
        nats.lose_everything()
        self._start(nats)

    def _starts(self, pool: ThreadPoolExecutor) -> list[Future[None]]:
        databases = pool.submit(self._start_postgres)
        streams = pool.submit(self._start_nats)
        beside = [pool.submit(self._start, part) for part in self.layers[1]]
        services = [
            pool.submit(self._start_upon, part, databases, streams) for part in self.layers[2]
        ]
        return [databases, streams, *beside, *services]

    def _start_postgres(self) -> None:
        self._start(self.ground.postgres)
        self.ground.provision(self.wishes.services)
        if not self.ground.tables_are_made(self.wishes.services):
            self._make_tables()
            self.ground.remember_tables(self.wishes.services)

    def _make_tables(self) -> None:
        self._launch(self.migrations)
        if self.migrations.running.wait_ended() != 0:
            words = self.migrations.running.last_words()
            raise PartFailed(f"The tables of the services could not be made.{words}")

    def _start_nats(self) -> None:
        self._start(self.ground.nats)
        self.ground.declare()

    def _start_upon(self, part: Part, *ground: Future[None]) -> None:
        for each in ground:
            each.result()
        self._start(part)

    def _start(self, part: Part) -> None:
        self.health[part.name] = Health.STARTING
        try:
            self._launch(part)
            part.wait_ready()
        except (PartFailed, OSError):
            self.health[part.name] = Health.FAILED
            raise
        self.health[part.name] = Health.READY

    def _launch(self, part: Part) -> None:
        if not self._is_stopping.is_set():
            part.launch()
        # Asked again: a stop that came while the part was being launched has not seen it.
        if self._is_stopping.is_set():
            part.stop()
            raise Stopping

    def _stop(self, part: Part) -> None:
        part.stop()
        self.health[part.name] = Health.STOPPED


def draw(
    state: State, wishes: Wishes, port_of: Callable[[str], int], say: Callable[[str], None]
) -> Stack:
    """Draw a stack; nothing is started yet."""
    blueprint = Blueprint(state, wishes, port_of, say)
    ground = blueprint.ground()
    services = tuple(blueprint.service(service, ground) for service in wishes.services)
    layers = (
        (ground.postgres, ground.nats),
        (blueprint.issuer(), blueprint.mailbox()),
        services,
    )
    return Stack(
        state=state,
        wishes=wishes,
        ground=ground,
        layers=layers,
        migrations=blueprint.migrations(ground),
        health={part.name: Health.WAITING for layer in layers for part in layer},
    )


@contextmanager
def running_stack(
    state_dir: Path,
    training_clock: TrainingClock | None = None,
    *,
    services: Sequence[Service] = SERVICES,
    is_for_tests: bool = True,
    environment: Mapping[str, str] | None = None,
    say: Callable[[str], None] = lambda _line: None,
) -> Iterator[Stack]:
    """Run a whole Stafett of one's own, on ports that nobody else uses, until the block ends."""
    state = State(state_dir)
    wishes = Wishes(
        services=tuple(services),
        training=training_clock,
        is_for_tests=is_for_tests,
        environment=environment or {},
    )
    with state.take():
        end_left_over(state, say)
        ports: dict[str, int] = {}
        stack = draw(state, wishes, lambda part: ports.setdefault(part, any_free()), say)
        stack.start()
        try:
            yield stack
        finally:
            stack.stop()
            state.supervisor.forget()


def _all_of(starts: list[Future[None]]) -> None:
    wait(starts, return_when=FIRST_EXCEPTION)
    for each in starts:
        if each.done():
            each.result()
