"""Who works behind people's backs gives way to those who answer them."""

from __future__ import annotations

import os
import sys
import threading
from typing import Final

STEPS: Final = 5
"""Steps below the others: about a third of their share where there is too little for all."""

LOWEST: Final = 19


def give_way() -> None:
    """Let the thread at hand run after the others; alone on a processor, it runs as fast as they.

    Where a thread has no priority of its own, nothing is changed.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        now = os.getpriority(os.PRIO_PROCESS, thread)
        os.setpriority(os.PRIO_PROCESS, thread, min(now + STEPS, LOWEST))
