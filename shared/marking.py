"""Marks: how a value is found again that itself stands in no index."""

from __future__ import annotations

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Final

from shared.privacy import Mark

KEY_BYTES: Final = 32
ONLY_THE_OWNER: Final = 0o600


def mark_of(value: str, key: bytes) -> Mark:
    """Give the mark of a value: always the same under one key, and nothing without it."""
    return hmac.new(key, value.encode(), sha256).hexdigest()


def key_kept_in(file: Path) -> bytes:
    """Give the key that is kept in a file; where there is none, one is made and kept for good."""
    file.parent.mkdir(parents=True, exist_ok=True)
    made = file.with_suffix(f".{os.getpid()}")
    made.touch(ONLY_THE_OWNER)
    made.write_bytes(secrets.token_bytes(KEY_BYTES))
    try:
        # Linking fails where a key is in place, so that two who start at once agree on one.
        os.link(made, file)
    except FileExistsError:
        pass
    finally:
        made.unlink()
    return file.read_bytes()
