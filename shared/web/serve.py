"""Serving an application on a port."""

from __future__ import annotations

from typing import Final

import uvicorn
from fastapi import FastAPI

GRACE: Final = 10
"""Seconds that requests under way get to end when the service stops."""

KEEP_ALIVE: Final = 75
"""Seconds that an idle connection stays open: longer than those who ask keep theirs (5 to 60), so
that nobody sends a request down a connection that is being closed."""


def serve(app: FastAPI, host: str, port: int) -> None:
    """Serve until the process is told to stop; logs are ours, not uvicorn's."""
    uvicorn.run(
        app,
        host=host,
        port=port,
        loop="uvloop",
        http="httptools",
        ws="none",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
    )
