"""The endpoints of the local sign-in."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from authlib.oauth2 import OAuth2Error
from joserfc.jwk import KeySet
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from infra.local.issuer import page
from infra.local.issuer.clients import DEMO_GRANT, SCOPES, Client
from infra.local.issuer.granting import AskedHere, Granting
from infra.local.issuer.keys import ALGORITHM, signing_key
from infra.local.issuer.people import demo_people, person_named
from infra.local.issuer.settings import IssuerSettings
from infra.local.issuer.signed import about
from shared.identity.errors import Unauthenticated
from shared.identity.keys import PublicKey, signing_keys
from shared.identity.tokens import Tokens

LARGEST_FORM: Final = 65_536
"""Bytes."""

_SAFE: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True)
class Issuer:
    """One local sign-in, with its settings and its key."""

    settings: IssuerSettings
    key_set: KeySet
    granting: Granting

    def key(self, kid: str) -> PublicKey:
        """Give the public key with this id; raises ``Unauthenticated``."""
        try:
            return signing_keys(dict(self.key_set.as_dict()))[kid]
        except KeyError:
            raise Unauthenticated("unknown-key") from None

    def welcome(self, _: Request) -> Response:
        """Tell what this is."""
        return _html(page.welcome(demo_people(), self.settings.issuer))

    def discovery(self, request: Request) -> Response:
        """Describe the issuer (OpenID Connect Discovery 1.0).

        Browsers go to the issuer's own address; programs stay at the one at which they asked.
        """
        return JSONResponse(_described(self.settings.issuer, str(request.base_url).rstrip("/")))

    def jwks(self, _: Request) -> Response:
        """Give the public keys."""
        return JSONResponse(self.key_set.as_dict(private=False))

    async def authorize(self, request: Request) -> Response:
        """Show the page, or, once somebody is picked, send the browser back with a code."""
        asked = await _asked(request)
        ours = AskedHere(request.method, f"{self.settings.issuer}/authorize", asked)
        try:
            grant = self.granting.get_consent_grant(ours, end_user=None)
        except OAuth2Error as error:
            return _html(page.told("Kan ikke logge inn", str(error.description)), 400)
        person = person_named(asked.get("person"))
        if request.method == "GET" or person is None:
            return _html(page.pick_a_person(demo_people(), asked))
        response: Response = self.granting.create_authorization_response(
            ours, grant_user=person, grant=grant
        )
        return response

    async def token(self, request: Request) -> Response:
        """Give tokens for a code, or for the name of a demo person."""
        asked = AskedHere("POST", f"{self.settings.issuer}/token", await _asked(request))
        response: Response = self.granting.create_token_response(asked)
        response.headers["Cache-Control"] = "no-store"
        return response

    def userinfo(self, request: Request) -> Response:
        """Tell a program who is signed in."""
        token = request.headers.get("authorization", "").partition(" ")[2]
        tokens = Tokens(self.settings.issuer, self.settings.audience, keys=self)
        try:
            actor = tokens.actor_of(token)
        except Unauthenticated:
            return JSONResponse({"error": "invalid_token"}, 401, {"WWW-Authenticate": "Bearer"})
        return JSONResponse(about(next(each for each in demo_people() if each.acts_as(actor))))

    async def end_session(self, request: Request) -> Response:
        """Sign out: there is no session here, so the browser just goes where it was told to."""
        asked = await _asked(request)
        back = asked.get("post_logout_redirect_uri")
        client = Client("any", self.settings.issuer_redirects)
        if back and client.check_redirect_uri(back):
            return RedirectResponse(back, 302)
        return _html(page.told("Logget ut", "Du er logget ut."))


def issuer_app(settings: IssuerSettings) -> Starlette:
    """Make the application; its key is read, or made."""
    key = signing_key(settings.state)
    issuer = Issuer(settings, key, Granting(settings, key))
    both = ["GET", "POST"]
    return Starlette(
        routes=[
            Route("/", issuer.welcome),
            Route("/.well-known/openid-configuration", issuer.discovery),
            Route("/jwks", issuer.jwks),
            Route("/authorize", issuer.authorize, methods=both),
            Route("/token", issuer.token, methods=["POST"]),
            Route("/userinfo", issuer.userinfo, methods=both),
            Route("/end-session", issuer.end_session, methods=both),
        ]
    )


async def _asked(request: Request) -> dict[str, str]:
    if request.method == "GET":
        return dict(request.query_params)
    form = b""
    async for part in request.stream():
        form += part
        if len(form) > LARGEST_FORM:
            raise HTTPException(413)
    return dict(parse_qsl(form.decode("latin-1"), keep_blank_values=True))


def _html(content: str, status: int = 200) -> Response:
    return HTMLResponse(content, status, _SAFE)


def _described(issuer: str, asked_at: str) -> dict[str, Any]:
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "end_session_endpoint": f"{issuer}/end-session",
        "token_endpoint": f"{asked_at}/token",
        "userinfo_endpoint": f"{asked_at}/userinfo",
        "jwks_uri": f"{asked_at}/jwks",
        "scopes_supported": list(SCOPES),
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code", DEMO_GRANT],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [ALGORITHM],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["none"],
        "ui_locales_supported": ["nb"],
    }
