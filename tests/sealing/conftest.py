"""A database of keys of the test's own, where wrapping keys change and keys are destroyed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.real_parts import Keys, keys_of_ones_own


@pytest.fixture
def keys(administrator_url: str) -> Iterator[Keys]:
    with keys_of_ones_own(administrator_url) as made:
        yield made
