"""What the log is told from outside, beside what every service is."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import SecretStr, field_validator

from shared.proof.note_keys import SignerKey
from shared.service.settings import Settings

SEED_BYTES: Final = 32

RULES: Final = Path(__file__).parent / "retention.json"
"""The table of a municipality that has decided no rule: it is empty, and all is kept for good."""


class AuditSettings(Settings):
    """``services`` gives the address of every other service by its context, as a JSON object.

    ``signing_key`` is the seed of Ed25519 (32 bytes, in hex or base64) that signs checkpoints;
    without one none is signed. ``origin`` is the log's name, ``stafett/<municipality>`` where none
    is given. ``checkpoints`` is the directory in which every checkpoint is left for good.
    ``keys_destroyer_url`` is the way to the keys for what may only take them away.
    ``retention_rules`` is the table that says until when what is kept; it is read when it is asked.
    """

    services: Mapping[str, str] = {}
    signing_key: SecretStr | None = None
    keys_destroyer_url: SecretStr | None = None
    retention_rules: Path = RULES
    origin: str | None = None
    checkpoints: Path | None = None

    @field_validator("signing_key")
    @classmethod
    def _is_a_seed(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None:
            _seed(key)
        return key

    def signer(self) -> SignerKey | None:
        """Give the key that signs the log."""
        if self.signing_key is None:
            return None
        return SignerKey(self.origin or f"stafett/{self.municipality}", _seed(self.signing_key))

    def kept_in(self) -> Path:
        """Name the directory of the checkpoints."""
        return self.checkpoints or self.state / "checkpoints"


def _seed(key: SecretStr) -> bytes:
    text = key.get_secret_value().strip()
    try:
        seed = bytes.fromhex(text) if len(text) == 2 * SEED_BYTES else base64.b64decode(text)
    except (binascii.Error, ValueError):
        seed = b""
    if len(seed) != SEED_BYTES:
        raise ValueError("the signing key is 32 bytes, in hex or in base64")
    return seed
