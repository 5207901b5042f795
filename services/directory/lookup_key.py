"""The secret under which birth numbers are hashed for looking up."""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

KEY_BYTES: Final = 32
ONLY_THE_OWNER: Final = 0o600


class LookupSettings(BaseSettings):
    """Where the key comes from: ``STAFETT_BIRTH_NUMBER_KEY``, or a file beside the state."""

    model_config = SettingsConfigDict(env_prefix="STAFETT_", frozen=True)

    birth_number_key: SecretStr | None = None
    state: Path = Path(".stafett")


@cache
def lookup_key() -> bytes:
    """Give the key. On a machine that was given none, one is made and kept for good.

    With another key the view of birth numbers has to be made again (``rebuild birth_numbers``).
    """
    settings = LookupSettings()
    if settings.birth_number_key is not None:
        return settings.birth_number_key.get_secret_value().encode()
    return _kept_in(settings.state / "birth-number.key")


def _kept_in(file: Path) -> bytes:
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
