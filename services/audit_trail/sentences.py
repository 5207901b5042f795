"""What people read of the log: the lines of the trail come from the services that own them."""

from __future__ import annotations

from typing import Final

MSGIDS: Final[tuple[str, ...]] = ()
"""Every message id that people read; what the web says has its own."""
