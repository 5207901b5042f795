"""What an operator's commands need: the way into each database, and the keys that none holds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from shared.proof.note_keys import SignerKey, read_verifier_key
from shared.sealing.wrapping import GivenKeys

VARIABLE: Final = "STAFETT_ACCESS"
LOCAL: Final = Path(".stafett/access.json")


class NoAccess(Exception):
    """The file that gives access is missing, or is none; the message says which."""


class Record(BaseModel):
    """One service's record: where it is, and the key of the service's own seal (hex)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database: SecretStr
    mac_key: SecretStr


class Access(BaseModel):
    """A municipality's records by context, its keys and its log.

    ``log_key`` is the verifier key that the log is held against: take it from outside, not from the
    log. ``signing_key`` (hex) seals what is handed over; without it the package says so.
    ``checkpoints`` is the directory in which the log's checkpoints were left.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    municipality: str
    records: Mapping[str, Record]
    log_key: str
    checkpoints: Path
    keys_owner: SecretStr
    wrapping_keys_file: Path
    nats: SecretStr | None = None
    signing_key: SecretStr | None = None

    @property
    def log(self) -> str:
        """Give the address of the log's database."""
        return self.records["audit-trail"].database.get_secret_value()

    def signer(self) -> SignerKey | None:
        """Give the log's own key, where it is at hand."""
        if self.signing_key is None:
            return None
        name = read_verifier_key(self.log_key).name
        return SignerKey(name, bytes.fromhex(self.signing_key.get_secret_value()))

    def wrapping(self) -> GivenKeys:
        """Give the keys that other keys are wrapped in."""
        return GivenKeys.from_file(self.wrapping_keys_file)


def given(path: Path | None = None) -> Access:
    """Read the file that the command line or the environment names, or the local one.

    Raises ``NoAccess``.
    """
    file = path or Path(os.environ.get(VARIABLE, LOCAL))
    try:
        return Access.model_validate_json(file.read_text())
    except OSError as error:
        raise NoAccess(f"{file} cannot be read: give --access, or set {VARIABLE}") from error
    except ValidationError as error:
        raise NoAccess(f"{file} is not a file of access ({error.error_count()} errors)") from error
