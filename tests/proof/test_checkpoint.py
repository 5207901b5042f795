"""A checkpoint says one thing of one log, in one way, and is signed by that log."""

from __future__ import annotations

import base64

import pytest

from shared.proof.checkpoint import (
    Checkpoint,
    MalformedCheckpoint,
    WrongOrigin,
    checkpoint_of,
    read_checkpoint,
    signed_checkpoint,
)
from shared.proof.note_keys import SignerKey
from shared.proof.notes import NobodyKnownSigned, Note, NoteRefused, Signature
from tests.proof.people import ARCHIVE, FORGER, SOLBAKKEN
from tests.proof.trees import tree_of_size

ROOT = tree_of_size(5).root(5)
TEXT = "log.solbakken.example\n5\n77AVka7ZbDfD2Opk/79oXwANuIZS/fuuzo1U873B7jY=\n"


def signed(text: str, key: SignerKey = SOLBAKKEN) -> bytes:
    return Note(text, (Signature(key.name, key.verifier.id, key.sign(text)),)).written()


def test_a_checkpoint_is_a_name_a_size_and_a_root() -> None:
    assert Checkpoint("log.solbakken.example", 5, ROOT).text() == TEXT
    assert checkpoint_of(TEXT) == Checkpoint("log.solbakken.example", 5, ROOT)


def test_a_signed_checkpoint_is_read_with_the_logs_key() -> None:
    content = signed_checkpoint(5, ROOT, SOLBAKKEN)
    assert content == signed(TEXT)
    assert read_checkpoint(content, SOLBAKKEN.verifier) == checkpoint_of(TEXT)


def test_a_checkpoint_by_someone_with_the_logs_name_is_refused() -> None:
    with pytest.raises(NobodyKnownSigned):
        read_checkpoint(signed_checkpoint(5, ROOT, FORGER), SOLBAKKEN.verifier)


def test_a_checkpoint_of_another_log_is_refused() -> None:
    with pytest.raises(WrongOrigin):
        read_checkpoint(signed_checkpoint(5, ROOT, ARCHIVE), SOLBAKKEN.verifier)


def test_what_the_log_signed_and_is_no_checkpoint_is_refused() -> None:
    with pytest.raises(MalformedCheckpoint):
        read_checkpoint(signed("stafett package\n"), SOLBAKKEN.verifier)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "log\n5\n",
        TEXT[:-1],
        f"{TEXT}more\n",
        f"\n{TEXT}",
        TEXT.replace("\n5\n", "\n05\n"),
        TEXT.replace("\n5\n", "\n-5\n"),
        TEXT.replace("\n5\n", "\n+5\n"),
        TEXT.replace("\n5\n", "\n\u0665\n"),
        TEXT.replace("\n5\n", "\n5 \n"),
        TEXT.replace("\n5\n", "\n50000000000000000000\n"),
        TEXT.replace("7jY=", "7jZ="),
        TEXT.replace("7jY=", "7j=="),
        f"log\n5\n{base64.b64encode(bytes(31)).decode()}\n",
    ],
)
def test_what_is_not_a_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NoteRefused):
        checkpoint_of(text)
