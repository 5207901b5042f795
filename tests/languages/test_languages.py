from __future__ import annotations

from pathlib import Path

import pytest

from shared.languages import Languages, Missing

LEADER_FIRST = "Tell {leader} first."
ONLY_BOKMAAL = "Nobody has the baton."


def catalogue(**sentences: str) -> str:
    return "".join(f'msgid "{msgid}"\nmsgstr "{text}"\n\n' for msgid, text in sentences.items())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bokmaal = {LEADER_FIRST: "Si det til {leader} først.", ONLY_BOKMAAL: "Ingen har stafettpinnen."}
    (tmp_path / "nb.po").write_text(catalogue(**bokmaal), "utf-8")
    (tmp_path / "nn.po").write_text(catalogue(**{LEADER_FIRST: "Sei det til {leader} først."}))
    (tmp_path / "da.po").write_text(catalogue(**{LEADER_FIRST: "Sig det til {chef} først."}))
    return tmp_path


def test_a_sentence_is_said_in_the_readers_language(folder: Path) -> None:
    languages = Languages([folder])
    assert languages.say(LEADER_FIRST, "nb", leader="Berit") == "Si det til Berit først."
    assert languages.say(LEADER_FIRST, "en", leader="Berit") == "Tell Berit first."


def test_a_reader_of_nynorsk_gets_bokmaal_before_english(folder: Path) -> None:
    assert Languages([folder]).say(ONLY_BOKMAAL, "nn") == "Ingen har stafettpinnen."


def test_a_translation_that_names_another_fact_gives_way_to_english(folder: Path) -> None:
    assert Languages([folder]).say(LEADER_FIRST, "da", leader="Berit") == "Tell Berit first."


def test_a_sentence_nobody_translated_is_still_said(folder: Path) -> None:
    assert Languages([folder]).say("{name} waits for {what}", "da", name="Kari") == (
        "Kari waits for what"
    )


def test_what_is_missing_is_named(folder: Path) -> None:
    assert Languages([folder]).missing([LEADER_FIRST, ONLY_BOKMAAL]) == [
        Missing("da", LEADER_FIRST, "names other facts"),
        Missing("nn", ONLY_BOKMAAL, "not translated"),
        Missing("da", ONLY_BOKMAAL, "not translated"),
    ]


def test_a_folder_without_its_catalogues_is_an_error_at_start(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Languages([tmp_path])
