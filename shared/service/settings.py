"""What a service is told from outside, as environment variables that begin with ``STAFETT_``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared.eventing.writing import Writer
from shared.sealing.sealer import Sealer
from shared.sealing.vault import Vault
from shared.sealing.wrapping import GivenKeys, Wrapping
from shared.sealing.wrapping_file import KeysInAFile
from shared.time.clock import Clock, RealClock, TrainingClock

SEAL_BYTES: Final = 32
"""How long the key of a service's seal is, at least: a shorter one could be found by trying."""


class SecretMissing(Exception):
    """A key without which nothing can be recorded was not given; the message names the variable."""


class Settings(BaseSettings):
    """Settings that every service has; a service with more of its own has a class of its own."""

    model_config = SettingsConfigDict(env_prefix="STAFETT_", frozen=True)

    postgres_url: SecretStr
    postgres_owner_url: SecretStr | None = None
    keys_url: SecretStr | None = None
    wrapping_keys: SecretStr | None = None
    wrapping_keys_file: Path | None = None
    mac_key: SecretStr | None = None
    nats_url: SecretStr = SecretStr("nats://127.0.0.1:4222")
    http_host: str = "127.0.0.1"
    http_port: int = 8000
    issuer: str = "http://127.0.0.1:8090"
    issuer_internal_url: str | None = None
    audience: str = "stafett"
    municipality: str = "no9999"
    country: str = "NO"
    names_readers_to_family: bool = False
    pool_size: int = 8
    threads: int = 6
    state: Path = Path(".stafett")
    training_starts_at: datetime | None = None
    training_started: datetime | None = None
    training_speed: float = 1.0

    def clock(self) -> Clock:
        """Give the clock on the wall, or the training clock when one is set."""
        if self.training_starts_at is None or self.training_started is None:
            return RealClock()
        return TrainingClock(self.training_started, self.training_starts_at, self.training_speed)

    def writer(self) -> Writer:
        """Give what seals and chains this service's events. ``SecretMissing`` without its keys."""
        vault = Vault(_given(self.keys_url, "keys_url"), self.wrapping())
        return Writer(Sealer(vault), _seal(_given(self.mac_key, "mac_key")))

    def wrapping(self) -> Wrapping:
        """Give the keys that other keys are wrapped in: from a mounted file, or as they are."""
        if self.wrapping_keys_file is not None:
            return KeysInAFile(self.wrapping_keys_file)
        return GivenKeys.read(_given(self.wrapping_keys, "wrapping_keys"))

    def library_environment(self) -> dict[str, str]:
        """Say where PostgreSQL is, in the words of the event store's library."""
        url = urlsplit(self.postgres_url.get_secret_value())
        return {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": url.path.lstrip("/"),
            "POSTGRES_HOST": url.hostname or "",
            "POSTGRES_PORT": str(url.port or 5432),
            "POSTGRES_USER": unquote(url.username or ""),
            "POSTGRES_PASSWORD": unquote(url.password or ""),
            "POSTGRES_POOL_SIZE": str(self.pool_size),
            "POSTGRES_MAX_OVERFLOW": "0",
            "POSTGRES_CONNECT_TIMEOUT": "5",
            "CREATE_TABLE": "n",
        }


def _seal(text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) < SEAL_BYTES:
        raise SecretMissing(f"STAFETT_MAC_KEY is not {SEAL_BYTES} bytes or more, in hex")
    return key


def _given(secret: SecretStr | None, name: str) -> str:
    if secret is None:
        raise SecretMissing(f"STAFETT_{name.upper()} is not set")
    return secret.get_secret_value()
