"""What the record keeps of the rules that let an event happen."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import orjson
import pytest

from shared.code_version import CODE_VERSION, RELEASE
from shared.eventing.asking_rules import passed, refuse
from shared.eventing.decider import MAIN, Command, Refusal
from shared.eventing.ground import Ground
from shared.eventing.kind import Kind, itself
from shared.eventing.recorded import GUIDE_VERSION, Recorded, RulePassed, read_row
from shared.eventing.store import Store
from tests.kit.notebook import (
    BY_KARI,
    KARI,
    MONDAY,
    NOTEBOOKS,
    WHISPERS,
    AShutNotebookTakesNoLines,
    LineAdded,
    LineWhispered,
    Notebook,
    NotebookEvent,
    ShutNotebook,
)
from tests.store.notes import TEST, ask, line, opening

pytestmark = pytest.mark.integration

BLUE: Final = UUID("018f0000-0000-7000-8000-0000000000b1")
ROOT: Final = Path(__file__).resolve().parents[2]


class WhispersStayApart(Refusal):
    """A rule that nobody who reads the main facet may know of."""

    sentence = "Whispers stay apart."
    opens = "Nothing opens it."
    ground = Ground("test.3", "the notebook's third rule")
    is_confidential = True


ASKED: Final = RulePassed(
    rule="AShutNotebookTakesNoLines",
    ground="test.1",
    facts={"is_shut": False, "lines": 0, "by": str(KARI), "on": "2026-01-12"},
)
APART: Final = RulePassed("WhispersStayApart", "test.3", {"readers": [str(KARI)]})


def decide(command: Command, state: Notebook) -> Sequence[NotebookEvent]:
    refuse(
        AShutNotebookTakesNoLines,
        when=state.is_shut,
        is_shut=state.is_shut,
        lines=state.lines,
        by=command.by.person_id,
        on=command.now.date(),
    )
    passed(WhispersStayApart, readers={command.by.person_id})
    said = command.now.isoformat()
    return [
        LineAdded(line=said),
        LineWhispered(line=said),
        LineAdded(line=said),
        LineWhispered(line=said),
    ]


def whispering(command: Command, state: Notebook) -> Sequence[NotebookEvent]:
    return decide(command, state)[1:]


def notebooks(decide: Any) -> Kind[Any, Notebook, NotebookEvent]:
    return Kind("notebook", replace(NOTEBOOKS.decider, decide=decide), NOTEBOOKS.catalogue, itself)


def told(store: Store, decide: Any) -> dict[str, list[tuple[RulePassed, ...]]]:
    store.handle(notebooks(decide), BLUE, lambda _: line(), cause=TEST)
    history = store.history(NOTEBOOKS, BLUE)
    return {facet: [one.passed for one in events] for facet, events in history.items()}


def test_each_rule_stands_once_and_a_confidential_one_never_in_the_main_facet(
    store: Store,
) -> None:
    assert told(store, decide) == {MAIN: [(ASKED,), ()], WHISPERS: [(APART,), ()]}


def test_rules_of_a_decision_that_begins_apart_are_not_told_in_the_main_facet(
    store: Store,
) -> None:
    assert told(store, whispering) == {MAIN: [()], WHISPERS: [(ASKED, APART), ()]}


def test_what_is_refused_leaves_no_event_and_so_no_line(store: Store) -> None:
    ask(store, BLUE, opening())
    ask(store, BLUE, ShutNotebook(by=BY_KARI, now=MONDAY))
    with pytest.raises(AShutNotebookTakesNoLines):
        store.handle(notebooks(decide), BLUE, lambda _: line(), cause=TEST)
    rules = [one.passed for one in store.history(NOTEBOOKS, BLUE)[MAIN]]
    assert rules == [(), ()]


def first(store: Store) -> Recorded[NotebookEvent]:
    store.handle(notebooks(decide), BLUE, lambda _: line(), cause=TEST)
    return store.history(NOTEBOOKS, BLUE)[MAIN][0]


def test_a_document_says_what_was_asked_and_which_guide_and_code_answered(store: Store) -> None:
    recorded = first(store)
    document = orjson.loads(recorded.document)
    assert (recorded.guide, recorded.code) == (GUIDE_VERSION, CODE_VERSION)
    assert (document["guide"], document["code"]) == (GUIDE_VERSION, CODE_VERSION)
    assert document["passed"] == [
        {
            "rule": "AShutNotebookTakesNoLines",
            "ground": "test.1",
            "facts": {"is_shut": False, "lines": 0, "by": str(KARI), "on": "2026-01-12"},
        }
    ]


def test_a_document_of_old_reads_as_before_and_names_neither_rules_nor_code(store: Store) -> None:
    recorded = first(store)
    of_old = orjson.loads(recorded.document)
    del of_old["passed"], of_old["code"]
    place = (1, recorded.originator_id, 1, recorded.name, orjson.dumps(of_old))
    read = read_row(place, store.kinds)
    assert (read.passed, read.code) == ((), None)
    assert read.guide == recorded.guide


def test_the_release_is_that_of_the_package() -> None:
    packaged = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert packaged == RELEASE
