"""Who has read is told whole, or not at all."""

from __future__ import annotations

import httpx
import pytest

from services.audit_trail.adapters.http_readers import of_everyone
from shared.web.problems import NotFound, NotNow


def answers(*codes: int) -> list[httpx.Response]:
    return [httpx.Response(code) for code in codes]


def test_what_every_service_answers_is_shown() -> None:
    told = answers(200, 200)
    assert of_everyone(told) == told


@pytest.mark.parametrize("codes", [(404, 404), (404,), ()])
def test_whoever_no_service_answers_is_told_that_nothing_is_there(codes: tuple[int, ...]) -> None:
    with pytest.raises(NotFound):
        of_everyone(answers(*codes))


@pytest.mark.parametrize("codes", [(200, 404), (404, 200), (200, 503), (404, 503), (500,)])
def test_where_services_do_not_agree_nothing_is_shown_yet(codes: tuple[int, ...]) -> None:
    with pytest.raises(NotNow):
        of_everyone(answers(*codes))
