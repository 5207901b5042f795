"""Noise against every operation of an OpenAPI document, valid and invalid, by schemathesis."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

Operation: TypeAlias = schemathesis.APIOperation[Any, Any, Any, Any]
Case: TypeAlias = schemathesis.Case[Any]


CHECKS: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]

Header = Callable[[str, str], Mapping[str, str]]
"""Gives the headers with which to call a method and path template."""


@dataclass(frozen=True)
class Noise:
    """A bounded amount of noise: ``examples`` requests for each operation, half of them invalid."""

    base_url: str
    header: Header
    examples: int = 16

    def breaks(self, document: Mapping[str, Any]) -> dict[str, str]:
        """Give each way in which the service behaved as its document does not say, and a sample."""
        schema = schemathesis.openapi.from_dict(dict(document))
        broken: dict[str, str] = {}
        with requests.Session() as session:
            for found in schema.get_all_operations():
                assert isinstance(found, Ok), found
                broken |= self._against(found.ok(), session)
        return broken

    def _against(self, operation: Operation, session: requests.Session) -> dict[str, str]:
        headers = dict(self.header(operation.method.upper(), operation.path))
        broken: dict[str, str] = {}
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

            @settings(
                max_examples=self.examples // 2,
                derandomize=True,
                database=None,
                deadline=None,
                phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy(generation_mode=mode))
            def call(case: Case) -> None:
                broken.update(self._one(case, headers, session))

            with suppress(Unsatisfiable) if mode.is_negative else nullcontext():
                call()
        return broken

    def _one(
        self, case: Case, headers: dict[str, str], session: requests.Session
    ) -> dict[str, str]:
        answer = case.call(base_url=self.base_url, headers=headers, session=session)
        try:
            case.validate_response(answer, checks=CHECKS, headers=headers)
        except FailureGroup as failed:
            titles = ", ".join(sorted({each.title for each in failed.exceptions}))
            fault = f"{case.method} {case.path}: {answer.status_code} {titles}"
            return {fault: case.as_curl_command({"Authorization": "..."})}
        return {}
