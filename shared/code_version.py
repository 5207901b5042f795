"""Which version of the code runs: what a decision of today is explained by years later."""

from __future__ import annotations

import os
from typing import Final

RELEASE: Final = "0.1.0"
"""The release that this code belongs to, as in ``pyproject.toml``."""

CODE_VERSION: Final = os.environ.get("STAFETT_CODE_VERSION") or RELEASE
"""What the build says of itself, such as a commit; the release where it says nothing."""
