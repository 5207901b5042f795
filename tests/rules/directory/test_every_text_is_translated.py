from __future__ import annotations

from pathlib import Path

import services.directory
from services.directory.domain.child.facets import BIRTH_NUMBER
from services.directory.domain.history import CHILD_EVENTS
from services.directory.sentences import MSGIDS, SENTENCES
from shared.languages import Languages

LOCALE = Path(services.directory.__file__).parent / "locale"


def test_everything_that_people_read_is_said_in_every_language() -> None:
    assert Languages([LOCALE]).missing(MSGIDS) == []


def test_everything_that_happens_to_a_child_has_a_sentence_but_its_number() -> None:
    silent = {name for name, event in CHILD_EVENTS.names.items() if event not in SENTENCES}
    assert silent == {f"child.{BIRTH_NUMBER}-entered"}
