"""A witness co-signs what goes on from what it saw, and nothing else."""

from __future__ import annotations

import fcntl
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.proof.checkpoint import checkpoint_of, signed_checkpoint
from shared.proof.merkle import consistency_proof
from shared.proof.note_keys import SignerKey
from shared.proof.notes import read_note
from shared.proof.witness import (
    GoesBack,
    Inconsistent,
    MemoryBroken,
    NotALogsCheckpoint,
    Witness,
    WitnessRefuses,
)
from tests.proof.people import ARCHIVE, FORGER, NEIGHBOUR, SOLBAKKEN
from tests.proof.trees import tree_of, tree_of_size

TREE = tree_of_size(40)
OTHER_TREE = tree_of([b"another history"] * 40)
MONDAY = datetime(2026, 1, 19, 9, 0, tzinfo=UTC)


def of_size(size: int, key: SignerKey = SOLBAKKEN) -> bytes:
    return signed_checkpoint(size, TREE.root(size), key)


def proof(old: int, new: int) -> tuple[bytes, ...]:
    return consistency_proof(TREE, old, new)


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return Witness(NEIGHBOUR, SOLBAKKEN.verifier, tmp_path / "seen.txt")


@pytest.fixture
def saw_twenty(witness: Witness) -> Witness:
    witness.cosign(of_size(20), (), MONDAY)
    return witness


def seen(witness: Witness) -> int:
    last = witness.last()
    return last.size if last else 0


def test_the_first_checkpoint_is_cosigned(witness: Witness) -> None:
    assert witness.last() is None
    note = read_note(witness.cosign(of_size(20), (), MONDAY))
    assert note.signers([SOLBAKKEN.verifier, NEIGHBOUR.verifier]) == (
        SOLBAKKEN.verifier,
        NEIGHBOUR.verifier,
    )
    assert witness.last() == checkpoint_of(note.text)


def test_the_witness_says_when_it_saw_the_checkpoint(witness: Witness) -> None:
    line = read_note(witness.cosign(of_size(20), (), MONDAY)).signatures[-1]
    assert int.from_bytes(line.content[:8], "big") == 1_768_813_200


def test_a_checkpoint_that_goes_on_is_cosigned(saw_twenty: Witness) -> None:
    saw_twenty.cosign(of_size(33), proof(20, 33), MONDAY)
    assert seen(saw_twenty) == 33


def test_the_same_checkpoint_is_cosigned_again(saw_twenty: Witness) -> None:
    saw_twenty.cosign(of_size(20), (), MONDAY)
    assert seen(saw_twenty) == 20


def test_a_smaller_log_is_not_cosigned(saw_twenty: Witness) -> None:
    with pytest.raises(GoesBack, match="the log has 19 entries, and had 20"):
        saw_twenty.cosign(of_size(19), (), MONDAY)
    assert seen(saw_twenty) == 20


def test_a_log_with_another_history_is_not_cosigned(saw_twenty: Witness) -> None:
    content = signed_checkpoint(33, OTHER_TREE.root(33), SOLBAKKEN)
    with pytest.raises(Inconsistent):
        saw_twenty.cosign(content, consistency_proof(OTHER_TREE, 20, 33), MONDAY)
    assert seen(saw_twenty) == 20


def test_a_log_of_the_same_size_with_another_root_is_not_cosigned(saw_twenty: Witness) -> None:
    with pytest.raises(Inconsistent, match="different roots"):
        saw_twenty.cosign(signed_checkpoint(20, OTHER_TREE.root(20), SOLBAKKEN), (), MONDAY)


def test_a_checkpoint_without_proof_is_not_cosigned(saw_twenty: Witness) -> None:
    with pytest.raises(Inconsistent):
        saw_twenty.cosign(of_size(33), (), MONDAY)


@pytest.mark.parametrize("key", [FORGER, ARCHIVE])
def test_a_checkpoint_by_another_than_the_log_is_not_cosigned(
    saw_twenty: Witness, key: SignerKey
) -> None:
    with pytest.raises(NotALogsCheckpoint):
        saw_twenty.cosign(of_size(33, key), proof(20, 33), MONDAY)


def test_what_is_not_a_checkpoint_is_not_cosigned(witness: Witness) -> None:
    with pytest.raises(NotALogsCheckpoint):
        witness.cosign(b"nothing that was signed", (), MONDAY)
    assert not witness.memory.exists()


def test_a_witness_remembers_when_it_is_started_again(saw_twenty: Witness) -> None:
    again = Witness(saw_twenty.key, saw_twenty.log, saw_twenty.memory)
    with pytest.raises(GoesBack):
        again.cosign(of_size(19), (), MONDAY)


@pytest.mark.parametrize(
    "remembered", [b"", b"log.solbakken.example\n3\n", of_size(3)], ids=["nothing", "text", "older"]
)
def test_a_witness_whose_memory_was_changed_cosigns_nothing(
    saw_twenty: Witness, remembered: bytes
) -> None:
    saw_twenty.memory.write_bytes(remembered)
    with pytest.raises(MemoryBroken):
        saw_twenty.cosign(of_size(33), proof(20, 33), MONDAY)


def test_of_many_at_once_the_largest_is_remembered(saw_twenty: Witness) -> None:
    cosigned = []

    def ask(size: int) -> None:
        with suppress(WitnessRefuses):
            saw_twenty.cosign(of_size(size), proof(min(size, seen(saw_twenty)), size), MONDAY)
            cosigned.append(size)

    with ThreadPoolExecutor(8) as several:
        list(several.map(ask, range(40, 20, -1)))
    assert seen(saw_twenty) == max(cosigned)


def test_nothing_but_the_memory_and_its_lock_is_left_behind(saw_twenty: Witness) -> None:
    left = sorted(path.name for path in saw_twenty.memory.parent.iterdir())
    assert left == ["seen.txt", "seen.txt.lock"]


def test_a_witness_waits_for_another_that_is_writing(saw_twenty: Witness) -> None:
    with ThreadPoolExecutor(1) as other:
        with saw_twenty.memory.with_name("seen.txt.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            asked = other.submit(saw_twenty.cosign, of_size(33), proof(20, 33), MONDAY)
            with pytest.raises(TimeoutError):
                asked.result(timeout=0.3)
            assert seen(saw_twenty) == 20
        asked.result(timeout=10)
    assert seen(saw_twenty) == 33
