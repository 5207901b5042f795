from __future__ import annotations

import pytest

from shared.languages import spoken


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "nb"),
        ("nb-NO", "nb"),
        ("no", "nb"),
        ("nn-NO,nb;q=0.8", "nn"),
        ("en;q=0.5, da;q=0.9", "da"),
        ("fr-FR, en;q=0.3", "en"),
        ("fr", "nb"),
        ("*", "nb"),
        ("EN-gb", "en"),
        ("en;q=0, nn;q=0.1", "nn"),
        ("da;q=much, en", "en"),
        (";;;,,=", "nb"),
    ],
)
def test_the_language_asked_for_with_the_greatest_weight_is_spoken(
    header: str, language: str
) -> None:
    assert spoken(header) == language
