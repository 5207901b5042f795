"""What was stored reaches the bus: in order, once, whoever is killed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from nats.js.errors import APIError

from shared.eventing.relay import NotTheLeader, Relay
from shared.eventing.store import Store
from tests.eventually import eventually
from tests.integration.relays import (
    EVERYTHING,
    KilledBeforeSaving,
    Relays,
    RelayThatDies,
    announced,
    relays_on,
)
from tests.real_parts import RealBus, RealDatabase, begin_anew
from tests.store.conftest import another, migrated, store
from tests.store.notes import ask, line, opening, whisper

__all__ = ["another", "migrated", "store"]

pytestmark = pytest.mark.integration


@pytest.fixture
def relays(nats: RealBus, migrated: RealDatabase) -> Iterator[Relays]:
    with relays_on(nats, migrated) as relays:
        yield relays


def write(store: Store, lines: int) -> None:
    notebook = uuid4()
    ask(store, notebook, opening())
    for number in range(lines):
        ask(store, notebook, line(str(number)))
    ask(store, uuid4(), whisper())


def ids(store: Store) -> list[str]:
    return [str(one.id) for one in announced(store)]


def test_everything_announced_is_said_once_and_in_order(relays: Relays, store: Store) -> None:
    write(store, 30)
    follower = relays.follower(relays.relay(store))
    follower.start()
    eventually(lambda: len(relays.said()) == 31)
    write(store, 5)
    eventually(lambda: len(relays.said()) == 37)
    follower.stop()
    assert relays.said() == ids(store)


def test_every_stored_event_has_a_receipt_whether_it_is_announced_or_not(
    relays: Relays, store: Store
) -> None:
    write(store, 30)
    follower = relays.follower(relays.relay(store, lane=EVERYTHING))
    follower.start()
    log = store.after(0, 100)
    told = eventually(relays.receipts, lambda receipts: len(receipts) == len(log))
    follower.stop()
    assert [one.event_id for one in told] == [one.id for one in log]
    assert [one.hash for one in told] == [one.hash.hex() for one in log]
    assert len(told) > len(announced(store))


def test_killed_before_the_position_is_saved_nothing_is_lost_or_said_twice(
    relays: Relays, store: Store
) -> None:
    write(store, 10)
    dying = relays.relay(store, RelayThatDies)
    dying.begin()
    with pytest.raises(KilledBeforeSaving):
        dying.publish(store.after(0, 5))
    dying.resign()
    write(store, 3)
    follower = relays.follower(relays.relay(store))
    follower.start()
    eventually(lambda: len(relays.said()) >= 15)
    follower.stop()
    assert relays.said() == ids(store)


def test_killed_before_the_position_is_saved_no_receipt_is_lost_or_given_twice(
    relays: Relays, store: Store
) -> None:
    write(store, 10)
    dying = relays.relay(store, RelayThatDies, EVERYTHING)
    dying.begin()
    with pytest.raises(KilledBeforeSaving):
        dying.publish(store.after(0, 5))
    dying.resign()
    write(store, 3)
    follower = relays.follower(relays.relay(store, lane=EVERYTHING))
    follower.start()
    log = [one.id for one in store.after(0, 100)]
    eventually(lambda: len(relays.receipts()) >= len(log))
    follower.stop()
    assert [one.event_id for one in relays.receipts()] == log


def test_only_one_relay_of_a_service_leads(
    relays: Relays, store: Store, another: Callable[[], Store]
) -> None:
    first, second = relays.relay(store), relays.relay(another())
    first.begin()
    second.stopping.set()
    with pytest.raises(NotTheLeader):
        second.begin()
    first.resign()
    assert second.begin() == 0


def test_a_leader_that_slept_and_wakes_is_refused_by_the_bus(
    relays: Relays, store: Store, another: Callable[[], Store]
) -> None:
    write(store, 4)
    sleeper, successor = relays.relay(store), relays.relay(another())
    sleeper.begin()
    batch = store.after(0, 100)
    _lose_the_lock_without_noticing(sleeper)
    successor.begin()
    successor.publish(batch)
    write(store, 1)
    with pytest.raises(APIError):
        sleeper.publish(store.after(batch[-1].position, 100))
    assert relays.said() == ids(store)[:5]


def _lose_the_lock_without_noticing(relay: Relay) -> None:
    assert relay._lock is not None
    relay._lock.execute("SELECT pg_advisory_unlock_all()")


def test_a_stream_that_was_lost_is_filled_again(
    relays: Relays, store: Store, nats: RealBus
) -> None:
    write(store, 6)
    relay = relays.relay(store)
    relay.begin()
    relay.publish(store.after(0, 100))
    begin_anew(nats)
    write(store, 2)
    follower = relays.follower(relay)
    follower.start()
    eventually(lambda: len(relays.said()) == 10)
    follower.stop()
    assert relays.said() == ids(store)
