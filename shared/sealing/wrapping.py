"""The keys that other keys are wrapped in: given from outside, never stored with what they open."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12


class WrongWrappingKey(Exception):
    """What was wrapped was not wrapped in this key, for this purpose; or it was changed since."""


class UnknownWrappingKey(Exception):
    """A key was wrapped in a wrapping key that this process was not given."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A key as it may be stored: its bytes, and the name of the wrapping key that opens it."""

    content: bytes
    wrapped_by: str


class Wrapping(Protocol):
    """What a key management service offers: to wrap and to open, never to hand out its own key."""

    @property
    def current(self) -> str:
        """Name the wrapping key that is used today."""

    def wrap(self, key: bytes, owner: UUID) -> Wrapped:
        """Wrap a key for its owner, in today's wrapping key."""

    def unwrap(self, wrapped: Wrapped, owner: UUID) -> bytes:
        """Open a key. Raises ``WrongWrappingKey`` and ``UnknownWrappingKey``."""


@dataclass(frozen=True)
class GivenKeys:
    """Wrapping keys by name; the first is today's, the others still open what they once wrapped."""

    keys: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def read(cls, text: str) -> GivenKeys:
        """Read ``name:hex`` pairs, one a line or parted by commas, today's first.

        Raises ``ValueError`` when there is none, or one is not of 32 bytes.
        """
        pairs = [line.strip().partition(":") for line in text.replace(",", "\n").splitlines()]
        keys = {name: bytes.fromhex(key) for name, _, key in pairs if name}
        if not keys or any(len(key) != KEY_BYTES for key in keys.values()):
            raise ValueError("a wrapping key is a name, a colon, and 32 bytes in hex")
        return cls(keys)

    @classmethod
    def from_file(cls, path: Path) -> GivenKeys:
        """Read them from a file, such as a mounted secret."""
        return cls.read(path.read_text())

    @property
    def current(self) -> str:
        """Name the wrapping key that is used today."""
        return next(iter(self.keys))

    def wrap(self, key: bytes, owner: UUID) -> Wrapped:
        """Wrap a key with AES-256-GCM, bound to its owner, so that two cannot be exchanged."""
        nonce = os.urandom(NONCE_BYTES)
        content = AESGCM(self.keys[self.current]).encrypt(nonce, key, owner.bytes)
        return Wrapped(nonce + content, self.current)

    def unwrap(self, wrapped: Wrapped, owner: UUID) -> bytes:
        """Open a key. Raises ``WrongWrappingKey`` and ``UnknownWrappingKey``."""
        if wrapped.wrapped_by not in self.keys:
            raise UnknownWrappingKey(wrapped.wrapped_by)
        nonce, content = wrapped.content[:NONCE_BYTES], wrapped.content[NONCE_BYTES:]
        try:
            return AESGCM(self.keys[wrapped.wrapped_by]).decrypt(nonce, content, owner.bytes)
        except InvalidTag as error:
            raise WrongWrappingKey(wrapped.wrapped_by) from error
