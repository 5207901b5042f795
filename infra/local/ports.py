"""Ports on this machine: which are free, and another one for the one that is taken."""

from __future__ import annotations

import random
import socket
from collections.abc import Callable
from typing import Final

LOOPBACK: Final = "127.0.0.1"

BELOW_EPHEMERAL: Final = range(20_000, 32_000)
"""Where ports are picked: below those the kernel lends to outgoing connections (from 32,768)."""


class PortIsTaken(Exception):
    """A port that was asked for by name is in use by something else."""


def is_free(port: int) -> bool:
    """Tell whether something could listen on the port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def any_free() -> int:
    """Pick a port that nothing listens on."""
    picks = random.SystemRandom()
    while True:
        port = picks.choice(BELOW_EPHEMERAL)
        if is_free(port):
            return port


def free_port(part: str, wanted: int, say: Callable[[str], None], *, insist: bool = False) -> int:
    """Give the wanted port, or another one and say so.

    ``insist`` is for a port that a person chose: raises `PortIsTaken` instead of taking another.
    """
    if is_free(wanted):
        return wanted
    if insist:
        raise PortIsTaken(
            f"Port {wanted} for {part} is taken by another program. "
            f"Choose another with STAFETT_{part.upper()}_PORT, or leave it out."
        )
    other = any_free()
    say(f"Port {wanted} is taken; {part} gets {other} instead.")
    return other
