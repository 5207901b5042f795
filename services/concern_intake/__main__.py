"""``python -m services.concern_intake {migrate,serve,rebuild,retry}``."""

from services.concern_intake.main import SERVICE
from shared.service.command_line import run

raise SystemExit(run(SERVICE))
