from __future__ import annotations

import pytest

from tests.tokens import IssuerInMemory


@pytest.fixture(scope="session")
def issuer() -> IssuerInMemory:
    return IssuerInMemory()
