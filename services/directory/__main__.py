"""``python -m services.directory {migrate,serve,rebuild,retry}``."""

from services.directory.main import SERVICE
from shared.service.command_line import run

raise SystemExit(run(SERVICE))
