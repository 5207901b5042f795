"""The official images that tests and compose stand on; another registry's by environment."""

from __future__ import annotations

import os
from typing import Final

POSTGRES: Final = os.environ.get("STAFETT_POSTGRES_IMAGE") or "postgres:18"
NATS: Final = os.environ.get("STAFETT_NATS_IMAGE") or "nats:2.15-alpine"
