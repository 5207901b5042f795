"""An event as a sentence."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from shared.eventing.decider import Event
from shared.eventing.recorded import Cause, Recorded
from shared.languages.languages import Languages
from shared.service.sentence import sentence
from tests.kit.notebook import BY_KARI, KARI, MONDAY

BERIT = UUID("018f0000-0000-7000-8000-000000000002")


class Colour(StrEnum):
    DARK_BLUE = "dark-blue"


class NotebookLent(Event):
    to: UUID
    until: date
    colour: Colour
    why: str | None = None


LENT = Recorded(
    originator_id=KARI,
    originator_version=1,
    id=KARI,
    kind="notebook",
    name="notebook.lent",
    subject_id=KARI,
    facet="main",
    event=NotebookLent(to=BERIT, until=date(2026, 3, 1), colour=Colour.DARK_BLUE),
    occurred_at=MONDAY,
    recorded_at=MONDAY,
    by=BY_KARI,
    ground=None,
    cause=Cause("test"),
)


def test_persons_stand_as_ids_dates_and_codes_as_words() -> None:
    said = "{by} lent the {colour} notebook to {to} until {until}"
    text, persons = sentence(said, LENT, Languages([]), "en")
    assert text == f"{{{KARI}}} lent the dark blue notebook to {{{BERIT}}} until March 1, 2026"
    assert persons == (KARI, BERIT)


def test_what_was_left_out_is_a_dash() -> None:
    assert sentence("because {why}", LENT, Languages([]), "en") == ("because -", ())
