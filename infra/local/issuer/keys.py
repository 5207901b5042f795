"""The key that the local sign-in signs with: made once, kept in the state directory."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from joserfc.jwk import ECKey, KeySet

ALGORITHM: Final = "ES256"


def signing_key(state: Path) -> KeySet:
    """Read the key, or make one, so that tokens outlive a restart."""
    file = state / "issuer-key.json"
    if not file.exists():
        state.mkdir(parents=True, exist_ok=True)
        _write(file, ECKey.generate_key("P-256", {"use": "sig", "alg": ALGORITHM}, auto_kid=True))
    return KeySet([ECKey.import_key(json.loads(file.read_text()))])


def _write(file: Path, key: ECKey) -> None:
    # Written aside first: a killed process leaves a whole key or none.
    draft = file.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
        json.dump(key.as_dict(private=True), handle)
    draft.replace(file)
