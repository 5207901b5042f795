"""``python -m services.case_coordination {migrate,serve,rebuild,retry}``."""

from __future__ import annotations

from services.case_coordination.main import SERVICE
from shared.service.command_line import run

if __name__ == "__main__":
    raise SystemExit(run(SERVICE))
