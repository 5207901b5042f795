"""The hash of a stored event: over its place, its name and its document, byte for byte."""

from __future__ import annotations

import hashlib
import hmac
from typing import Final
from uuid import UUID

FORM: Final = b"stafett event 1\n"
"""What the hashed bytes begin with; another form of hashing would have another beginning."""


def event_hash(stream: UUID, version: int, name: str, document: bytes) -> bytes:
    """Give the 32 bytes that stand for a stored event in its stream's chain and in the log.

    SHA-256 over the form, the stream (16 bytes), the version (8), the length of the name (4), the
    name (UTF-8) and the document exactly as stored; numbers are big-endian. The document holds the
    hash of the event before it, so that the last hash of a stream stands for the whole stream.
    """
    called = name.encode()
    place = stream.bytes + version.to_bytes(8, "big") + len(called).to_bytes(4, "big")
    return hashlib.sha256(FORM + place + called + document).digest()


def event_mac(key: bytes, hashed: bytes) -> bytes:
    """Give the seal that only a holder of the service's key can make: HMAC-SHA-256, 32 bytes."""
    return hmac.digest(key, hashed, "sha256")
