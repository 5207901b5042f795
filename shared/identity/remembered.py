"""Tokens that were found valid, so that each is verified once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from threading import Lock
from typing import Final

from shared.identity.actor import Actor

MOST: Final = 10_000


class Remembered:
    """The latest tokens and who acts with them, each until it expires. Safe for threads.

    Only a digest of the token is kept, so that memory holds nothing that opens a door.
    """

    def __init__(self, now: Callable[[], float], most: int = MOST) -> None:
        self._now = now
        self._most = most
        self._actors: OrderedDict[bytes, tuple[float, Actor]] = OrderedDict()
        self._lock = Lock()

    def get(self, token: str) -> Actor | None:
        """Give the actor of a token that is known and has not expired."""
        digest = _digest(token)
        with self._lock:
            found = self._actors.get(digest)
            if found is None:
                return None
            until, actor = found
            if until <= self._now():
                del self._actors[digest]
                return None
            self._actors.move_to_end(digest)
            return actor

    def put(self, token: str, actor: Actor, until: float) -> None:
        """Remember who acts with a token, until an instant in seconds since 1970."""
        with self._lock:
            self._actors[_digest(token)] = (until, actor)
            while len(self._actors) > self._most:
                self._actors.popitem(last=False)


def _digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
