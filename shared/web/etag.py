"""Which version of a page a person looked at: a tag made of what that person sees, nothing else."""

from __future__ import annotations

from hashlib import sha256

import orjson
from pydantic_core import to_jsonable_python

from shared.web.problems import PageNotSaid, StalePage


def canonical_json(page: object) -> bytes:
    """Write a page (pydantic models, lists and dicts of plain values) in one way only.

    Sets have no order, so a page has tuples instead.
    """
    return orjson.dumps(to_jsonable_python(page), option=orjson.OPT_SORT_KEYS)


def tag(content: bytes) -> str:
    """Give the strong ETag of a written page, in quotes."""
    return f'"{sha256(content).hexdigest()[:32]}"'


def etag_of(page: object) -> str:
    """Give the strong ETag of a page."""
    return tag(canonical_json(page))


def must_match(if_match: str | None, page: object, *, required: bool = False) -> None:
    """Check that a decision is made from the page as this person would see it now.

    ``if_match`` is the If-Match header: one or more tags, or ``*``. Raises ``StalePage``, and
    ``PageNotSaid`` when it is missing and ``required``.
    """
    if if_match is None:
        if required:
            raise PageNotSaid
        return
    given = {each.strip() for each in if_match.split(",")}
    if "*" not in given and etag_of(page) not in given:
        raise StalePage
