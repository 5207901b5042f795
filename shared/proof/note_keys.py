"""Keys that sign notes, and keys that verify them, as short lines of text (C2SP signed-note).

A verifier key is ``<name>+<id in hex>+<base64 of algorithm and public key>``. Two algorithms are
known: Ed25519 over the text itself (a log signs so), and Ed25519 over a cosignature, which says in
addition when a witness saw it (C2SP tlog-cosignature).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final, TypeAlias

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KeyId: TypeAlias = bytes
"""Four bytes that tell the keys of one name apart."""

_WRITTEN: Final = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})")
_NAME: Final = re.compile(r"[^\s+]+")
_TIME_BYTES: Final = 8


class MalformedKey(Exception):
    """A text is not a key."""


class Algorithm(IntEnum):
    """What is signed: the text, or the text and the second at which a witness saw it."""

    TEXT = 1
    COSIGNATURE = 4


@dataclass(frozen=True)
class VerifierKey:
    """The public half: ``name`` without spaces or plus signs, ``public`` 32 bytes."""

    name: str
    public: bytes
    algorithm: Algorithm = Algorithm.TEXT

    @cached_property
    def id(self) -> KeyId:
        """Which key of this name it is."""
        named = f"{self.name}\n".encode() + bytes([self.algorithm]) + self.public
        return hashlib.sha256(named).digest()[:4]

    def __str__(self) -> str:
        key = base64.b64encode(bytes([self.algorithm]) + self.public).decode()
        return f"{self.name}+{self.id.hex()}+{key}"

    def signed(self, text: str, content: bytes) -> bool:
        """Tell whether what stands in a line under this text was made by this key."""
        time, signature = content[:-64], content[-64:]
        if len(signature) != 64 or len(time) != (_TIME_BYTES if self._is_witness else 0):
            return False
        signed = _cosigned(text, int.from_bytes(time, "big")) if self._is_witness else text.encode()
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, signed)
        except InvalidSignature:
            return False
        return True

    @property
    def _is_witness(self) -> bool:
        return self.algorithm is Algorithm.COSIGNATURE


@dataclass(frozen=True)
class SignerKey:
    """The private half: ``seed`` is the 32 secret bytes of Ed25519."""

    name: str
    seed: bytes
    algorithm: Algorithm = Algorithm.TEXT

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise MalformedKey("the name of a key has no spaces and no plus signs")

    def __repr__(self) -> str:
        return f"SignerKey({self.name!r})"

    @cached_property
    def verifier(self) -> VerifierKey:
        """The key that others verify with."""
        return VerifierKey(self.name, self._private.public_key().public_bytes_raw(), self.algorithm)

    def sign(self, text: str) -> bytes:
        """Sign a text: 64 bytes. A witness cannot: it says when (``cosign``)."""
        if self.algorithm is not Algorithm.TEXT:
            raise ValueError("a witness signs with the time at which it saw the text")
        return self._private.sign(text.encode())

    def cosign(self, text: str, second: int) -> bytes:
        """Sign that a text was seen at a second since 1970: 72 bytes, the time among them."""
        if self.algorithm is not Algorithm.COSIGNATURE:
            raise ValueError("a log signs its text alone")
        return second.to_bytes(_TIME_BYTES, "big") + self._private.sign(_cosigned(text, second))

    @cached_property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def read_verifier_key(text: str) -> VerifierKey:
    """Read a verifier key. Raises ``MalformedKey``."""
    matched = _WRITTEN.fullmatch(text)
    if matched is None:
        raise MalformedKey("a verifier key is a name, an id and a key, with plus signs between")
    try:
        content = base64.b64decode(matched[3], validate=True)
        key = VerifierKey(matched[1], content[1:], Algorithm(content[0]))
    except (binascii.Error, ValueError) as error:
        raise MalformedKey("a verifier key is Ed25519") from error
    if len(key.public) != 32 or str(key) != text:
        raise MalformedKey("the id of a verifier key is not that of its name and key")
    return key


def _cosigned(text: str, second: int) -> bytes:
    return f"cosignature/v1\ntime {second}\n{text}".encode()
