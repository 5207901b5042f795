"""``python -m infra.local.issuer``: serve the local sign-in until told to stop."""

from __future__ import annotations

import sys

import uvicorn

from infra.local.issuer.app import issuer_app
from infra.local.issuer.settings import IssuerSettings, NotOnLoopback


def main() -> int:
    """Serve; gives the exit code."""
    settings = IssuerSettings()
    try:
        settings.must_stay_here()
    except NotOnLoopback as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    sys.stdout.write(f"The sign-in for demonstrations serves at {settings.issuer}.\n")
    uvicorn.run(
        issuer_app(settings),
        host=settings.issuer_host,
        port=settings.issuer_port,
        access_log=False,
        log_level="warning",
        server_header=False,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
