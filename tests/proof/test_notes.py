"""Signed notes: written in one way, read strictly, opened with known keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.proof.note_keys import (
    Algorithm,
    MalformedKey,
    SignerKey,
    VerifierKey,
    read_verifier_key,
)
from shared.proof.notes import (
    ForgedSignature,
    MalformedNote,
    NobodyKnownSigned,
    Note,
    NoteRefused,
    Signature,
    read_note,
)
from tests.proof.people import ARCHIVE, FORGER, NEIGHBOUR, SOLBAKKEN
from tests.proof.trees import flipped

KNOWN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
KNOWN_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6"
    "KE6RyyBwJnAM=\n"
).encode()
"""The example in the documentation of Go's package for notes."""


def signed(text: str, *keys: SignerKey) -> bytes:
    lines = (Signature(key.name, key.verifier.id, key.sign(text)) for key in keys)
    return Note(text, tuple(lines)).written()


def test_a_note_that_others_signed_is_opened() -> None:
    key = read_verifier_key(KNOWN_KEY)
    assert read_note(KNOWN_NOTE).signers([key]) == (key,)
    assert read_note(KNOWN_NOTE).written() == KNOWN_NOTE
    assert str(key) == KNOWN_KEY


def test_a_note_is_written_as_it_always_was() -> None:
    assert signed("One line\n", SOLBAKKEN).decode() == (
        "One line\n\n"
        "— log.solbakken.example LLcp6Bl0EeEvJtg0LNlBd7zzFzm05whtfyZ/UraqSFVjnlCW9qCV8ykm"
        "WkBAOih9u3VpBqiqyuLIQxBfCz+0MugYdw8=\n"
    )


def test_a_verifier_key_is_written_as_it_always_was() -> None:
    assert (
        str(SOLBAKKEN.verifier)
        == "log.solbakken.example+2cb729e8+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
    )
    assert (
        str(NEIGHBOUR.verifier)
        == "witness.nordvik.example+652a00f5+BEPNwCPSLV+eEH0aBpNFfTXR0Q630hxyEZL1b13kBmXT"
    )


def test_several_may_sign_a_note() -> None:
    note = read_note(signed("One line\n", SOLBAKKEN, ARCHIVE))
    known = [ARCHIVE.verifier, SOLBAKKEN.verifier]
    assert note.signers(known) == (SOLBAKKEN.verifier, ARCHIVE.verifier)
    assert note.signers([ARCHIVE.verifier]) == (ARCHIVE.verifier,)


def test_a_note_that_no_known_key_signed_is_refused() -> None:
    with pytest.raises(NobodyKnownSigned):
        read_note(signed("One line\n", FORGER)).signers([SOLBAKKEN.verifier])


def test_a_line_in_the_name_of_a_known_key_by_another_is_refused() -> None:
    text = "One line\n"
    forged = Signature(SOLBAKKEN.name, SOLBAKKEN.verifier.id, FORGER.sign(text))
    note = read_note(signed(text, ARCHIVE)).also_signed(forged)
    with pytest.raises(ForgedSignature):
        note.signers([SOLBAKKEN.verifier, ARCHIVE.verifier])


def test_a_witness_signs_the_text_and_the_time() -> None:
    text = "One line\n"
    made = NEIGHBOUR.cosign(text, 1_767_600_000)
    assert NEIGHBOUR.verifier.signed(text, made)
    assert not NEIGHBOUR.verifier.signed(text, (1).to_bytes(8, "big") + made[8:])
    assert not NEIGHBOUR.verifier.signed("Another line\n", made)
    assert not NEIGHBOUR.verifier.signed(text, made[8:])


def test_a_witness_and_a_log_cannot_sign_for_each_other() -> None:
    with pytest.raises(ValueError, match="with the time"):
        NEIGHBOUR.sign("One line\n")
    with pytest.raises(ValueError, match="its text alone"):
        SOLBAKKEN.cosign("One line\n", 1_767_600_000)


@given(st.integers(0, 8 * len(KNOWN_NOTE) - 1))
def test_a_note_with_one_bit_changed_is_refused(bit: int) -> None:
    with pytest.raises(NoteRefused):
        read_note(flipped(KNOWN_NOTE, bit)).signers([read_verifier_key(KNOWN_KEY)])


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1))
def test_whatever_is_written_is_read_again(text: str) -> None:
    content = signed(f"{text}\n", SOLBAKKEN)
    assert read_note(content).text == f"{text}\n"
    assert read_note(content).written() == content


LINE = "— a.example " + "A" * 92


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"text\n",
        b"text\n\n",
        f"text\n{LINE}\n".encode(),
        f"text\n\n{LINE}".encode(),
        f"text\n\n{LINE}\n\n".encode(),
        f"text\n\n{LINE}\nmore\n".encode(),
        f"te\x00xt\n\n{LINE}\n".encode(),
        f"text\r\n\n{LINE}\n".encode(),
        b"\xff\n\n" + f"{LINE}\n".encode(),
        b"text\n\n" + "— a.example AAAA\n".encode(),
        b"text\n\n" + "— a.example AAAAAA\n".encode(),
        b"text\n\n" + "— a+b AAAAAAAA\n".encode(),
        b"text\n\n" + "—  AAAAAAAA\n".encode(),
        b"text\n\n" + b"- a.example AAAAAAAA\n",
        b"text\n\n" + "— a.example AAAAAAB=\n".encode(),
        b"text\n\n" + f"{LINE}\n".encode() * 101,
    ],
)
def test_what_is_not_a_signed_note_is_refused(content: bytes) -> None:
    with pytest.raises(MalformedNote):
        read_note(content)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no key",
        KNOWN_KEY.replace("c74f20a3", "c74f20a4"),
        KNOWN_KEY.replace("PeterNeumann", "Peter"),
        KNOWN_KEY.replace("PeterNeumann", "Peter Neumann"),
        KNOWN_KEY[:-4],
        f"{KNOWN_KEY}\n",
        "a+00000000+/////w==",
        "a+00000000+A",
    ],
)
def test_what_is_not_a_verifier_key_is_refused(text: str) -> None:
    with pytest.raises(MalformedKey):
        read_verifier_key(text)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\nb"])
def test_a_key_has_a_name_that_can_stand_in_a_line(name: str) -> None:
    with pytest.raises(MalformedKey):
        SignerKey(name, bytes(32))


def test_a_key_is_read_back_whatever_its_algorithm() -> None:
    for key in (SOLBAKKEN.verifier, NEIGHBOUR.verifier):
        assert read_verifier_key(str(key)) == key
    assert NEIGHBOUR.verifier != VerifierKey(
        NEIGHBOUR.name, NEIGHBOUR.verifier.public, Algorithm.TEXT
    )


def test_a_secret_does_not_show_when_its_key_is_printed() -> None:
    assert repr(SOLBAKKEN) == "SignerKey('log.solbakken.example')"
