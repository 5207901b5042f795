"""What people read of the log: the lines of the trail come from the services that own them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import services.audit_trail.domain.refusals as of_forgetting
import services.audit_trail.domain.release.refusals as of_releasing
from shared.eventing.decider import Refusal


def _refusals() -> Iterator[type[Refusal]]:
    for value in (*vars(of_forgetting).values(), *vars(of_releasing).values()):
        if isinstance(value, type) and issubclass(value, Refusal) and value is not Refusal:
            yield value


MSGIDS: Final[tuple[str, ...]] = tuple(
    said for refusal in _refusals() for said in (refusal.sentence, refusal.opens)
)
"""Every message id that people read; what the web says has its own."""
