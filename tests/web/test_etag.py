from __future__ import annotations

import pytest
from pydantic import BaseModel

from shared.web.etag import etag_of, must_match
from shared.web.problems import PageNotSaid, StalePage
from tests.calling import Caller
from tests.web.note_service import NOTE
from tests.web.people import AS_KARI

ADDRESS = f"/notes/{NOTE}"
CHANGES = f"/notes/{NOTE}/changes"


class Page(BaseModel):
    lead: str
    goals: tuple[str, ...] = ()


def changed(caller: Caller, if_match: dict[str, str]) -> int:
    return caller.post(CHANGES, json={"text": "new"}, headers={**AS_KARI, **if_match}).status_code


def test_a_decision_from_the_page_as_it_is_goes_through(caller: Caller) -> None:
    etag = caller.get(ADDRESS, headers=AS_KARI).headers["etag"]
    assert etag.startswith('"')
    assert changed(caller, {"If-Match": etag}) == 204
    assert changed(caller, {"If-Match": f'"other", {etag}'}) == 204
    assert changed(caller, {"If-Match": "*"}) == 204


@pytest.mark.parametrize("stale", ['"other"', "", "noise", '"'])
def test_a_decision_from_a_stale_page_is_refused(caller: Caller, stale: str) -> None:
    assert changed(caller, {"If-Match": stale}) == 412


def test_a_weak_tag_proves_nothing(caller: Caller) -> None:
    etag = caller.get(ADDRESS, headers=AS_KARI).headers["etag"]
    assert changed(caller, {"If-Match": f"W/{etag}"}) == 412


def test_where_it_matters_the_page_must_be_said(caller: Caller) -> None:
    assert changed(caller, {}) == 428


def test_an_etag_is_made_of_what_is_seen_and_of_nothing_else() -> None:
    assert etag_of(Page(lead="Kari")) == etag_of({"goals": [], "lead": "Kari"})
    assert etag_of(Page(lead="Kari")) != etag_of(Page(lead="Berit"))
    assert etag_of([Page(lead="Kari")]) != etag_of(Page(lead="Kari"))


def test_a_page_is_compared_as_this_person_sees_it() -> None:
    page = Page(lead="Kari", goals=("sleep",))
    must_match(etag_of(page), page)
    must_match(None, page)
    with pytest.raises(StalePage):
        must_match(etag_of(page), Page(lead="Kari"))
    with pytest.raises(PageNotSaid):
        must_match(None, page, required=True)
