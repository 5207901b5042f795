"""The secret under which birth numbers are marked for looking up."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared.marking import key_kept_in


class LookupSettings(BaseSettings):
    """Where the key comes from: ``STAFETT_BIRTH_NUMBER_KEY``, or a file beside the state."""

    model_config = SettingsConfigDict(env_prefix="STAFETT_", frozen=True)

    birth_number_key: SecretStr | None = None
    state: Path = Path(".stafett")


@cache
def lookup_key() -> bytes:
    """Give the key. On a machine that was given none, one is made and kept for good.

    Numbers that were entered under another key are found no more until they are entered again.
    """
    settings = LookupSettings()
    if settings.birth_number_key is not None:
        return settings.birth_number_key.get_secret_value().encode()
    return key_kept_in(settings.state / "birth-number.key")
