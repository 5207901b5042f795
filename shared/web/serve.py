"""Serving an application on a port."""

from __future__ import annotations

from typing import Final

import uvicorn
from fastapi import FastAPI

GRACE: Final = 10
"""Seconds that requests under way get to end when the service stops."""


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
        timeout_graceful_shutdown=GRACE,
    )
