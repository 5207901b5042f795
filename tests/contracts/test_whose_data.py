"""Whose data an event is: under that person's key its words are sealed."""

from __future__ import annotations

from uuid import UUID

from services.case_coordination.adapters.store import CASES
from services.concern_intake.adapters.store import CONCERNS
from services.concern_intake.domain import events as concern
from services.concern_intake.domain.content import ChildById, ChildInWords, DraftContent
from services.directory.adapters.store import CASES as HEARD_CASES
from services.directory.adapters.store import CHILDREN, PEOPLE, UNITS
from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.notification.adapters.store import CONTACTS, MATTERS
from shared.eventing.decider import Event
from shared.eventing.kind import AnyKind
from tests.contracts.examples import example

SUBJECT = UUID("018f0000-0000-7000-8000-0000000000aa")
AUTHOR = UUID("018f0000-0000-7000-8000-0000000000bb")
CHILD = UUID("018f0000-0000-7000-8000-0000000000cc")


def whose(kind: AnyKind, *events: Event) -> UUID | None:
    return kind.data_subject(kind.decider.state(events), SUBJECT)


def told(kind: AnyKind, name: str, **fields: object) -> Event:
    """Make an example of an event, with these fields as they are given."""
    event: Event = example(kind.catalogue.names[name]).model_copy(update=fields)
    return event


def a_draft(content: DraftContent) -> Event:
    return told(CONCERNS, "concern.draft-started", author_id=AUTHOR, content=content)


def a_concern(child: ChildById | ChildInWords) -> Event:
    return told(CONCERNS, "concern.registered", author_id=AUTHOR, child=child)


def test_a_draft_is_its_authors_until_it_says_which_child_it_is_about() -> None:
    nameless = a_draft(DraftContent())
    in_words = a_draft(DraftContent(child=ChildInWords(in_words="a boy in the park")))
    by_id = DraftContent(child=ChildById(child_id=CHILD))
    assert whose(CONCERNS, nameless) == AUTHOR
    assert whose(CONCERNS, in_words) == AUTHOR
    assert whose(CONCERNS, a_draft(by_id)) == CHILD
    assert whose(CONCERNS, nameless, concern.DraftSaved(content=by_id)) == CHILD


def test_a_concern_is_the_childs_as_soon_as_the_child_is_known() -> None:
    in_words = a_concern(ChildInWords(in_words="a boy in the park"))
    identified = told(CONCERNS, "concern.child-identified", child_id=CHILD)
    assert whose(CONCERNS, in_words) == AUTHOR
    assert whose(CONCERNS, in_words, identified) == CHILD
    assert whose(CONCERNS, a_concern(ChildById(child_id=CHILD))) == CHILD


def test_a_case_and_its_evaluations_are_the_childs() -> None:
    opened = told(CASES, "case.opened", child_id=CHILD)
    scheduled = told(EVALUATIONS, "evaluation.scheduled", child_id=CHILD)
    heard = told(HEARD_CASES, "case.remembered", child_id=CHILD)
    assert whose(CASES, opened) == CHILD
    assert whose(CASES, opened, told(CASES, "case.closed")) == CHILD
    assert whose(EVALUATIONS, scheduled) == CHILD
    assert whose(HEARD_CASES, heard) == CHILD


def test_who_is_entered_and_how_they_are_reached_is_their_own() -> None:
    assert whose(CHILDREN, told(CHILDREN, "child.entered")) == SUBJECT
    assert whose(PEOPLE, told(PEOPLE, "person.entered")) == SUBJECT
    assert whose(CONTACTS, told(CONTACTS, "contact.point-set")) == SUBJECT


def test_a_unit_is_nobodys_and_a_matter_is_the_childs_once_that_is_told() -> None:
    assert whose(UNITS, told(UNITS, "unit.described")) is None
    assert whose(MATTERS) is None
