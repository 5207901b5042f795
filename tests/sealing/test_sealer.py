"""What is sealed is opened in its place alone, and by nobody once either key is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
import pytest

from shared.sealing import at_hand
from shared.sealing.destroying import destroy, ids_of_keys
from shared.sealing.sealer import KeyIsGone, Lock, Place, SealBroken, Sealer
from shared.sealing.vault import Vault
from shared.sealing.words import Words
from shared.sealing.wrapping import GivenKeys
from tests.real_parts import Keys

pytestmark = pytest.mark.integration

GIVEN = GivenKeys.read("test:" + "5a" * 32)
ADA = UUID(int=1)
BO = UUID(int=2)
EVENT = Place(UUID(int=11), UUID(int=12), 3)
WORDS: Words = [(["line"], "Ada sat alone")]
READ: Any = [[["line"], "Ada sat alone"]]
A_MINUTE = at_hand.SECONDS


@dataclass
class Seconds:
    """A clock that a test sets."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def sealer(keys: Keys, clock: Seconds) -> Iterator[Sealer]:
    vault = Vault(keys.url, GIVEN)
    yield Sealer(vault, clock)
    vault.close()


def test_what_is_sealed_is_opened_in_its_place(sealer: Sealer) -> None:
    lock = sealer.lock_for(ADA, None)
    sealed = sealer.seal(WORDS, lock, EVENT)
    assert sealer.open(sealed, lock, EVENT) == READ
    assert b"Ada" not in sealed.encode()


@pytest.mark.parametrize(
    "elsewhere",
    [
        EVENT._replace(event=UUID(int=99)),
        EVENT._replace(stream=UUID(int=99)),
        EVENT._replace(version=4),
    ],
    ids=["another event", "another stream", "another version"],
)
def test_words_cannot_be_moved(sealer: Sealer, elsewhere: Place) -> None:
    lock = sealer.lock_for(ADA, None)
    sealed = sealer.seal(WORDS, lock, EVENT)
    with pytest.raises(SealBroken):
        sealer.open(sealed, lock, elsewhere)


def test_another_stream_or_person_has_another_key(sealer: Sealer) -> None:
    lock, other = sealer.lock_for(ADA, None), sealer.lock_for(ADA, None)
    sealed = sealer.seal(WORDS, lock, EVENT)
    assert lock.person_key == other.person_key
    assert lock.stream_key != other.stream_key
    of_bo = Lock(sealer.lock_for(BO, None).person_key, lock.stream_key)
    for wrong in (other, of_bo):
        with pytest.raises(SealBroken):
            sealer.open(sealed, wrong, EVENT)


@pytest.mark.parametrize("which", [0, 1], ids=["the person's key", "the stream's key"])
def test_without_either_key_nobody_opens(sealer: Sealer, keys: Keys, which: int) -> None:
    lock = sealer.lock_for(ADA, None)
    sealed = sealer.seal(WORDS, lock, EVENT)
    gone = [(lock.person_key,), ()] if which == 0 else [(), (lock.stream_key,)]
    assert destroy(keys.destroyer_url, *gone) == 1
    sealer.forget()
    assert sealer.open(sealed, lock, EVENT) is None
    with pytest.raises(KeyIsGone):
        sealer.seal(WORDS, lock, EVENT)


def test_a_streams_key_closes_that_stream_alone(sealer: Sealer, keys: Keys) -> None:
    closed, kept = sealer.lock_for(ADA, None), sealer.lock_for(ADA, None)
    sealed = sealer.seal(WORDS, kept, EVENT)
    destroy(keys.destroyer_url, (), (closed.stream_key,))
    sealer.forget()
    assert sealer.open(sealed, kept, EVENT) == READ


def test_what_is_written_after_forgetting_has_new_keys(sealer: Sealer, keys: Keys) -> None:
    before = sealer.lock_for(ADA, None)
    destroy(keys.destroyer_url, ids_of_keys(keys.destroyer_url, ADA), ())
    sealer.forget()
    after = sealer.lock_for(ADA, before)
    assert after.person_key != before.person_key
    assert after.stream_key != before.stream_key
    assert sealer.open(sealer.seal(WORDS, after, EVENT), after, EVENT) == READ


def test_a_stream_keeps_its_lock_while_its_keys_are_there(sealer: Sealer) -> None:
    lock = sealer.lock_for(ADA, None)
    assert sealer.lock_for(ADA, lock) == lock


def test_a_key_at_hand_is_looked_up_again_after_a_minute(
    sealer: Sealer, keys: Keys, clock: Seconds
) -> None:
    lock = sealer.lock_for(ADA, None)
    sealed = sealer.seal(WORDS, lock, EVENT)
    destroy(keys.destroyer_url, (lock.person_key,), ())
    clock.now = A_MINUTE - 1
    assert sealer.open(sealed, lock, EVENT) == READ
    clock.now = A_MINUTE + 1
    assert sealer.open(sealed, lock, EVENT) is None


def test_nothing_new_is_sealed_under_a_key_that_was_found_gone(
    sealer: Sealer, keys: Keys, clock: Seconds
) -> None:
    lock = sealer.lock_for(ADA, None)
    clock.now = A_MINUTE + 1
    sealer.fetch([lock])
    clock.now += 1
    sealer.lock_for(ADA, None)
    destroy(keys.destroyer_url, ids_of_keys(keys.destroyer_url, ADA), ())
    clock.now = 2 * A_MINUTE + 1.5
    after = sealer.lock_for(ADA, lock)
    sealed = sealer.seal(WORDS, after, EVENT)
    sealer.forget()
    assert sealer.open(sealed, after, EVENT) == READ


def test_a_person_has_one_key_whoever_asks_first(sealer: Sealer, keys: Keys) -> None:
    other = Vault(keys.url, GIVEN)
    found = {vault.key_of(ADA) for vault in (sealer.vault, other, sealer.vault)}
    other.close()
    assert len(found) == 1


STATEMENTS = {
    "the services change a key": ("url", "UPDATE person_keys SET wrapped = ''"),
    "the services take a key away": ("url", "DELETE FROM stream_keys"),
    "the services empty a table": ("url", "TRUNCATE person_keys"),
    "the destroyer reads a key": ("destroyer_url", "SELECT wrapped FROM person_keys"),
    "the destroyer reads a stream's key": ("destroyer_url", "SELECT * FROM stream_keys"),
    "the destroyer makes a key": (
        "destroyer_url",
        "INSERT INTO person_keys VALUES (gen_random_uuid(), gen_random_uuid(), '', '')",
    ),
    "the destroyer changes a key": ("destroyer_url", "UPDATE stream_keys SET wrapped = ''"),
    "the destroyer empties a table": ("destroyer_url", "TRUNCATE stream_keys"),
    "the destroyer makes a table": ("destroyer_url", "CREATE TABLE anything (x int)"),
}


@pytest.mark.parametrize("what", STATEMENTS)
def test_no_role_may(what: str, keys: Keys) -> None:
    role, statement = STATEMENTS[what]
    with (
        psycopg.connect(getattr(keys, role)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement.encode())
