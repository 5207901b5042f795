"""What is about a person says so in its type, and nothing that reads the log needs the words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID

import pytest
from pydantic import BaseModel, TypeAdapter

from shared.eventing.decider import Command, Event
from shared.eventing.kind import AnyKind, nobody
from shared.eventing.recorded import Cause, Recorded
from shared.eventing.remembering import WHO_IS_WHO
from shared.eventing.views import AnyView
from shared.identity.actor import Actor, Role
from shared.privacy import Name
from shared.service.definition import Service
from tests.contracts.examples import EXAMPLES, examples
from tests.contracts.goldens import services
from tests.contracts.harmless import IN_MESSAGES, IN_VIEWS
from tests.contracts.masked import masked
from tests.contracts.personal import Leaf, leaves

OURS: Final = ("services.", "shared.")
SERVICES: Final = services()
VIEWS: Final = {
    f"{name}/{view.name}": (service, view)
    for name, service in SERVICES.items()
    for view in service.all_views
}


class ChildLiked(Event):
    """An event as it must never be."""

    child_id: UUID
    what_it_liked: str
    mother_number: int
    name: Name


def _descendants(of: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in of.__subclasses__():
        yield each
        yield from _descendants(each)


def _messages() -> dict[str, type[BaseModel]]:
    found = [*_descendants(Event), *_descendants(Command)]
    ours = [each for each in found if each.__module__.startswith(OURS)]
    return {f"{each.__module__}.{each.__name__}": each for each in ours}


def _unmarked(model: type[BaseModel]) -> list[str]:
    return [str(leaf) for leaf in leaves(model) if leaf.could_be_personal and not leaf.personal]


MESSAGES: Final = _messages()
MARKED: Final = {
    str(leaf): leaf for model in MESSAGES.values() for leaf in leaves(model) if leaf.personal
}


@pytest.mark.parametrize("message", MESSAGES)
def test_what_could_be_about_a_person_is_marked_or_explained(message: str) -> None:
    assert set(_unmarked(MESSAGES[message])) - IN_MESSAGES.keys() == set()


def test_a_planted_text_and_a_planted_number_are_found() -> None:
    assert _unmarked(ChildLiked) == ["ChildLiked.what_it_liked", "ChildLiked.mother_number"]


def test_nothing_is_explained_that_is_not_there() -> None:
    unmarked = {field for model in MESSAGES.values() for field in _unmarked(model)}
    assert IN_MESSAGES.keys() - unmarked == set()
    assert IN_VIEWS.keys() - {field for _, view in VIEWS.values() for field in _in(view)} == set()


@pytest.mark.parametrize("field", MARKED)
def test_a_mask_is_valid_in_its_field(field: str) -> None:
    leaf = MARKED[field]
    assert leaf.personal is not None
    of: TypeAdapter[Any] = TypeAdapter(_annotated(leaf))
    read = of.validate_json(json.dumps(leaf.personal.mask))
    assert of.dump_python(read, mode="json") == leaf.personal.mask


def _annotated(leaf: Leaf) -> Any:
    return Annotated[leaf.of, *leaf.marks]


def _kinds() -> dict[str, AnyKind]:
    return {
        f"{name}/{kind.name}": kind
        for name, service in SERVICES.items()
        for kind in service.all_kinds
    }


KINDS: Final = _kinds()
EVENTS: Final = {
    f"{kind}/{event.__name__}": event
    for kind in KINDS
    for event in KINDS[kind].catalogue.names.values()
}


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_with_masks_is_an_event(event: str) -> None:
    for made in examples(EVENTS[event]):
        once = masked(made)
        assert masked(once) == once
        assert once.facet() == made.facet()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_nobodys_says_nothing_about_anyone(kind: str) -> None:
    catalogue = KINDS[kind].catalogue.names.values()
    said = [str(leaf) for event in catalogue for leaf in leaves(event) if leaf.personal]
    assert said == [] or KINDS[kind].data_subject is not nobody


def _in(view: AnyView) -> list[str]:
    return [str(leaf) for leaf in leaves(view.row) if leaf.could_be_personal or leaf.personal]


@pytest.mark.parametrize("view", VIEWS)
def test_no_row_of_a_view_has_room_for_words_about_a_person(view: str) -> None:
    assert set(_in(VIEWS[view][1])) - IN_VIEWS.keys() == set()


def _recorded(service: Service) -> Iterator[tuple[Recorded[Event], Recorded[Event]]]:
    """Give every event of a service in every form: with its words, and with masks instead.

    What the directory told is left out: it is a contract, and has no room for words.
    """
    for kind in [each for each in service.all_kinds if each is not WHO_IS_WHO]:
        for name, event in kind.catalogue.names.items():
            for made in examples(event):
                yield _in_place(kind, name, made), _in_place(kind, name, masked(made))


def _in_place(kind: AnyKind, name: str, event: Event) -> Recorded[Event]:
    an_id, an_instant = EXAMPLES[UUID], EXAMPLES[datetime]
    return Recorded(
        originator_id=an_id,
        originator_version=1,
        id=an_id,
        kind=kind.name,
        name=name,
        subject_id=an_id,
        facet=event.facet(),
        event=event,
        occurred_at=an_instant,
        recorded_at=an_instant,
        by=Actor(person_id=an_id, role=Role.EMPLOYEE),
        ground=None,
        cause=Cause("test"),
        position=1,
    )


@pytest.mark.parametrize("name", SERVICES)
def test_what_is_announced_rests_on_no_word_about_a_person(name: str) -> None:
    announce = SERVICES[name].announce
    for spoken, unspoken in _recorded(SERVICES[name]):
        assert announce(unspoken) == announce(spoken)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_rests_on_no_word_about_a_person(name: str) -> None:
    service, view = VIEWS[name]
    both = list(_recorded(service))
    rows: dict[str, BaseModel] = {}
    as_masked: dict[str, BaseModel] = {}
    view.folded(rows, [spoken for spoken, _ in both])
    view.folded(as_masked, [unspoken for _, unspoken in both])
    assert as_masked == rows
