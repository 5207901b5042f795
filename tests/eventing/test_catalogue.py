"""Yesterday's events read today."""

from __future__ import annotations

import pytest

from shared.eventing.catalogue import Catalogue, Json, UnknownEvent
from shared.eventing.decider import Event


class LineAdded(Event):
    line: str
    colour: str


def with_a_colour(fields: Json) -> Json:
    return {**fields, "colour": "blue"}


def with_one_line(fields: Json) -> Json:
    return {"line": fields["text"]}


CATALOGUE = Catalogue(
    {"notebook.line-added": LineAdded},
    upcasters={"notebook.line-added": (with_one_line, with_a_colour)},
)


def test_the_first_schema_is_rewritten_step_by_step() -> None:
    old = CATALOGUE.read("notebook.line-added", 1, {"text": "one"})
    assert old == LineAdded(line="one", colour="blue")


def test_the_second_schema_is_rewritten_from_where_it_stands() -> None:
    newer = CATALOGUE.read("notebook.line-added", 2, {"line": "one"})
    assert newer == LineAdded(line="one", colour="blue")


def test_todays_schema_is_read_as_it_is() -> None:
    today = CATALOGUE.read("notebook.line-added", 3, {"line": "one", "colour": "red"})
    assert today == LineAdded(line="one", colour="red")


def test_an_event_is_written_in_the_schema_after_its_last_upcaster() -> None:
    assert CATALOGUE.schema_of("notebook.line-added") == 3


def test_a_name_nobody_knows_is_an_error_and_not_passed_over() -> None:
    with pytest.raises(UnknownEvent):
        CATALOGUE.read("notebook.forgotten", 1, {})


def test_an_event_without_a_stored_name_is_an_error() -> None:
    with pytest.raises(UnknownEvent):
        CATALOGUE.name_of(Event)
