"""What `stafett verify` may find, each thing by the place where it is."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class What(StrEnum):
    """What is wrong, in words that an auditor reads."""

    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added from outside"
    NOT_SEALED = "not sealed by the service"
    REORDERED = "re-ordered"
    CHAIN_BROKEN = "not chained to the event before"
    DISPUTED = "told to the log in two ways"
    LOG_CHANGED = "changed in the log"
    LOG_CUT = "removed from the log"
    LOG_SIGNED_BY_ANOTHER = "signed by another key than the log's"
    MISTOLD = "told to the log as something else than it is"
    LATE = "not in the log although it has had the time"
    UNREADABLE = "cannot be read"
    NOT_LOOKED_AT = "in the log, and its record was not given"
    NOT_KEPT_OUTSIDE = "not signed for anywhere that the log cannot reach"
    NOT_SIGNED = "not signed for at all"
    KEY_GONE = "closed for good although nobody decided it: its key is gone"
    NOT_AS_ENTERED = "not what the log's entries make it"


class Finding(NamedTuple):
    """One thing that is wrong. ``service`` is the context, or ``log``; the rest is None there."""

    what: What
    service: str
    stream: UUID | None = None
    version: int | None = None
    name: str | None = None
    detail: str = ""

    def __str__(self) -> str:
        where = [self.service]
        if self.stream is not None:
            where.append(f"event {self.version} of stream {self.stream} ({self.name})")
        detail = f" - {self.detail}" if self.detail else ""
        return f"{': '.join(where)}: {self.what}{detail}"
