from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.calling import Caller, calling
from tests.web.note_service import notes


@pytest.fixture
def caller() -> Iterator[Caller]:
    with calling(notes()) as caller:
        yield caller
