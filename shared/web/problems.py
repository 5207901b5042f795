"""What the web itself answers when a request cannot be served, each with a name of its own.

Sentences are English message ids; none of them repeats what the caller sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from starlette.exceptions import HTTPException


class Problem(HTTPException):
    """A request that cannot be served, for a reason that lies outside the rules of the domain."""

    status: ClassVar[int]
    code: ClassVar[str]
    sentence: ClassVar[str]
    sends: ClassVar[Mapping[str, str]] = {}

    def __init__(self) -> None:
        super().__init__(self.status, detail=self.code, headers=self.sends)


class NotReadable(Problem):
    """The body is not JSON, or the request is malformed in another way."""

    status = 400
    code = "not-readable"
    sentence = "The request could not be read."


class KeyNotReadable(Problem):
    """The Idempotency-Key is empty, longer than 255 characters, or not visible ASCII."""

    status = 400
    code = "idempotency-key-not-readable"
    sentence = "The Idempotency-Key must be 1 to 255 visible characters."


class NotAllowed(Problem):
    """The caller's role never opens this door."""

    status = 403
    code = "not-allowed"
    sentence = "Your role does not give access to this."


class NotFound(Problem):
    """There is nothing here for this caller: the same answer for unknown and for hidden."""

    status = 404
    code = "not-found"
    sentence = "There is nothing here that you can see."


class MethodNotKnown(Problem):
    """The address exists, and does not do this."""

    status = 405
    code = "method-not-allowed"
    sentence = "This address does not do that."


class StalePage(Problem):
    """The page that the caller decided from has changed since."""

    status = 412
    code = "stale-page"
    sentence = "The page has changed since you opened it. Open it again and decide anew."


class BodyTooLarge(Problem):
    """The body is larger than the service accepts."""

    status = 413
    code = "body-too-large"
    sentence = "What you sent is too large."
    # The rest of the body is not read, so the connection cannot be used again.
    sends: ClassVar[Mapping[str, str]] = {"Connection": "close"}


class NotJson(Problem):
    """The body is of another media type than JSON."""

    status = 415
    code = "not-json"
    sentence = "Send the content as application/json."


class NotValid(Problem):
    """The request can be read, but something in it is missing or not as it must be."""

    status = 422
    code = "not-valid"
    sentence = "Something in the request is missing or not as it must be."


class PurposeNotKnown(Problem):
    """What someone says to read for is not on the closed list, or not for their role."""

    status = 422
    code = "purpose-not-known"
    sentence = "Say a purpose that is on the list and fits your role, or none."


class KeyReused(Problem):
    """The Idempotency-Key stood on another request before."""

    status = 422
    code = "idempotency-key-reused"
    sentence = "This Idempotency-Key was used for another request."


class PageNotSaid(Problem):
    """A decision is made from a page, so If-Match must say from which version of it."""

    status = 428
    code = "page-not-said"
    sentence = "Say with If-Match which version of the page you decide from."


class Broken(Problem):
    """Something failed on our side."""

    status = 500
    code = "broken"
    sentence = "Something failed on our side. It has been logged."


class NotNow(Problem):
    """A part that this needs does not answer; the same may work soon."""

    status = 503
    code = "not-now"
    sentence = "A part of the system does not answer. Try again in a moment."
    sends: ClassVar[Mapping[str, str]] = {"Retry-After": "1"}


class NoReadLog(Problem):
    """It cannot be put on record who reads, so nothing is shown."""

    status = 503
    code = "no-read-log"
    sentence = "It cannot be put on record just now that you read this. Nothing is shown."
    sends: ClassVar[Mapping[str, str]] = {"Retry-After": "1"}


class NotKnownYet(Problem):
    """Another service has not told here yet what this needs; the same may work soon.

    Nothing is broken, and nothing is refused for good: 409 with Retry-After, and no rule.
    """

    status = 409
    code = "not-known-here-yet"
    sentence = "Something in this is not known here yet. Try again in a moment."
    sends: ClassVar[Mapping[str, str]] = {"Retry-After": "1"}


class NotSignedIn(Problem):
    """No token, or not a valid one."""

    status = 401
    code = "not-signed-in"
    sentence = "Sign in first."
    sends: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": 'Bearer realm="stafett"'}


class TokenNotValid(NotSignedIn):
    """A token came along that is not a valid one of our issuer for us."""

    sends: ClassVar[Mapping[str, str]] = {
        "WWW-Authenticate": 'Bearer realm="stafett", error="invalid_token"'
    }


BY_STATUS: Mapping[int, type[Problem]] = {
    problem.status: problem
    for problem in (NotReadable, NotAllowed, NotFound, MethodNotKnown, BodyTooLarge, NotJson)
}
"""What stands for a bare status that the framework raises."""

TITLES: Mapping[int, str] = {
    400: "The request cannot be read",
    401: "Not signed in",
    403: "Not yours to do",
    404: "Not found",
    405: "Not possible here",
    409: "Not now",
    412: "The page has changed",
    413: "Too large",
    415: "Not JSON",
    422: "Something is missing or wrong",
    428: "Which version?",
    500: "Something failed",
    503: "Try again soon",
}
"""The title of a problem by its status, as a message id."""
