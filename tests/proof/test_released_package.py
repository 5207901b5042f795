"""A package for a parent or a young person: proved, and silent about all that is not in it."""

from __future__ import annotations

import re
from dataclasses import replace

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.proof.package import CannotRelease, Files, ReleasedItem, item_digests, released_package
from stafett.verify_export import check
from tests.proof.packages import (
    ADA,
    ITEMS,
    KEY,
    STREAM_KEY,
    Change,
    Json,
    a_released_package,
    handover,
    in_a_log,
    put_together,
    receipt,
    the_release,
    with_line,
    with_lines,
)

GOOD = a_released_package()
ZERO = "00" * 32


def wrong(files: Files) -> str:
    return "\n".join(check(files, KEY).wrong)


def test_a_package_is_accepted_as_it_was_made() -> None:
    report = check(GOOD, KEY)
    assert report.wrong == []
    assert report.said == [
        "The package is made out to: Nordvik tingrett.",
        "3 items, released by one event in the log of log.solbakken.example.",
    ]


def test_a_package_whose_seal_was_taken_off_says_what_it_does_not_show() -> None:
    report = check(put_together(GOOD), KEY)
    assert report.wrong == []
    assert "The package is not sealed: nothing in it shows who it was made for." in report.said


def test_the_order_in_which_items_were_gathered_does_not_show() -> None:
    release, checkpoint = the_release({"child_id": ADA, "items": item_digests(ITEMS)}, {})
    assert released_package(handover(checkpoint), ITEMS[::-1], release) == GOOD
    names = [orjson.loads(line)["id"] for line in GOOD["items.jsonl"].splitlines()]
    assert names == ["a1", "a2", "a3"]


def test_an_item_has_no_number_no_stream_and_no_proof() -> None:
    fields = [set(orjson.loads(line)) for line in GOOD["items.jsonl"].splitlines()]
    assert fields == [{"id", "when", "who", "text", "salt"}] * 3
    assert set(GOOD) == {
        "manifest.json", "seal.txt", "checkpoint.txt", "items.jsonl", "release.json"
    }  # fmt: skip


def test_the_package_names_no_event_but_the_release() -> None:
    ids = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
    outside = [name for name in GOOD if name != "release.json" and ids.search(GOOD[name])]
    assert outside == []


def test_a_digest_tells_nothing_of_the_text_without_the_salt() -> None:
    item = ITEMS[0]
    assert replace(item, salt="ff" * 16).digest() != item.digest()


@pytest.mark.parametrize("name", ["id", "when", "who", "text", "salt"])
def test_an_item_that_was_changed_is_named(name: str) -> None:
    changed = with_line(GOOD, "items.jsonl", 1, lambda item: item.update({name: "Zz"}))
    assert "items.jsonl line 2: this is not what was released" in wrong(changed)


def test_an_item_that_was_taken_out_is_missed() -> None:
    shorter = with_lines(GOOD, "items.jsonl", lambda lines: lines[:-1])
    assert wrong(shorter) == "items.jsonl: these are not all the items that were released."


def test_an_item_that_was_added_is_named() -> None:
    added = ReleasedItem("a4", "2026-01-20", "Kari, Solbakken", "Noe annet.", "04" * 16).line()
    longer = with_lines(GOOD, "items.jsonl", lambda lines: [*lines, added])
    assert "items.jsonl line 4: this is not what was released" in wrong(longer)


def test_items_that_changed_places_are_refused() -> None:
    swapped = with_lines(GOOD, "items.jsonl", lambda lines: lines[::-1])
    assert wrong(swapped) == "items.jsonl: the items do not stand in order, each once."


def test_an_item_that_stands_twice_is_refused() -> None:
    twice = with_lines(GOOD, "items.jsonl", lambda lines: [lines[0], *lines])
    assert "items.jsonl: the items do not stand in order, each once." in wrong(twice)


def test_a_line_that_was_cut_is_refused() -> None:
    cut = put_together({**GOOD, "items.jsonl": GOOD["items.jsonl"][:-1]})
    assert wrong(cut) == "items.jsonl ends within a line."


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda line: line.update(name="other"), "name of the receipt is not that of the event"),
        (lambda line: line.update(index=1), "its receipt is not in the log"),
        (lambda line: line["proof"].__setitem__(0, ZERO), "its receipt is not in the log"),
        (lambda line: line["receipt"].update(position=1), "its receipt is not in the log"),
        (lambda line: line["receipt"].update(hash=ZERO), "the event is not the one that was"),
        (lambda line: line.update(document="AAAA"), "the document is not JSON"),
    ],
)
def test_a_release_that_was_changed_is_named(change: Change, why: str) -> None:
    assert f"release.json: {why}" in wrong(with_line(GOOD, "release.json", 0, change))


def test_the_release_of_other_items_does_not_prove_these() -> None:
    other, checkpoint = the_release({"child_id": ADA, "items": item_digests(ITEMS[:2])}, {})
    release = orjson.dumps(other.fields())
    files = put_together({**GOOD, "release.json": release, "checkpoint.txt": checkpoint})
    assert wrong(files) == (
        "items.jsonl line 3: this is not what was released.\n"
        "items.jsonl: these are not all the items that were released."
    )


@given(st.sampled_from([None, 1, "text", {}, [1], [[]]]))
def test_whatever_a_release_names_is_refused_without_stumbling(items: object) -> None:
    other, checkpoint = the_release({"items": items}, {})
    release = orjson.dumps(other.fields())
    assert wrong(put_together({**GOOD, "release.json": release, "checkpoint.txt": checkpoint}))


def test_a_release_with_words_of_its_own_is_not_written() -> None:
    said: Json = {"items": item_digests(ITEMS)}
    release, checkpoint = the_release(said, {"sealed": "AAAA", "lock": [STREAM_KEY]})
    with pytest.raises(CannotRelease, match="no words of its own"):
        released_package(handover(checkpoint), ITEMS, release)


def test_a_release_of_other_items_is_not_written() -> None:
    release, checkpoint = the_release({"items": item_digests(ITEMS[:2])}, {})
    with pytest.raises(CannotRelease, match="not the items that the release names"):
        released_package(handover(checkpoint), ITEMS, release)


def test_a_release_that_comes_after_others_in_its_stream_would_tell_how_many() -> None:
    release, _ = the_release({"items": item_digests(ITEMS)}, {})
    second = receipt(0, release.receipt.stream, 2, "release.made", release.document)
    proved, checkpoint = in_a_log([(second, release.document)])
    with pytest.raises(CannotRelease, match="stands alone"):
        released_package(handover(checkpoint), ITEMS, proved[0])
    changed = orjson.dumps(proved[0].fields())
    files = put_together({**GOOD, "release.json": changed, "checkpoint.txt": checkpoint})
    assert wrong(files) == "release.json: it does not stand alone in its stream, without words."
