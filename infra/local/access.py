"""Writes what the operator's commands need to get at everything on this machine."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Final

from infra.local.ground import Ground
from infra.local.state import State
from infra.nats.accounts import OPERATOR
from infra.postgres.provision import KEYS
from infra.services import Service
from shared.proof.note_keys import SignerKey

FILE: Final = "access.json"


def write_access(state: State, ground: Ground, services: Sequence[Service]) -> None:
    """Write ``access.json``, for its owner's eyes: addresses, seals, and the log's public key."""
    municipality = os.environ.get("STAFETT_MUNICIPALITY", "no9999")
    signer = SignerKey(f"stafett/{municipality}", bytes.fromhex(state.secret_key("signing key")))
    content = json.dumps(
        {
            "municipality": municipality,
            "records": {
                each.context: {
                    "database": ground.database_url(each, each.name),
                    "mac_key": state.secret_key(f"mac {each.name}"),
                }
                for each in services
            },
            "log_key": str(signer.verifier),
            "checkpoints": str(state.directory.resolve() / "checkpoints"),
            "keys_owner": ground.keys_url(f"{KEYS}_owner"),
            "wrapping_keys_file": str(state.wrapping_keys().resolve()),
            "signing_key": state.secret_key("signing key"),
            "nats": ground.nats_url_of(OPERATOR),
        },
        indent=2,
    )
    draft = state.directory / f"{FILE}.new"
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(content)
    draft.replace(state.directory / FILE)
