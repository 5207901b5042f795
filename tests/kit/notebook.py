"""A small domain to try the kit on: a notebook whose lines can be whispered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, TypeAlias
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from shared.contracts.concern_intake import ConcernDraftedV1, ConcernRegisteredV1
from shared.contracts.contract import Contract
from shared.contracts.directory import ChildTurnedV1
from shared.eventing.catalogue import Catalogue
from shared.eventing.decider import MAIN, Command, Decider, Event, NotKnownHereYet, Refusal
from shared.eventing.ground import Ground
from shared.eventing.kind import Kind, itself
from shared.eventing.policy import Ask, Moment, Policy
from shared.eventing.recorded import Recorded
from shared.eventing.timers import Timekeeping
from shared.eventing.views import View
from shared.identity.actor import Actor, Role
from shared.privacy import Personal
from shared.service.definition import Service
from shared.service.desk import Desks
from shared.time.working_days import WorkingDays
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asks

KARI: Final = UUID("018f0000-0000-7000-8000-000000000001")
BY_KARI: Final = Actor(person_id=KARI, role=Role.EMPLOYEE)
MONDAY: Final = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
LATER: Final = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)

WHISPERS: Final = "whispers"

Words = Annotated[str, Personal()]
"""What someone writes of the one whose notebook it is."""


class Bell(StrEnum):
    FORGOTTEN = "forgotten"


class OpenNotebook(Command):
    title: str


class AddLine(Command):
    line: Words


class Whisper(Command):
    line: Words


class ShutNotebook(Command):
    pass


class RingBell(Command):
    alerts: tuple[str, ...]


class NotebookOpened(Event):
    title: str
    by_whom: UUID


class LineAdded(Event):
    line: Words


class LineWhispered(Event):
    line: Words

    def facet(self) -> str:
        return WHISPERS


class NotebookShut(Event):
    pass


class BellRang(Event):
    alert: str


NotebookCommand: TypeAlias = OpenNotebook | AddLine | Whisper | ShutNotebook | RingBell
NotebookEvent: TypeAlias = NotebookOpened | LineAdded | LineWhispered | NotebookShut | BellRang


class AShutNotebookTakesNoLines(Refusal):
    sentence = "A notebook that is shut takes no more lines."
    opens = "Open another notebook."
    ground = Ground("test.1", "the notebook's first rule")


class NothingIsAddedAfterAWhisper(Refusal):
    sentence = "Nothing is added after a whisper."
    opens = "Nothing opens it."
    ground = Ground("test.2", "the notebook's second rule")


@dataclass(frozen=True)
class Notebook:
    is_open: bool = False
    is_shut: bool = False
    lines: int = 0
    whispers: int = 0
    has_rung: bool = False


def decide(command: NotebookCommand, state: Notebook) -> Sequence[NotebookEvent]:
    match command:
        case OpenNotebook():
            opened = NotebookOpened(title=command.title, by_whom=command.by.person_id)
            return [] if state.is_open else [opened]
        case AddLine():
            if state.is_shut:
                raise AShutNotebookTakesNoLines
            if state.whispers:
                raise NothingIsAddedAfterAWhisper
            return [LineAdded(line=command.line)]
        case Whisper():
            return [LineWhispered(line=command.line)]
        case ShutNotebook():
            return [] if state.is_shut else [NotebookShut()]
        case RingBell():
            return [BellRang(alert=alert) for alert in command.alerts if not state.has_rung]


def evolve(state: Notebook, event: NotebookEvent) -> Notebook:
    match event:
        case NotebookOpened():
            return replace(state, is_open=True)
        case LineAdded():
            return replace(state, lines=state.lines + 1)
        case LineWhispered():
            return replace(state, whispers=state.whispers + 1)
        case NotebookShut():
            return replace(state, is_shut=True)
        case BellRang():
            return replace(state, has_rung=True)


NOTEBOOKS: Final = Kind(
    "notebook",
    Decider(Notebook(), decide, evolve, lambda _: (MAIN, WHISPERS)),
    Catalogue[NotebookEvent](
        {
            "notebook.opened": NotebookOpened,
            "notebook.line-added": LineAdded,
            "notebook.line-whispered": LineWhispered,
            "notebook.shut": NotebookShut,
            "notebook.bell-rang": BellRang,
        }
    ),
    itself,
)


def announce(recorded: Recorded[Event]) -> Sequence[Contract]:
    match recorded.event:
        case NotebookOpened(by_whom=author):
            return [ConcernDraftedV1(concern_id=recorded.subject_id, author_id=author)]
        case LineAdded():
            said = ConcernRegisteredV1(
                concern_id=recorded.subject_id,
                unit_id=KARI,
                author_id=KARI,
                registered_on=recorded.recorded_at.date(),
            )
            return [said]
        case _:
            return []


class Counted(BaseModel):
    model_config = ConfigDict(frozen=True)

    notebook_id: UUID
    lines: int
    title: str


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    counted = isinstance(recorded.event, (NotebookOpened, LineAdded))
    return (str(recorded.subject_id),) if counted else ()


def _count(_: str, row: Counted | None, recorded: Recorded[Event]) -> Counted | None:
    match recorded.event:
        case NotebookOpened(title=title):
            return Counted(notebook_id=recorded.subject_id, lines=0, title=title)
        case LineAdded() if row is not None:
            return row.model_copy(update={"lines": row.lines + 1})
        case _:
            return row


LINES_OF_A_NOTEBOOK: Final = View(
    "lines_of_a_notebook", Counted, _keys, _count, {"title": lambda row: row.title}
)


@dataclass(frozen=True)
class Forgotten:
    alert: Bell
    due_at: datetime


WAITS_SECONDS = 2
OPENED_AT = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)


def waits(state: Notebook, _: WorkingDays) -> Sequence[Forgotten]:
    waiting = state.is_open and not state.is_shut and not state.has_rung
    due = OPENED_AT + timedelta(seconds=WAITS_SECONDS)
    return [Forgotten(Bell.FORGOTTEN, due)] if waiting else []


def look(_: Notebook, moment: Moment, alerts: tuple[str, ...]) -> RingBell:
    return RingBell(by=moment.by, now=moment.now, alerts=alerts)


def when_a_child_turns_write_it_down(
    fact: ChildTurnedV1, moment: Moment
) -> Sequence[Ask[Notebook]]:
    def write(state: Notebook) -> AddLine:
        if not state.is_open:
            raise NotKnownHereYet("notebook")
        return AddLine(by=moment.by, now=moment.now, line=str(fact.age))

    return (Ask(NOTEBOOKS, fact.child_id, write),)


WRITE_IT_DOWN: Final = Policy(
    "concern-intake--write-it-down", ChildTurnedV1, when_a_child_turns_write_it_down
)

router = APIRouter()


class Page(BaseModel):
    notebook_id: UUID
    lines: int


class NewLine(BaseModel):
    model_config = ConfigDict(extra="forbid")

    line: str


@router.post("/notebooks/{notebook_id}/lines", response_model=Page)
def add_line(notebook_id: UUID, body: NewLine, asking: Asks, desk: Desks) -> Response:
    handled = desk.ask(
        asking,
        NOTEBOOKS,
        notebook_id,
        lambda _: AddLine(by=asking.actor, now=asking.now, line=body.line),
        door=lambda _: True,
        page=lambda state: Page(notebook_id=notebook_id, lines=state.lines),
    )
    return shown(Page(notebook_id=notebook_id, lines=handled.state.lines))


ACCESS: Final[Access] = {
    ("POST", "/notebooks/{notebook_id}/lines"): frozenset({Role.EMPLOYEE}),
}

NOTEBOOK_SERVICE: Final = Service(
    context="concern-intake",
    title="Notebooks",
    folder=Path(__file__).parent,
    kinds=(NOTEBOOKS,),
    routers=(router,),
    access=ACCESS,
    announce=announce,
    says=(ConcernDraftedV1, ConcernRegisteredV1),
    policies=(WRITE_IT_DOWN,),
    timekeeping=(Timekeeping(NOTEBOOKS, waits, look),),
    views=(LINES_OF_A_NOTEBOOK,),
)
