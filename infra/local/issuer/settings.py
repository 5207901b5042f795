"""What the local sign-in is told from outside."""

from __future__ import annotations

import ipaddress
from pathlib import Path

from pydantic import field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class NotOnLoopback(Exception):
    """The sign-in asks for no password, so it must not be reachable from other machines."""


class IssuerSettings(BaseSettings):
    """Where the sign-in serves, and by which name it signs.

    ``issuer_url`` is the address by which browsers reach it, where that is another one.
    ``issuer_allow_any_host`` lets it serve beyond loopback, as inside a composed network.
    ``issuer_redirects`` lists addresses that people may be sent back to, beside any on loopback.
    """

    model_config = SettingsConfigDict(env_prefix="STAFETT_", frozen=True)

    issuer_host: str = "127.0.0.1"
    issuer_port: int = 8090
    issuer_url: str | None = None
    issuer_allow_any_host: bool = False
    issuer_redirects: tuple[str, ...] = ()
    audience: str = "stafett"
    state: Path = Path(".stafett")

    @field_validator("issuer_url")
    @classmethod
    def _without_a_slash_at_its_end(cls, url: str | None) -> str | None:
        return url.rstrip("/") if url else None

    @property
    def issuer(self) -> str:
        """Give the name by which it signs."""
        return self.issuer_url or f"http://{self.issuer_host}:{self.issuer_port}"

    def must_stay_here(self) -> None:
        """Raise ``NotOnLoopback`` when other machines could reach it and nobody said they may."""
        if not self.issuer_allow_any_host and not is_loopback(self.issuer_host):
            raise NotOnLoopback(
                f"This sign-in is for demonstrations and asks for no password: it does not serve"
                f" on {self.issuer_host}. Set STAFETT_ISSUER_ALLOW_ANY_HOST=1 where that is meant."
            )


def is_loopback(host: str | None) -> bool:
    """Tell whether a host name or address is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
