"""Which answer follows from which exception."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from shared.eventing.decider import NotKnownHereYet, Refusal
from shared.languages import Language
from shared.web.logs import logger
from shared.web.problem import Explainer, language_of
from shared.web.problems import NotKnownYet, NotNow

X = TypeVar("X", bound=Exception)

_log = logger("web")


def catch(app: FastAPI, explain: Explainer, away: Sequence[type[Exception]]) -> None:
    """Answer refusals, problems, invalid requests, and parts that are ``away``."""

    def not_known(error: NotKnownHereYet, language: Language) -> Response:
        _log.info("not-known-here-yet", extra={"what": error.what})
        return explain.problem(NotKnownYet, language)

    def is_away(error: Exception, language: Language) -> Response:
        _log.warning("part-away", extra={"error": type(error).__name__})
        return explain.problem(NotNow, language)

    app.exception_handler(Refusal)(_in_their_language(explain.refusal))
    app.exception_handler(HTTPException)(_in_their_language(explain.raised))
    app.exception_handler(RequestValidationError)(_in_their_language(explain.invalid))
    app.exception_handler(NotKnownHereYet)(_in_their_language(not_known))
    for error in away:
        app.exception_handler(error)(_in_their_language(is_away))


def _in_their_language(
    answer: Callable[[X, Language], Response],
) -> Callable[[Request, X], Awaitable[Response]]:
    # Asynchronous, because a plain function would wait for one of the few threads.
    async def handler(request: Request, error: X) -> Response:
        return answer(error, language_of(request))

    return handler
