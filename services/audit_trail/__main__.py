"""``python -m services.audit_trail {migrate,serve,rebuild,retry}``."""

from __future__ import annotations

from services.audit_trail.main import SERVICE
from shared.service.command_line import run

if __name__ == "__main__":
    raise SystemExit(run(SERVICE))
