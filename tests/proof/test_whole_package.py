"""A package for a court: accepted as it was made, refused by name of whatever was changed."""

from __future__ import annotations

import base64
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.proof.notes import Note, Signature
from shared.proof.package import Files
from stafett.verify_export import check
from tests.proof.packages import (
    DATA_KEY,
    KEY,
    Change,
    Json,
    a_whole_package,
    put_together,
    with_line,
    with_lines,
    written,
)
from tests.proof.people import ARCHIVE, FORGER, SOLBAKKEN
from tests.proof.trees import flipped

GOOD = a_whole_package()
ZERO = "00" * 32


def wrong(files: Files, key: str | None = KEY) -> str:
    return "\n".join(check(files, key).wrong)


def said(files: Files, key: str | None = KEY) -> str:
    return "\n".join(check(files, key).said)


def in_receipt(name: str, value: object) -> Change:
    return lambda line: line["receipt"].update({name: value})


def in_document(name: str, value: object) -> Change:
    def change(line: Json) -> None:
        document = orjson.loads(base64.b64decode(line["document"]))
        document[name] = value
        line["document"] = base64.b64encode(written(document)).decode()

    return change


def test_a_package_is_accepted_as_it_was_made() -> None:
    report = check(GOOD, KEY)
    assert report.wrong == []
    assert report.said == [
        "The package is made out to: Nordvik tingrett.",
        "trail.pdf is for reading; the proof is of events.jsonl.",
        "5 events, in the log of log.solbakken.example when it had 15.",
    ]


def test_the_packages_own_key_proves_nothing_of_the_issuer_and_that_is_said() -> None:
    assert wrong(GOOD, None) == ""
    assert "That proves nothing about who issued it" in said(GOOD, None)
    assert "proves nothing" not in said(GOOD)


def test_the_key_that_is_given_wins_over_the_one_in_the_package() -> None:
    manifest = orjson.loads(GOOD["manifest.json"]) | {"log": str(FORGER.verifier)}
    files = put_together({**GOOD, "manifest.json": orjson.dumps(manifest)})
    assert wrong(files, KEY) == ""
    assert "checkpoint.txt is not signed by" in wrong(files, None)


@pytest.mark.parametrize("key", [str(FORGER.verifier), str(ARCHIVE.verifier)])
def test_another_key_refuses_the_package(key: str) -> None:
    assert f"checkpoint.txt is not signed by {key}" in wrong(GOOD, key)


@pytest.mark.parametrize("key", ["", "nonsense", KEY[:-8], KEY.replace("log.", "lag.")])
def test_a_key_that_was_not_copied_whole_is_refused(key: str) -> None:
    assert "The verifier key" in wrong(GOOD, key)


@pytest.mark.parametrize("name", sorted(set(GOOD) - {"seal.txt", "manifest.json"}))
def test_a_file_that_was_changed_is_named(name: str) -> None:
    changed = {**GOOD, name: flipped(GOOD[name], 77)}
    assert f"{name} is not the file that the manifest names" in wrong(changed)
    assert f"{name} has" in wrong({**GOOD, name: GOOD[name] + b"\n"})


@pytest.mark.parametrize("name", sorted(set(GOOD) - {"seal.txt"}))
def test_a_file_that_is_missing_is_named(name: str) -> None:
    assert f"{name} is missing" in wrong({at: GOOD[at] for at in GOOD if at != name})


def test_a_file_that_was_added_is_named() -> None:
    assert "letter.txt is not in the manifest" in wrong({**GOOD, "letter.txt": b"Dear court"})


def test_a_manifest_that_was_changed_breaks_the_seal() -> None:
    changed = GOOD["manifest.json"].replace(b"Nordvik", b"Sorvik ")
    assert "seal.txt is of another manifest" in wrong({**GOOD, "manifest.json": changed})


def test_a_package_whose_seal_was_taken_off_says_what_it_does_not_show() -> None:
    unsealed = put_together(GOOD)
    assert wrong(unsealed) == ""
    assert "whether the last events of a stream, or whole streams, were taken out" in said(unsealed)
    assert said(a_whole_package(is_sealed=False)) == said(unsealed)


def test_a_seal_by_another_is_refused() -> None:
    forged = GOOD["seal.txt"].replace(b"log.solbakken", b"lag.solbakken")
    assert "seal.txt is not signed by" in wrong({**GOOD, "seal.txt": forged})


def test_a_package_that_lost_its_last_event_breaks_the_seal() -> None:
    shorter = with_lines(GOOD, "events.jsonl", lambda lines: lines[:-1])
    assert wrong(shorter) == ""
    assert "seal.txt is of another manifest" in wrong({**shorter, "seal.txt": GOOD["seal.txt"]})


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("format", "stafett package 2", "the format is not"),
        ("kind", "other", "the kind is neither"),
        ("log", 1, "manifest.json: log is not of the right kind"),
        ("more", 1, "manifest.json does not have the fields"),
    ],
)
def test_a_manifest_of_another_form_is_refused(name: str, value: object, why: str) -> None:
    manifest = orjson.dumps(orjson.loads(GOOD["manifest.json"]) | {name: value})
    assert why in wrong({**GOOD, "manifest.json": manifest})


