"""Nothing in a package tells that something was left out of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, cast
from uuid import UUID, uuid4

from hypothesis import given as whatever
from hypothesis import settings
from hypothesis import strategies as some

from services.audit_trail.adapters.release_package import released
from services.audit_trail.adapters.releases import RELEASES, an_item, as_handed_over
from services.audit_trail.domain.release import commands as c
from services.audit_trail.domain.release.decider import release_decider as decider
from services.audit_trail.domain.release.events import ItemsProposed, ItemsReleased
from services.audit_trail.domain.release.states import Release
from shared.eventing.asking_rules import with_rules
from shared.eventing.placing import in_place
from shared.eventing.recorded import Cause, Recorded
from shared.eventing.writing import Writer
from shared.proof.checkpoint import signed_checkpoint
from shared.proof.growing import Edge
from shared.proof.merkle import inclusion_proof, leaf_hash, root
from shared.proof.package import Handover, ProvedEvent, sealed_by
from shared.proof.receipt import Receipt
from stafett.verify_export import check
from tests.proof.people import SOLBAKKEN
from tests.proof.trees import Stored
from tests.rules.audit_trail.releasing import BERIT, KARI, LISE, NOON
from tests.rules.audit_trail.silence import files_in, silent

HIDDEN: Final = (
    "concern.safety-questions-answered",
    "concern.advice-recorded",
    "case.child-confided",
    "case.guardian-said",
    "case.unit-noted-for-itself",
    "concern.registered-and-told-to-nobody",
    "reading.child-read",
    "matter.message-suppressed",
    "release.proposal-turned-down",
)
TEXTS: Final = ("We talked.", "Ada plays with two others now.", "The plan was made together.")
GIVEN: Final = (NOON.date(), "Kari", TEXTS[0])
WRITER: Final = Writer(cast("Any", None), bytes(32))
"""The decision has no words to seal."""

hidden_events = some.lists(some.sampled_from(HIDDEN), max_size=12)
days = some.dates(date(2025, 8, 1), date(2026, 6, 14))
some_lines = some.lists(some.tuples(days, some.sampled_from(TEXTS)), min_size=1, max_size=5)


def proposed_and_released(
    child_id: UUID, lines: Sequence[tuple[Any, str]]
) -> tuple[ItemsProposed, Recorded[Any]]:
    """Decide as two persons do, and put the decision in its place."""
    items = [an_item({"event_id": uuid4()}, day, "Kari", text) for day, text in lines]
    proposing = c.ProposeItems(
        by=KARI,
        now=NOON,
        child_id=child_id,
        to=LISE,
        may_receive=True,
        lines=tuple(c.Line(item=item, family_may_know=True) for item in items),
    )
    (proposed,) = decider.decide(proposing, Release())
    assert isinstance(proposed, ItemsProposed)
    releasing = c.ReleaseItems(by=BERIT, now=NOON, may_receive=True, leads=True)
    events, asked = with_rules(lambda: decider.decide(releasing, Release(proposed)))
    assert [type(event) for event in events] == [ItemsReleased]
    cause = Cause(str(uuid4()))
    recorded, _, _ = in_place(
        WRITER,
        RELEASES,
        uuid4(),
        events,
        child_id,
        {},
        by=BERIT,
        now=NOON,
        cause=cause,
        asked=asked,
    )
    return proposed, recorded[0]


def receipt_of(one: Recorded[Any], position: int, child_id: UUID) -> Receipt:
    return Receipt(
        service="audit-trail",
        position=position,
        event_id=one.id,
        kind=one.kind,
        subject_id=one.subject_id,
        stream=one.originator_id,
        version=one.originator_version,
        name=one.name,
        occurred_at=one.occurred_at,
        recorded_at=one.recorded_at,
        by=one.by.person_id,
        child_id=child_id,
        hash=one.hash.hex(),
    )


def of_something_else(name: str, position: int, child_id: UUID) -> Receipt:
    at = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
    return Receipt(
        service="case-coordination",
        position=position,
        event_id=uuid4(),
        kind=name.partition(".")[0],
        subject_id=uuid4(),
        stream=uuid4(),
        version=1,
        name=name,
        occurred_at=at,
        recorded_at=at,
        by=KARI.person_id,
        child_id=child_id,
        hash="ab" * 32,
    )


def a_package(
    lines: Sequence[tuple[Any, str]], before: Sequence[str] = (), after: Sequence[str] = ()
) -> bytes:
    """Release some lines of a child about whom other things are on record, too."""
    child_id = uuid4()
    proposed, decision = proposed_and_released(child_id, lines)
    at = len(before) + 1
    ours = receipt_of(decision, at, child_id)
    hidden = [of_something_else(name, place, child_id) for place, name in enumerate(before)]
    later = [of_something_else(name, at + 1, child_id) for name in after]
    everyones = of_something_else("concern.registered", 0, uuid4())
    leaves = [one.leaf() for one in (everyones, *hidden, ours, *later)]
    tree = Stored(dict(Edge().grow(map(leaf_hash, leaves))))
    checkpoint = signed_checkpoint(len(leaves), root(tree, len(leaves)), SOLBAKKEN)
    proof = inclusion_proof(tree, at, len(leaves))
    handover = Handover(str(LISE), SOLBAKKEN.verifier, checkpoint, sealed_by(SOLBAKKEN))
    return released(handover, proposed, ProvedEvent(ours, decision.document, at, proof))


@whatever(some_lines, hidden_events, hidden_events)
@settings(max_examples=150, deadline=None)
def test_what_was_left_out_shows_nowhere(
    lines: list[tuple[Any, str]], before: list[str], after: list[str]
) -> None:
    without, beside = a_package(lines), a_package(lines, before, after)
    assert silent(without) == silent(beside)
    for package in (without, beside):
        report = check(files_in(package), str(SOLBAKKEN.verifier))
        assert report.wrong == []
        said = b"".join(files_in(package).values())
        assert not any(name.encode() in said for name in HIDDEN)


def test_one_item_more_does_show() -> None:
    one = [(NOON.date(), TEXTS[0])]
    assert silent(a_package(one)) != silent(a_package([*one, (NOON.date(), TEXTS[1])]))


def test_no_item_is_named_by_the_line_that_it_was_made_of() -> None:
    made = an_item({"event_id": uuid4()}, *GIVEN)
    assert str(made.event_id).encode() not in as_handed_over(made).line()
    assert made.item_id != an_item({"event_id": made.event_id}, *GIVEN).item_id
    assert made.salt != an_item({"event_id": made.event_id}, *GIVEN).salt
