"""Two services that write about a child, each with a stream that fewer may read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from pydantic import SecretStr

from services.audit_trail.main import SERVICE
from shared.eventing.decider import MAIN, Event
from shared.eventing.recorded import Cause
from shared.identity.actor import Actor, Role
from shared.service.definition import Service
from shared.service.trail import Reader, Trail
from tests.integration.audit_house import KEY
from tests.integration.serving import Served, serving
from tests.kit.notebook import (
    MONDAY,
    NOTEBOOKS,
    WHISPERS,
    AddLine,
    LineAdded,
    LineWhispered,
    Notebook,
    NotebookCommand,
    NotebookOpened,
    OpenNotebook,
    Whisper,
)
from tests.real_parts import RealBus, RealDatabase

INTAKE = "concern-intake"
CASES = "case-coordination"

LEAD = Actor(person_id=uuid4(), role=Role.EMPLOYEE)
LEADER = Actor(person_id=uuid4(), role=Role.EMPLOYEE)
STRANGER = Actor(person_id=uuid4(), role=Role.EMPLOYEE)
GUARDIAN = Actor(person_id=uuid4(), role=Role.GUARDIAN)
OFFICER = Actor(person_id=uuid4(), role=Role.DATA_PROTECTION_OFFICER)


def _child_of(event: Event) -> UUID | None:
    return UUID(event.title) if isinstance(event, NotebookOpened) else None


def _door(_: Notebook, reader: Reader) -> bool:
    return reader.actor.person_id in {LEAD.person_id, LEADER.person_id}


def _all_to_the_lead(_: Notebook, reader: Reader) -> Collection[str]:
    return (MAIN, WHISPERS) if reader.actor.person_id == LEAD.person_id else (MAIN,)


SENTENCES: Mapping[type[Event], str] = {
    NotebookOpened: "{by} opened a notebook",
    LineAdded: "{by} wrote a line",
    LineWhispered: "{by} whispered",
}


def diary(context: str) -> Service:
    """Give a service whose notebooks are about children; only the lead reads whispers."""
    return Service(
        context=context,
        title="Diaries",
        folder=Path(__file__).parents[1] / "kit",
        kinds=(NOTEBOOKS,),
        routers=(),
        access={},
        announce=lambda _: (),
        trail=(Trail(NOTEBOOKS, _child_of, _door, _all_to_the_lead, SENTENCES),),
        hears_the_directory=False,
    )


@dataclass(frozen=True)
class House:
    """The log and the two services that it knows."""

    audit: Served
    diaries: dict[str, Served]
    stops: dict[str, Callable[[], None]]

    def write(self, context: str, notebook_id: UUID, command: NotebookCommand) -> UUID:
        """Have something happen; gives the id of the event."""
        store = self.diaries[context].desk.store
        handled = store.handle(NOTEBOOKS, notebook_id, lambda _: command, cause=Cause("test"))
        return handled.recorded[0].id


@dataclass
class Writing:
    """Writes about a child, a minute after the other."""

    house: House
    child_id: UUID
    now: datetime = MONDAY

    def _next(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def opened(self, context: str) -> UUID:
        """Open a notebook about the child."""
        notebook = uuid4()
        said = OpenNotebook(by=LEAD, now=self._next(), title=str(self.child_id))
        self.house.write(context, notebook, said)
        return notebook

    def line(self, context: str, notebook: UUID, by: Actor = LEAD) -> UUID:
        """Write a line that all who work with the child may read."""
        return self.house.write(context, notebook, AddLine(by=by, now=self._next(), line="a"))

    def whisper(self, context: str, notebook: UUID) -> UUID:
        """Write a line that only the lead may read."""
        return self.house.write(context, notebook, Whisper(by=LEAD, now=self._next(), line="b"))


@contextmanager
def a_house(
    databases: Callable[[], RealDatabase], bus: RealBus, directory: Path
) -> Iterator[House]:
    """Serve the two services and the log."""
    with ExitStack() as stack:
        diaries: dict[str, Served] = {}
        stops: dict[str, Callable[[], None]] = {}
        for context in (INTAKE, CASES):
            running = ExitStack()
            stack.callback(running.close)
            diaries[context] = running.enter_context(serving(diary(context), databases(), bus))
            stops[context] = running.close
        audit: AbstractContextManager[Served] = serving(
            SERVICE,
            databases(),
            bus,
            services={each: str(served.client.base_url) for each, served in diaries.items()},
            signing_key=SecretStr(KEY),
            checkpoints=directory,
        )
        yield House(stack.enter_context(audit), diaries, stops)
