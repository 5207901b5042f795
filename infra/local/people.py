"""The demo people, as the local sign-in knows them."""

from __future__ import annotations

from collections.abc import Iterator

from infra.local.issuer.people import demo_people


def lines_of_people(issuer: str) -> Iterator[str]:
    """Say where to sign in, and as whom."""
    yield f"Sign in at {issuer} as one of these invented people:"
    width = max(len(person.username) for person in demo_people())
    for person in demo_people():
        yield f"  {person.username:{width}}  {person.name}, {person.described}"
