"""What a service is told from outside, as environment variables that begin with ``STAFETT_``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared.time.clock import Clock, RealClock, TrainingClock


class Settings(BaseSettings):
    """Settings that every service has; a service with more of its own has a class of its own."""

    model_config = SettingsConfigDict(env_prefix="STAFETT_", frozen=True)

    postgres_url: SecretStr
    postgres_owner_url: SecretStr | None = None
    nats_url: SecretStr = SecretStr("nats://127.0.0.1:4222")
    http_host: str = "127.0.0.1"
    http_port: int = 8000
    issuer: str = "http://127.0.0.1:8090"
    issuer_internal_url: str | None = None
    audience: str = "stafett"
    municipality: str = "no9999"
    country: str = "NO"
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
