"""The connection to NATS, kept up without end."""

from __future__ import annotations

import logging
from typing import Final
from urllib.parse import urlsplit

from faststream.nats import NatsBroker

log = logging.getLogger(__name__)

FOREVER: Final = -1
"""Reconnect without end: the library would give up after sixty times."""

PING_SECONDS: Final = 5
"""How often a silent server is asked whether it is there."""


def broker_at(url: str) -> NatsBroker:
    """Describe a service's connection; answers come on subjects that only its user may hear."""
    user = urlsplit(url).username
    return NatsBroker(
        url,
        name=user or "stafett",
        allow_reconnect=True,
        max_reconnect_attempts=FOREVER,
        reconnect_time_wait=1,
        ping_interval=PING_SECONDS,
        error_cb=_tell,
        inbox_prefix=inbox_prefix(url),
        logger=None,
        apply_types=False,
    )


def inbox_prefix(url: str) -> str:
    """Name the subjects on which a service, and nobody else, gets answers."""
    user = urlsplit(url).username
    return f"_INBOX.{user}" if user else "_INBOX"


async def _tell(error: Exception) -> None:
    log.warning("the connection to NATS failed", extra={"cause": type(error).__name__})
