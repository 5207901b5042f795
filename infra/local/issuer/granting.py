"""OAuth 2.0 and OpenID Connect as Authlib knows them, with our people, clients and key."""

# Authlib has no types: what we take from it is untyped, what we give is typed.
# mypy: disable-error-code="import-untyped,misc,no-untyped-call"

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, ClassVar

import orjson
from authlib.oauth2 import AuthorizationServer, OAuth2Request
from authlib.oauth2.rfc6749 import InvalidGrantError
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant, BaseGrant, TokenEndpointMixin
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc7636 import CodeChallenge
from joserfc.jwk import KeySet
from starlette.responses import Response

from infra.local.issuer.clients import DEMO_GRANT, Client
from infra.local.issuer.codes import Code, Codes
from infra.local.issuer.people import DemoPerson, person_named
from infra.local.issuer.settings import IssuerSettings
from infra.local.issuer.signed import AccessTokens, IdToken


class AskedHere(OAuth2Request):
    """A request that reached us, as Authlib wants to see it."""

    def __init__(self, method: str, address: str, asked: Mapping[str, str]) -> None:
        super().__init__(method, address)
        self.payload = BasicOAuth2Payload(dict(asked))

    @property
    def form(self) -> Mapping[str, str]:
        """Give what was asked, wherever it stood."""
        return self.args

    @property
    def args(self) -> Mapping[str, str]:
        """Give what was asked, wherever it stood."""
        asked: Mapping[str, str] = self.payload.data
        return asked


class Proof(CodeChallenge):
    """Proof that the program which asked is the one that fetches: S256 only (RFC 9700)."""

    DEFAULT_CODE_CHALLENGE_METHOD = "S256"
    SUPPORTED_CODE_CHALLENGE_METHOD: ClassVar = ["S256"]


class WithCode(AuthorizationCodeGrant):
    """Signing in through the page: a code, and the proof that the same program asks (PKCE)."""

    TOKEN_ENDPOINT_AUTH_METHODS: ClassVar = ["none"]

    def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
        """Keep what was agreed."""
        asked = request.payload.data
        self.server.codes.keep(
            Code(
                code=code,
                client_id=request.client.client_id,
                redirect_uri=asked["redirect_uri"],
                scope=request.scope or "",
                person=request.user,
                code_challenge=asked.get("code_challenge", ""),
                code_challenge_method=asked.get("code_challenge_method", "S256"),
                nonce=asked.get("nonce"),
                made_at=time.time(),
            )
        )

    def query_authorization_code(self, code: str, client: Client) -> Code | None:
        """Find what was agreed."""
        found: Code | None = self.server.codes.find(code, client.client_id)
        return found

    def delete_authorization_code(self, code: Code) -> None:
        """Use it up."""
        self.server.codes.forget(code)

    def authenticate_user(self, code: Code) -> DemoPerson:
        """Say who signed in."""
        return code.person


class ByName(BaseGrant, TokenEndpointMixin):
    """A token for a demo person at once, without a page: for tests and demos."""

    GRANT_TYPE = DEMO_GRANT

    def validate_token_request(self) -> None:
        """Find the person; raises ``InvalidGrantError`` for an unknown one."""
        self.request.client = Client(self.request.payload.client_id or "demo")
        self.request.user = person_named(self.request.payload.data.get("person"))
        if self.request.user is None:
            raise InvalidGrantError("There is no such demo person.")

    def create_token_response(self) -> tuple[int, dict[str, Any], list[tuple[str, str]]]:
        """Give the token."""
        token = self.generate_token(user=self.request.user, scope="openid profile")
        return 200, token, self.TOKEN_RESPONSE_HEADER


class Granting(AuthorizationServer):
    """Decides who gets a code or a token."""

    def __init__(self, settings: IssuerSettings, key: KeySet) -> None:
        super().__init__()
        self.codes = Codes()
        self._redirects = settings.issuer_redirects
        self.register_token_generator("default", AccessTokens(settings, key))
        self.register_grant(WithCode, [Proof(required=True), IdToken(settings, key)])
        self.register_grant(ByName)

    def query_client(self, client_id: str) -> Client:
        """Take any program for what it says it is: it can send people to known places only."""
        return Client(client_id, self._redirects)

    def save_token(self, token: object, request: OAuth2Request) -> None:
        """Keep nothing: a signed token speaks for itself."""

    def send_signal(self, name: str, *args: object, **kwargs: object) -> None:
        """Tell nobody."""

    def create_oauth2_request(self, request: AskedHere) -> AskedHere:
        """Take the request as it is."""
        return request

    def handle_response(
        self, status: int, body: object, headers: list[tuple[str, str]]
    ) -> Response:
        """Turn what Authlib answers into a response."""
        content = orjson.dumps(body) if isinstance(body, dict) else str(body or "")
        return Response(content, status, dict(headers))
