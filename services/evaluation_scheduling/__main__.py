"""``python -m services.evaluation_scheduling {migrate,serve,rebuild,retry}``."""

from __future__ import annotations

from services.evaluation_scheduling.main import SERVICE
from shared.service.command_line import run

raise SystemExit(run(SERVICE))
