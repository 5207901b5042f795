"""The header in which a client says for what someone reads."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request

from shared.identity.actor import Actor
from shared.identity.purpose import SAID_BY, Purpose
from shared.web.problems import PurposeNotKnown

HEADER: Final = "Stafett-Purpose"


def purpose_of(request: Request, actor: Actor) -> Purpose | None:
    """Read the purpose, if one is said; raises ``PurposeNotKnown`` for one not this person's."""
    given = request.headers.get(HEADER)
    if given is None:
        return None
    found = next((each for each in SAID_BY.get(actor.role, ()) if each.value == given), None)
    if found is None:
        raise PurposeNotKnown
    return found
