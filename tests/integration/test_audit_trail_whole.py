"""A child's trail from one place: everyone their own, without a gap, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.audit_trail.log.log import Log
from services.audit_trail.log.tree import nodes_in
from shared.identity.actor import Actor
from shared.proof.checkpoint import read_checkpoint
from shared.proof.merkle import leaf_hash, root
from shared.proof.note_keys import SignerKey, read_verifier_key
from shared.proof.receipt import Receipt
from shared.proof.verifying import verify_consistency, verify_inclusion
from tests.eventually import eventually
from tests.integration.audit_diaries import (
    CASES,
    GUARDIAN,
    INTAKE,
    LEAD,
    LEADER,
    OFFICER,
    STRANGER,
    House,
    Writing,
    a_house,
)
from tests.integration.audit_house import KEY
from tests.integration.serving import ISSUER
from tests.kit.notebook import MONDAY
from tests.real_parts import RealBus, RealDatabase, a_directory

pytestmark = pytest.mark.integration

WROTE = "wrote a line"
WHISPERED = "whispered"
OPENED = "opened a notebook"


@pytest.fixture
def house(databases: Callable[[], RealDatabase], nats: RealBus) -> Iterator[House]:
    with a_directory() as directory, a_house(databases, nats, directory) as house:
        yield house


@pytest.fixture
def child() -> UUID:
    return uuid4()


@pytest.fixture
def writing(house: House, child: UUID) -> Writing:
    return Writing(house, child)


def asked(house: House, child: UUID, by: Actor, path: str = "", **query: Any) -> httpx.Response:
    return house.audit.client.get(
        f"/children/{child}/trail{path}",
        params=query,
        headers={**ISSUER.header(by), "Accept-Language": "en"},
    )


def trail(house: House, child: UUID, by: Actor, path: str = "", **query: Any) -> dict[str, Any]:
    answer = asked(house, child, by, path, **query)
    assert answer.status_code == httpx.codes.OK, answer.text
    page: dict[str, Any] = answer.json()
    return page


def told(page: dict[str, Any]) -> list[tuple[str, str]]:
    """Give who owns each line, and what it says, without the person."""
    return [(line["service"], line["text"].partition("} ")[2]) for line in page["lines"]]


def everything_is_known(house: House, child: UUID, count: int) -> None:
    """Wait until the log and the services have folded all that was written."""

    def lines() -> int:
        found = [
            served.get(f"/children/{child}/trail", LEAD).json()["lines"]
            for served in house.diaries.values()
        ]
        return sum(map(len, found))

    eventually(lambda: lines() == count)
    log = Log(house.audit.desk.store.connection)
    stored = {
        context: served.desk.store.record.recorder.max_notification_id() or 0
        for context, served in house.diaries.items()
    }
    eventually(lambda: log.lasts(list(stored)) == stored)


@pytest.fixture
def two_notebooks(house: House, writing: Writing, child: UUID) -> tuple[UUID, UUID]:
    """A concern and a case about one child, written in turn."""
    concern = writing.opened(INTAKE)
    writing.line(INTAKE, concern)
    case = writing.opened(CASES)
    writing.line(CASES, case, LEADER)
    writing.whisper(CASES, case)
    everything_is_known(house, child, 5)
    return concern, case


def test_lead_leader_and_guardian_each_have_their_own_answer(
    house: House, child: UUID, two_notebooks: tuple[UUID, UUID]
) -> None:
    assert two_notebooks
    all_of_it = told(trail(house, child, LEAD))
    assert sorted(all_of_it) == sorted(
        [
            *[(INTAKE, OPENED), (INTAKE, WROTE)],
            *[(CASES, OPENED), (CASES, WROTE), (CASES, WHISPERED)],
        ]
    )
    without = [line for line in all_of_it if line != (CASES, WHISPERED)]
    assert told(trail(house, child, LEADER)) == without
    assert asked(house, child, GUARDIAN).status_code == httpx.codes.FORBIDDEN


@pytest.mark.usefixtures("two_notebooks")
def test_a_child_one_may_not_see_is_as_one_that_is_not_there(house: House, child: UUID) -> None:
    closed, unknown = asked(house, child, STRANGER), asked(house, uuid4(), STRANGER)
    assert (closed.status_code, closed.content) == (unknown.status_code, unknown.content)
    assert closed.headers["etag"] == unknown.headers["etag"]
    forbidden = asked(house, child, GUARDIAN), asked(house, uuid4(), GUARDIAN)
    assert forbidden[0].content == forbidden[1].content


@pytest.mark.usefixtures("two_notebooks")
def test_a_page_holds_lines_and_a_cursor_and_counts_nothing(house: House, child: UUID) -> None:
    page = trail(house, child, LEADER)
    assert set(page) == {"lines", "next"}
    assert page["next"] is None


def test_a_line_says_all_there_is_to_say(
    house: House, child: UUID, two_notebooks: tuple[UUID, UUID]
) -> None:
    concern, _ = two_notebooks
    line = trail(house, child, LEAD, case=concern)["lines"][0]
    assert line["subject_id"] == str(concern)
    assert line["by"] == str(LEAD.person_id)
    assert datetime.fromisoformat(line["learned_at"]) == MONDAY + timedelta(minutes=1)
    assert set(line) >= {
        *("event_id", "service", "happened_at", "learned_at", "by", "role", "unit_id"),
        *("on_behalf_of", "text", "reason", "ground", "guide", "causation_id", "kind"),
    }


def test_it_can_be_asked_for_a_case_a_kind_a_person_and_a_period(
    house: House, child: UUID, two_notebooks: tuple[UUID, UUID]
) -> None:
    concern, case = two_notebooks
    assert {each for each, _ in told(trail(house, child, LEAD, case=concern))} == {INTAKE}
    assert {each for each, _ in told(trail(house, child, LEAD, case=case))} == {CASES}
    assert len(told(trail(house, child, LEAD, kind="notebook"))) == 5
    assert told(trail(house, child, LEAD, kind="case")) == []
    leaders = trail(house, child, LEAD, person=str(LEADER.person_id))
    assert told(leaders) == [(CASES, WROTE)]
    period = {"from": at(3), "to": at(4)}
    assert told(trail(house, child, LEAD, **period)) == [(CASES, OPENED), (CASES, WROTE)]


def at(minutes: int) -> str:
    return (MONDAY + timedelta(minutes=minutes)).isoformat()


@pytest.mark.usefixtures("two_notebooks")
def test_it_shows_what_was_known_then_and_what_was_learned_since(house: House, child: UUID) -> None:
    then = trail(house, child, LEAD, as_known_on=at(2))
    assert told(then) == [(INTAKE, OPENED), (INTAKE, WROTE)]
    since = trail(house, child, LEAD, "/diff", **{"from": at(2), "to": at(9)})
    ids = {line["event_id"] for line in [*then["lines"], *since["lines"]]}
    assert ids == {line["event_id"] for line in trail(house, child, LEAD)["lines"]}
    assert len(since["lines"]) == 3
    known = trail(house, child, LEADER, "/diff", **{"from": at(4), "to": at(9)})
    assert known == {"lines": [], "next": None}


def test_pages_have_a_hundred_lines_whatever_is_left_out(
    house: House, writing: Writing, child: UUID
) -> None:
    notebooks = [writing.opened(CASES) for _ in range(2)]
    readable = [writing.line(CASES, notebooks[0]) for _ in range(101)]
    for _ in range(150):
        writing.whisper(CASES, notebooks[1])
    readable += [writing.line(CASES, notebooks[0]) for _ in range(20)]
    everything_is_known(house, child, 2 + 101 + 150 + 20)
    first = trail(house, child, LEADER)
    assert len(first["lines"]) == 100
    assert first["next"] == first["lines"][-1]["event_id"]
    second = trail(house, child, LEADER, cursor=first["next"])
    assert second["next"] is None
    shown = [line["event_id"] for line in [*first["lines"], *second["lines"]]]
    assert shown[2:] == [str(each) for each in readable]


def test_a_cursor_that_is_not_on_the_readers_trail_has_nothing_behind_it(
    house: House, writing: Writing, child: UUID
) -> None:
    case = writing.opened(CASES)
    whispered = writing.whisper(CASES, case)
    writing.line(INTAKE, writing.opened(INTAKE))
    everything_is_known(house, child, 4)
    hidden = asked(house, child, LEADER, cursor=whispered)
    unknown = asked(house, child, LEADER, cursor=uuid4())
    assert (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
    assert trail(house, child, LEADER, cursor=whispered)["lines"] == []


@pytest.mark.usefixtures("two_notebooks")
def test_a_trail_is_whole_or_is_not_shown(house: House, child: UUID) -> None:
    house.stops[INTAKE]()
    answer = asked(house, child, LEAD)
    assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert answer.headers["content-type"] == "application/problem+json"
    assert asked(house, uuid4(), STRANGER).status_code == httpx.codes.SERVICE_UNAVAILABLE


def proof_of(house: House, event_id: str | UUID, by: Actor) -> httpx.Response:
    return house.audit.get(f"/log/proof/inclusion?event_id={event_id}", by)


def signed_with(house: House, event_id: str, by: Actor) -> dict[str, Any]:
    """Give the proof once a checkpoint stands that covers the event."""
    found = eventually(
        lambda: proof_of(house, event_id, by),
        lambda answer: answer.status_code == httpx.codes.OK,
    )
    page: dict[str, Any] = found.json()
    return page


@pytest.mark.usefixtures("two_notebooks")
def test_a_line_is_proved_to_be_in_what_was_signed(house: House, child: UUID) -> None:
    line = trail(house, child, LEAD)["lines"][0]
    proved = signed_with(house, line["event_id"], LEAD)
    key = read_verifier_key(house.audit.get("/log/key", LEAD).text.strip())
    assert key == SignerKey("stafett/no9999", bytes.fromhex(KEY)).verifier
    signed = read_checkpoint(proved["note"].encode(), key)
    receipt = Receipt.model_validate(proved["receipt"])
    assert str(receipt.event_id) == line["event_id"]
    verify_inclusion(
        leaf_hash(receipt.leaf()),
        proved["leaf_index"],
        proved["size"],
        [bytes.fromhex(each) for each in proved["proof"]],
        signed.root,
    )


def test_of_an_event_only_those_who_may_read_it_are_told_that_it_is_there(
    house: House, writing: Writing, child: UUID
) -> None:
    case = writing.opened(CASES)
    whispered = writing.whisper(CASES, case)
    everything_is_known(house, child, 2)
    query = f"/log/proof/inclusion?event_id={whispered}&size=2"
    assert house.audit.get(query, LEAD).status_code == httpx.codes.OK
    assert house.audit.get(query, OFFICER).status_code == httpx.codes.OK
    unknown = house.audit.get(f"/log/proof/inclusion?event_id={uuid4()}&size=2", LEADER)
    for someone in (LEADER, STRANGER):
        answer = house.audit.get(query, someone)
        assert (answer.status_code, answer.content) == (404, unknown.content)


def test_the_log_is_proved_to_have_only_grown(house: House, writing: Writing, child: UUID) -> None:
    case = writing.opened(CASES)
    for _ in range(6):
        writing.line(CASES, case)
    everything_is_known(house, child, 7)
    key = SignerKey("stafett/no9999", bytes.fromhex(KEY)).verifier
    note = eventually(
        lambda: house.audit.get("/log/checkpoint", OFFICER),
        lambda answer: answer.status_code == httpx.codes.OK,
    )
    assert note.headers["content-type"].startswith("text/plain")
    signed = read_checkpoint(note.content, key)
    listed = house.audit.get("/log/checkpoints?after=0", OFFICER).json()["checkpoints"]
    assert [each["note"] for each in listed] == [note.text]
    size = Log(house.audit.desk.store.connection).size()
    path = f"/log/proof/consistency?from={signed.size}&to={size}"
    proof = [bytes.fromhex(each) for each in house.audit.get(path, OFFICER).json()["proof"]]
    verify_consistency(signed.size, size, signed.root, root_at(house, size), proof)
    assert house.audit.get("/log/proof/consistency?from=2&to=1", OFFICER).status_code == 404
    assert house.audit.get("/log/proof/consistency?from=1&to=99999", OFFICER).status_code == 404


def root_at(house: House, size: int) -> bytes:
    with house.audit.desk.store.connection() as connection:
        return root(nodes_in(connection.cursor()), size)
