"""Everything that can go wrong, as problem+json (RFC 9457) in the caller's language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import orjson
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from shared.eventing.decider import Refusal
from shared.languages import Language, Languages, spoken
from shared.web.problems import BY_STATUS, TITLES, Broken, NotReadable, NotValid, Problem
from shared.web.where import Where

MEDIA_TYPE: Final = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Explainer:
    """Turns refusals and problems into answers that a person can read."""

    languages: Languages
    where: Where

    def refusal(self, refusal: Refusal, language: Language) -> Response:
        """Answer with the rule, its sentence, what would open it, and the ground it stands on."""
        rule = type(refusal)
        say = self.languages.say
        return _answer(
            rule.status,
            language,
            {
                "type": f"urn:stafett:rule:{kebab(rule.__name__)}",
                "title": say(TITLES[rule.status], language),
                "status": rule.status,
                "detail": say(rule.sentence, language, **refusal.facts),
                "opens": say(rule.opens, language, **refusal.facts),
                "ground": {"code": rule.ground.code, "title": rule.ground.title},
                "rule": rule.__name__,
            },
        )

    def problem(
        self, problem: type[Problem], language: Language, **more: Sequence[Mapping[str, str]]
    ) -> Response:
        """Answer with a problem of the web itself; nothing in it depends on hidden things."""
        content = {
            "type": f"urn:stafett:problem:{problem.code}",
            "title": self.languages.say(TITLES[problem.status], language),
            "status": problem.status,
            "detail": self.languages.say(problem.sentence, language),
            **more,
        }
        return _answer(problem.status, language, content, problem.sends)

    def raised(self, raised: HTTPException, language: Language) -> Response:
        """Answer for what was raised, by us or by the framework."""
        if isinstance(raised, Problem):
            return self.problem(type(raised), language)
        answer = self.problem(BY_STATUS.get(raised.status_code, Broken), language)
        answer.headers.update(raised.headers or {})
        return answer

    def invalid(self, error: RequestValidationError, language: Language) -> Response:
        """Answer with which fields are wrong and how, never with what stood in them."""
        errors = error.errors()
        if any(each["type"] == "json_invalid" for each in errors):
            return self.problem(NotReadable, language)
        return self.problem(NotValid, language, errors=[self.where(each) for each in errors])


def language_of(request: Request) -> Language:
    """Give the language that the caller reads."""
    return spoken(request.headers.get("accept-language", ""))


def kebab(class_name: str) -> str:
    """Turn ``LeaderIsToldBeforeGuardians`` into ``leader-is-told-before-guardians``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", class_name).lower()


def _answer(
    status: int,
    language: Language,
    content: Mapping[str, object],
    headers: Mapping[str, str] | None = None,
) -> Response:
    return Response(
        orjson.dumps(content),
        status,
        {"Content-Language": language, "Vary": "Accept-Language", **(headers or {})},
        MEDIA_TYPE,
    )
