from __future__ import annotations

import json
import smtplib
import urllib.request
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from infra.local.blueprint import Blueprint, Wishes
from infra.local.letters import Letters
from infra.local.mailbox_page import page_of
from infra.local.part import Program
from infra.local.ports import any_free
from infra.local.state import State

pytestmark = pytest.mark.integration


class Mailbox:
    def __init__(self, program: Program, smtp_port: int) -> None:
        self.program = program
        self.smtp_port = smtp_port

    def takes(self, letter: EmailMessage) -> None:
        with smtplib.SMTP("127.0.0.1", self.smtp_port) as post:
            post.send_message(letter)

    def letters(self) -> list[dict[str, Any]]:
        with urllib.request.urlopen(f"{self.program.address}/messages") as answer:
            letters: list[dict[str, Any]] = json.load(answer)
            return letters


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[Mailbox]:
    ports = {"mailbox": any_free(), "smtp": any_free()}
    drawn = Blueprint(State(tmp_path), Wishes(), ports.__getitem__, print).mailbox()
    drawn.launch()
    try:
        drawn.wait_ready()
        yield Mailbox(drawn, ports["smtp"])
    finally:
        drawn.stop()


def letter(to: str = "kari@example.no", text: str = "Du har en melding.") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "stafett@example.no"
    message["To"] = to
    message["Subject"] = "Melding på vei"
    message.set_content(text)
    message["Content-Language"] = "nb"
    return message


def test_a_letter_is_kept_as_it_came(mailbox: Mailbox) -> None:
    mailbox.takes(letter())
    [kept] = mailbox.letters()
    assert (kept["sender"], kept["recipients"]) == ("stafett@example.no", ["kari@example.no"])
    assert (kept["subject"], kept["language"]) == ("Melding på vei", "nb")
    assert kept["text"].strip() == "Du har en melding."


def test_letters_come_in_the_order_in_which_they_were_sent(mailbox: Mailbox) -> None:
    people = ["kari@example.no", "berit@example.no", "ada@example.no"]
    for person in people:
        mailbox.takes(letter(to=person))
    assert [kept["recipients"] for kept in mailbox.letters()] == [[person] for person in people]


def test_letters_survive_a_kill(mailbox: Mailbox) -> None:
    mailbox.takes(letter())
    mailbox.program.kill()
    mailbox.program.launch()
    mailbox.program.wait_ready()
    assert len(mailbox.letters()) == 1


def test_letters_are_thrown_away_when_asked(mailbox: Mailbox) -> None:
    mailbox.takes(letter())
    request = urllib.request.Request(f"{mailbox.program.address}/messages", method="DELETE")
    urllib.request.urlopen(request).close()
    assert mailbox.letters() == []


def test_what_a_letter_says_is_text_on_the_page_never_markup(tmp_path: Path) -> None:
    letters = Letters(tmp_path)
    letters.keep(
        letter(text="<script>alert(1)</script>").as_bytes(), "a@example.no", ["<b>@x"], "now"
    )
    page = page_of(letters.all())
    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    assert "&lt;b&gt;@x" in page