CHECKPOINT = GOOD["checkpoint.txt"].decode()


@pytest.mark.parametrize(
    "changed",
    [
        CHECKPOINT.replace("\n15\n", "\n16\n"),
        CHECKPOINT.replace("log.solbakken.example\n", "log.nordvik.example\n", 1),
        CHECKPOINT.replace("— log", "- log"),
        CHECKPOINT.replace("\n\n", "\n"),
        CHECKPOINT[:-1],
        "",
    ],
)
def test_a_checkpoint_that_was_changed_is_refused(changed: str) -> None:
    assert "checkpoint.txt" in wrong(put_together({**GOOD, "checkpoint.txt": changed.encode()}))


NOT_RECORDED = "the event is not the one that was recorded"
NOT_IN_LOG = "its receipt is not in the log"
OTHER_ID = "00000000-0000-4000-8000-0000000000ff"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda line: line.update(stream=OTHER_ID), NOT_RECORDED),
        (lambda line: line.update(version=1), NOT_RECORDED),
        (lambda line: line.update(name="concern.closed"), NOT_RECORDED),
        (lambda line: line.update(name="concern.closed"), "name of the receipt is not that"),
        (lambda line: line.update(index=7), NOT_IN_LOG),
        (lambda line: line.update(index=15), NOT_IN_LOG),
        (lambda line: line.update(index=-1), NOT_IN_LOG),
        (lambda line: line["proof"].pop(), NOT_IN_LOG),
        (lambda line: line["proof"].append(ZERO), NOT_IN_LOG),
        (lambda line: line["proof"].__setitem__(0, ZERO), NOT_IN_LOG),
        (lambda line: line["proof"].__setitem__(0, "no hash"), NOT_IN_LOG),
        (in_document("ground", "bvl-13-2"), NOT_RECORDED),
        (in_document("event", {"observation": "Nothing at all"}), NOT_RECORDED),
        (in_document("previous", ZERO), "it does not build on the event before it"),
        (in_document("id", OTHER_ID), "event_id of the receipt is not that"),
        (in_document("occurred_at", "2026-01-01T00:00:00Z"), "occurred_at of the receipt"),
        (in_receipt("service", "directory"), NOT_IN_LOG),
        (in_receipt("position", 1), NOT_IN_LOG),
        (in_receipt("child_id", None), NOT_IN_LOG),
        (in_receipt("child_id", OTHER_ID), "child_id of the receipt is not that"),
        (in_receipt("event_id", OTHER_ID), "event_id of the receipt is not that"),
        (in_receipt("kind", "case"), "kind of the receipt is not that"),
        (in_receipt("subject_id", OTHER_ID), "subject_id of the receipt is not that"),
        (in_receipt("stream", OTHER_ID), "stream of the receipt is not that"),
        (in_receipt("version", 1), "version of the receipt is not that"),
        (in_receipt("name", "concern.closed"), "name of the receipt is not that"),
        (in_receipt("occurred_at", "2026-01-01T00:00:00Z"), "occurred_at of the receipt"),
        (in_receipt("recorded_at", "2026-01-01T00:00:00Z"), "recorded_at of the receipt"),
        (in_receipt("by", OTHER_ID), "by of the receipt is not that"),
        (in_receipt("hash", ZERO), NOT_RECORDED),
        (lambda line: line.update(words=[]), "the words are not those that are sealed"),
        (lambda line: line["words"][0].__setitem__(1, "Ada ler."), "the words are not those"),
        (lambda line: line.update(key="AAAA"), "the key does not open the words"),
        (in_document("sealed", "AAAA"), "the key does not open the words"),
    ],
)
def test_a_change_in_an_event_is_named(change: Change, why: str) -> None:
    assert f"events.jsonl line 3: {why}" in wrong(with_line(GOOD, "events.jsonl", 2, change))


def test_words_of_an_event_that_has_none_are_refused() -> None:
    words: Change = lambda line: line.update(words=[[["observation"], "Ada ler."]])  # noqa: E731
    found = wrong(with_line(GOOD, "events.jsonl", 0, words))
    assert found == "events.jsonl line 1: the words are not of this event: it has none."


def test_words_without_a_key_are_refused_since_nothing_proves_them() -> None:
    without = with_line(GOOD, "events.jsonl", 2, lambda line: line.update(key=None))
    assert wrong(without) == "events.jsonl line 3: the words come without a key to prove them by."


def test_an_event_whose_words_are_forgotten_is_accepted() -> None:
    forgotten = with_line(GOOD, "events.jsonl", 2, lambda line: line.update(key=None, words=[]))
    assert wrong(forgotten) == ""
    assert "In 1 events the words are not told: forgotten, or kept back." in said(forgotten)


