"""What is appended is there, in its place, once - however many write at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest

from shared.eventing.decider import Refusal
from shared.eventing.follower import Follower
from shared.eventing.recorded import Cause
from shared.eventing.recorder import Receipt
from shared.eventing.store import KeyUsedForAnotherRequest, Store, TooManyCameFirst
from tests.eventually import eventually
from tests.kit.notebook import (
    NOTEBOOKS,
    LineAdded,
    Notebook,
    NotebookCommand,
    NothingIsAddedAfterAWhisper,
)
from tests.real_parts import RealDatabase
from tests.store.notes import ask, line, opening, versions, whisper

pytestmark = pytest.mark.integration

BLUE = UUID("018f0000-0000-7000-8000-0000000000b1")
FIVE_MEGABYTES = 5_000_000
WRITERS = 16


def test_one_event_of_five_megabytes_goes_through(store: Store) -> None:
    ask(store, BLUE, opening())
    ask(store, BLUE, line("y" * FIVE_MEGABYTES))
    last = store.history(NOTEBOOKS, BLUE)["main"][-1].event
    assert last == LineAdded(line="y" * FIVE_MEGABYTES)
    assert versions(store, uuid4()) == []


def test_one_save_of_twenty_thousand_events_goes_through_and_nothing_waits_behind_it(
    store: Store,
) -> None:
    many = NOTEBOOKS.decider.__class__(
        Notebook(),
        lambda _, __: [LineAdded(line="y" * 700)] * 20_000,
        NOTEBOOKS.decider.evolve,
        NOTEBOOKS.decider.facets,
    )
    kind = replace(NOTEBOOKS, decider=many)
    store.handle(kind, BLUE, lambda _: line(), cause=Cause("test"))
    assert versions(store, BLUE)[-1] == 20_000
    assert len(ask(store, uuid4(), opening()).recorded) == 1


def test_sixteen_writers_never_fork_a_stream_and_a_follower_never_skips(
    another: Callable[[], Store], migrated: RealDatabase
) -> None:
    stores = [another() for _ in range(4)]
    followed: list[int] = []
    follower = Follower(
        "test",
        migrated.runtime_url,
        another(),
        position=lambda: 0,
        fold=lambda batch: followed.extend(one.position for one in batch),
    )
    follower.start()

    def write(writer: int) -> None:
        own = uuid4()
        store = stores[writer % len(stores)]
        for number in range(25):
            ask(store, own, line(str(number)))
            ask(store, BLUE, line(f"{writer}-{number}"))

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    total = WRITERS * 25 * 2
    eventually(lambda: len(followed) >= total)
    follower.stop()
    assert versions(stores[0], BLUE) == list(range(1, WRITERS * 25 + 1))
    assert followed == sorted(set(followed))
    assert len(followed) == total


def test_the_loser_of_a_race_decides_again_on_what_the_winner_left(
    store: Store, another: Callable[[], Store]
) -> None:
    ask(store, BLUE, opening())
    ask(another(), BLUE, line("from elsewhere"))
    assert ask(store, BLUE, line()).state.lines == 2


def test_a_race_that_is_lost_for_ever_ends(store: Store, another: Callable[[], Store]) -> None:
    other = another()
    ask(store, BLUE, opening())

    def overtaken(_: Notebook) -> object:
        ask(other, BLUE, line("first"))
        return line("never")

    with pytest.raises(TooManyCameFirst):
        store.handle(NOTEBOOKS, BLUE, overtaken, cause=Cause("test"))  # type: ignore[arg-type]  # a command by another name


def test_a_decision_rests_on_every_facet_also_those_it_does_not_write(
    store: Store, another: Callable[[], Store]
) -> None:
    ask(store, BLUE, opening())
    ask(another(), BLUE, whisper())
    with pytest.raises(NothingIsAddedAfterAWhisper):
        ask(store, BLUE, line())


def test_what_is_whispered_leaves_no_gap_in_the_main_stream(store: Store) -> None:
    ask(store, BLUE, opening())
    ask(store, BLUE, line())
    ask(store, BLUE, whisper())
    assert versions(store, BLUE) == [1, 2]
    assert len(store.history(NOTEBOOKS, BLUE)["whispers"]) == 1


def test_a_refusal_from_memory_is_looked_up_before_it_is_said(
    store: Store, another: Callable[[], Store]
) -> None:
    ask(store, BLUE, opening())
    ask(store, BLUE, whisper())
    with pytest.raises(Refusal):
        ask(another(), BLUE, line())


def test_a_request_that_comes_again_has_its_effect_once(store: Store) -> None:
    receipt = Receipt("http", "kari-1", "fingerprint")
    first = ask(store, BLUE, opening(), receipt)
    again = ask(store, BLUE, opening(), receipt)
    assert (first.was_repeated, again.was_repeated) == (False, True)
    assert versions(store, BLUE) == [1]


def test_a_key_used_for_another_request_is_refused(store: Store) -> None:
    ask(store, BLUE, opening(), Receipt("http", "kari-1", "fingerprint"))
    with pytest.raises(KeyUsedForAnotherRequest):
        ask(store, BLUE, line(), Receipt("http", "kari-1", "another"))
    assert versions(store, BLUE) == [1]


def test_a_receipt_is_kept_also_when_nothing_was_decided(store: Store) -> None:
    ask(store, BLUE, opening())
    receipt = Receipt("policy", "fact-1")
    assert ask(store, BLUE, opening(), receipt).was_repeated is False
    assert ask(store, BLUE, opening(), receipt).was_repeated is True


def test_sixteen_repeats_at_once_have_one_effect(another: Callable[[], Store]) -> None:
    stores = [another() for _ in range(4)]
    gate = threading.Barrier(WRITERS)

    def repeat(writer: int) -> bool:
        gate.wait()
        return ask(stores[writer % 4], BLUE, line(), Receipt("inbox", "fact-1")).was_repeated

    with ThreadPoolExecutor(WRITERS) as pool:
        repeated = list(pool.map(repeat, range(WRITERS)))
    assert repeated.count(False) == 1
    assert versions(stores[0], BLUE) == [1]


def test_an_append_does_not_wait_for_vacuum(store: Store, migrated: RealDatabase) -> None:
    ask(store, BLUE, opening())
    with psycopg.connect(migrated.owner_url) as maintenance:
        maintenance.execute("LOCK TABLE stored_events IN SHARE UPDATE EXCLUSIVE MODE")
        assert ask(store, BLUE, line()).state.lines == 1


def ask_as_new(store: Store, command: NotebookCommand, receipt: Receipt | None = None) -> bool:
    handled = store.handle(
        NOTEBOOKS, BLUE, lambda _: command, cause=Cause("test"), receipt=receipt, is_new=True
    )
    return handled.was_repeated


def test_what_is_said_to_be_new_and_is_not_is_decided_on_what_it_is(
    another: Callable[[], Store],
) -> None:
    ask(another(), BLUE, opening())
    ask(another(), BLUE, whisper())
    with pytest.raises(NothingIsAddedAfterAWhisper):
        ask_as_new(another(), line())
    ask_as_new(another(), whisper("louder"))
    assert another().state(NOTEBOOKS, BLUE).whispers == 2


def test_something_new_that_is_asked_for_again_is_a_repeat(another: Callable[[], Store]) -> None:
    receipt = Receipt("http", "key", "same")
    assert not ask_as_new(another(), opening(), receipt)
    assert ask_as_new(another(), opening(), receipt)
    assert versions(another(), BLUE) == [1]
