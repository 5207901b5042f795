"""The programs that may send people here to sign in: public ones, with PKCE, known by address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from infra.local.issuer.settings import is_loopback

DEMO_GRANT: Final = "urn:stafett:demo"
SCOPES: Final = ("openid", "profile")


@dataclass(frozen=True, slots=True)
class Client:
    """A program without a secret, in the words of Authlib. Any client id is taken as given.

    It may send people back to any address on loopback, and to those listed in ``redirects``.
    """

    client_id: str
    redirects: Sequence[str] = ()

    def get_client_id(self) -> str:
        """Give its id."""
        return self.client_id

    def get_default_redirect_uri(self) -> None:
        """Give none: every request names where people go afterwards."""

    def get_allowed_scope(self, scope: str | None) -> str:
        """Give those of the scopes asked for that exist."""
        return " ".join(each for each in SCOPES if each in (scope or "").split())

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """Tell whether people may be sent there."""
        address = urlsplit(redirect_uri)
        on_loopback = address.scheme in {"http", "https"} and is_loopback(address.hostname)
        return redirect_uri in self.redirects or on_loopback

    def check_client_secret(self, _secret: str) -> bool:
        """Accept no secret: there is none."""
        return False

    def check_endpoint_auth_method(self, method: str, _endpoint: str) -> bool:
        """Accept that it does not authenticate; PKCE binds the code to it."""
        return method == "none"

    def check_response_type(self, response_type: str) -> bool:
        """Tell whether it may ask for this kind of answer."""
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        """Tell whether it may get tokens this way."""
        return grant_type in {"authorization_code", DEMO_GRANT}