def test_an_event_that_was_taken_out_of_the_middle_is_missed() -> None:
    shorter = with_lines(GOOD, "events.jsonl", lambda lines: [*lines[:2], *lines[3:]])
    assert "events.jsonl line 3: version 2 of stream" in wrong(shorter)
    assert "is missing before it" in wrong(shorter)


def test_the_first_event_of_a_stream_is_missed() -> None:
    shorter = with_lines(GOOD, "events.jsonl", lambda lines: lines[1:])
    assert "events.jsonl line 2: version 1 of stream" in wrong(shorter)


def test_events_that_changed_places_are_named() -> None:
    swapped = with_lines(GOOD, "events.jsonl", lambda lines: [lines[1], lines[0], *lines[2:]])
    assert (
        wrong(swapped) == "events.jsonl line 2: it does not come after the line above in the log."
    )


def test_an_event_that_stands_twice_is_named() -> None:
    twice = with_lines(GOOD, "events.jsonl", lambda lines: [*lines, lines[-1]])
    assert "events.jsonl line 6: it does not come after the line above" in wrong(twice)


def test_a_value_that_stands_twice_in_a_line_is_refused() -> None:
    twice = with_lines(
        GOOD, "events.jsonl", lambda lines: [lines[0].replace(b"{", b'{"index":9,', 1), *lines[1:]]
    )
    assert wrong(twice) == "events.jsonl line 1: a name stands twice in it."


ODD: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.just([]), st.just({}), st.just([1])
)
NAMES = sorted(orjson.loads(GOOD["events.jsonl"].splitlines()[2]))
RECEIPT_NAMES = sorted(orjson.loads(GOOD["events.jsonl"].splitlines()[2])["receipt"])
DOCUMENT_NAMES = ("id", "kind", "subject", "occurred_at", "by", "event", "previous", "sealed")


@given(st.sampled_from(NAMES), ODD)
def test_whatever_stands_in_a_line_is_refused_without_stumbling(name: str, value: object) -> None:
    changed = with_line(GOOD, "events.jsonl", 2, lambda line: line.update({name: value}))
    assert wrong(changed) or (name, value) == ("key", None)


@given(st.sampled_from(RECEIPT_NAMES), ODD)
def test_whatever_stands_in_a_receipt_is_refused_without_stumbling(
    name: str, value: object
) -> None:
    assert wrong(with_line(GOOD, "events.jsonl", 2, in_receipt(name, value)))


@given(st.sampled_from(DOCUMENT_NAMES), ODD)
def test_whatever_stands_in_a_document_is_refused_without_stumbling(
    name: str, value: object
) -> None:
    assert wrong(with_line(GOOD, "events.jsonl", 2, in_document(name, value)))


@given(st.binary())
def test_a_document_that_is_no_document_is_refused_without_stumbling(content: bytes) -> None:
    text = base64.b64encode(content).decode()
    changed = with_line(GOOD, "events.jsonl", 2, lambda line: line.update(document=text))
    assert "events.jsonl line 3: the document" in wrong(changed)


@given(st.sampled_from(["manifest.json", "events.jsonl", "checkpoint.txt"]), st.binary())
def test_a_file_of_noise_is_refused_without_stumbling(name: str, content: bytes) -> None:
    assert wrong({**GOOD, name: content})


@given(st.binary(min_size=32, max_size=32))
def test_no_other_key_opens_the_words(key: bytes) -> None:
    text = base64.b64encode(key).decode()
    changed = with_line(GOOD, "events.jsonl", 2, lambda line: line.update(key=text))
    assert key == DATA_KEY or "the key does not open" in wrong(changed)


def test_a_file_that_only_the_manifest_knows_is_named() -> None:
    more = put_together({**GOOD, "letter.txt": b"Dear court"})
    assert wrong(more) == ""
    del more["letter.txt"]
    assert wrong(more) == "letter.txt is missing."


def test_a_manifest_that_lists_no_digest_is_refused() -> None:
    manifest = orjson.loads(GOOD["manifest.json"]) | {"files": {"trail.pdf": {"size": 1}}}
    found = wrong({**GOOD, "manifest.json": orjson.dumps(manifest)})
    assert "manifest.json: trail.pdf does not have the fields" in found


OTHER_HEAD = CHECKPOINT.replace("log.", "lag.", 1).partition("\n\n")[0] + "\n"


@pytest.mark.parametrize("text", ["stafett package\n", OTHER_HEAD])
def test_what_the_log_signed_and_is_no_checkpoint_of_it_is_refused(text: str) -> None:
    note = Note(text, (Signature(SOLBAKKEN.name, SOLBAKKEN.verifier.id, SOLBAKKEN.sign(text)),))
    changed = put_together({**GOOD, "checkpoint.txt": note.written()})
    assert "is signed, but is not a checkpoint of the log with this key" in wrong(changed)
