"""The OpenAPI document, with sign-in and every status that an operation can answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from shared.identity.purpose import SAID_BY
from shared.web.access import PUBLIC, Access
from shared.web.idempotency import HEADER as IDEMPOTENCY_KEY
from shared.web.idempotency import PATTERN
from shared.web.problem import MEDIA_TYPE
from shared.web.problems import TITLES
from shared.web.purpose import HEADER as PURPOSE

Document = dict[str, Any]

READING: Final = (401, 403, 404, 409, 422, 503)
"""What any endpoint behind the guard can answer beside what it is for."""

ASKING: Final = (400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 503)
"""The same for one that changes something."""

_SCHEMA: Final[Document] = {
    "title": "Problem",
    "description": "RFC 9457. A refusal also names its rule, what would open it, and its ground.",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "rule": {"type": "string"},
        "opens": {"type": "string"},
        "ground": {
            "type": "object",
            "properties": {"code": {"type": "string"}, "title": {"type": "string"}},
        },
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"where": {"type": "string"}, "code": {"type": "string"}},
            },
        },
    },
}

_LANGUAGE: Final[Document] = {
    "name": "Accept-Language",
    "in": "header",
    "description": "nb, nn, da or en; Bokmål when nothing fits.",
    "schema": {"type": "string"},
}

_SAID: Final = sorted({purpose.value for said in SAID_BY.values() for purpose in said})

_PURPOSE: Final[Document] = {
    "name": PURPOSE,
    "in": "header",
    "description": f"For what it is read, if not for the usual: {', '.join(_SAID)}.",
    "schema": {"type": "string"},
}

_COMMAND_HEADERS: Final[tuple[Document, ...]] = (
    {
        "name": IDEMPOTENCY_KEY,
        "in": "header",
        "description": "Makes a retry harmless: the same key and content have their effect once.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": PATTERN},
    },
    {
        "name": "If-Match",
        "in": "header",
        "description": "The ETag of the page from which this is decided.",
        "schema": {"type": "string"},
    },
)


def documented(document: Document, access: Access, issuer: str) -> Document:
    """Complete what FastAPI writes, in place: sign-in, headers, and problems by status."""
    components: Document = document.setdefault("components", {})
    schemas: Document = components.setdefault("schemas", {})
    for framework_schema in ("HTTPValidationError", "ValidationError"):
        schemas.pop(framework_schema, None)
    schemas["Problem"] = _SCHEMA
    components["securitySchemes"] = _sign_in(issuer)
    for method, path, operation in _operations(document):
        if access.get((method, path), PUBLIC) is not PUBLIC:
            _complete(operation, method)
    return document


def declared_names(document: Document) -> Collection[str]:
    """Give every name of a field or parameter in a document."""
    schemas: Mapping[str, Document] = document.get("components", {}).get("schemas", {})
    fields = {name for schema in schemas.values() for name in schema.get("properties", {})}
    parameters = {
        parameter["name"]
        for _, _, operation in _operations(document)
        for parameter in operation.get("parameters", ())
    }
    return fields | parameters


def _operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            yield method.upper(), path, operation


def _sign_in(issuer: str) -> Document:
    address = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    return {
        "sign-in": {"type": "openIdConnect", "openIdConnectUrl": address},
        "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    }


def _complete(operation: Document, method: str) -> None:
    changes = method != "GET"
    operation["security"] = [{"token": []}, {"sign-in": []}]
    headers = (_LANGUAGE, *_COMMAND_HEADERS) if changes else (_LANGUAGE, _PURPOSE)
    operation["parameters"] = [*operation.get("parameters", ()), *headers]
    for status in ASKING if changes else READING:
        operation["responses"][str(status)] = _problem(status)


def _problem(status: int) -> Document:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": TITLES[status], "content": {MEDIA_TYPE: {"schema": schema}}}
