"""The public keys of an issuer, found by OpenID discovery and kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, Final

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, Key, OKPKey, RSAKey

from shared.identity.errors import IssuerUnreachable, Unauthenticated

PublicKey = RSAKey | ECKey | OKPKey

REFRESH_AT_MOST_EACH: Final = 10.0
"""Seconds between two look-ups of keys that the issuer has answered."""

RETRY_AFTER_FAILURE: Final = 1.0
"""Seconds before an issuer that did not answer is asked again."""

OLDEST: Final = 600.0
"""Seconds after which keys are looked up again, so that a key taken back stops counting."""


class IssuerKeys:
    """The signing keys of one issuer by key id. Safe for threads; asks the network when it must.

    ``found_at`` is the address where discovery is fetched, when it is not the issuer's own;
    ``ticks`` gives seconds that only go forward.
    """

    def __init__(
        self,
        issuer: str,
        found_at: str | None = None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._issuer = issuer
        self._address = (found_at or issuer).rstrip("/") + "/.well-known/openid-configuration"
        self._keys: Mapping[str, PublicKey] = {}
        self._fetched_at = self._may_ask_at = float("-inf")
        self._ticks = ticks
        self._lock = Lock()

    def key(self, kid: str) -> PublicKey:
        """Give the key with this id.

        Raises ``Unauthenticated`` when the issuer has no such key, ``IssuerUnreachable`` when it
        could not be asked.
        """
        if kid not in self._keys or self._ticks() - self._fetched_at > OLDEST:
            self._refresh(kid)
        try:
            return self._keys[kid]
        except KeyError:
            raise self._no_key() from None

    def _no_key(self) -> Exception:
        return Unauthenticated("unknown-key") if self._keys else IssuerUnreachable()

    def _refresh(self, kid: str) -> None:
        with self._lock:
            now = self._ticks()
            fresh = kid in self._keys and now - self._fetched_at <= OLDEST
            if fresh or now < self._may_ask_at:
                return
            self._may_ask_at = now + RETRY_AFTER_FAILURE
            try:
                self._keys = self._fetch()
            except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError):
                return
            self._fetched_at = now
            self._may_ask_at = now + REFRESH_AT_MOST_EACH

    def _fetch(self) -> Mapping[str, PublicKey]:
        with httpx.Client(timeout=2.0) as client:
            described = client.get(self._address).raise_for_status().json()
            if described["issuer"] != self._issuer:
                raise ValueError("another issuer answers at this address")
            answer = client.get(described["jwks_uri"]).raise_for_status().json()
        return signing_keys(answer)


def signing_keys(jwks: Mapping[str, Any]) -> dict[str, PublicKey]:
    """Give the public signing keys of a JWK set by their id; other keys in it are passed over."""
    keys = [_imported(jwk) for jwk in jwks["keys"] if _is_for_signing(jwk)]
    return {key.kid: key for key in keys if isinstance(key, PublicKey) and key.kid}


def _imported(jwk: Mapping[str, Any]) -> Key | None:
    # A key on a curve that is not known here must not take the others with it.
    try:
        return JWKRegistry.import_key(dict(jwk))
    except (JoseError, ValueError, KeyError, TypeError):
        return None


def _is_for_signing(jwk: Mapping[str, Any]) -> bool:
    return jwk.get("kty") in {"RSA", "EC", "OKP"} and jwk.get("use", "sig") == "sig"
