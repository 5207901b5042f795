"""For every free text in a JSON schema: a body in which just that text is bad."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Schema: TypeAlias = Mapping[str, Any]

DEPTH = 6


def bodies(document: Schema, operation: Schema, bad: str) -> Iterator[tuple[str, Any]]:
    """Give, for each text in the operation's body, where it stands and a body with it bad."""
    content = operation.get("requestBody", {}).get("content", {})
    for media_type in content.values():
        yield from _texts(document, media_type["schema"], "body", bad, DEPTH)


def _texts(
    document: Schema, schema: Schema, where: str, bad: str, depth: int
) -> Iterator[tuple[str, Any]]:
    schema = _resolved(document, schema)
    if depth == 0:
        return
    for variant in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _texts(document, variant, where, bad, depth)
    fields = schema.get("properties", {})
    # What tells the variants of a union apart stays as it must be.
    fixed = {name: inner["const"] for name, inner in fields.items() if "const" in inner}
    for name, inner in fields.items():
        for place, value in _texts(document, inner, f"{where}.{name}", bad, depth - 1):
            yield place, {**fixed, name: value}
    if isinstance(items := schema.get("items"), Mapping):
        for place, value in _texts(document, items, f"{where}.0", bad, depth - 1):
            yield place, [value]
    if _is_free_text(schema):
        yield where, bad


def _resolved(document: Schema, schema: Schema) -> Schema:
    if "$ref" not in schema:
        return schema
    name = schema["$ref"].rpartition("/")[2]
    found: Schema = document["components"]["schemas"][name]
    return found


def _is_free_text(schema: Schema) -> bool:
    return schema.get("type") == "string" and not {"format", "enum", "const"} & set(schema)
