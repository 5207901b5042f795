"""How a page leaves: canonical JSON with the tag that says which version it is."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from shared.web.etag import canonical_json, tag

JSON: Final = "application/json"


def shown(page: object, *, status: int = 200, location: str | None = None) -> Response:
    """Answer with a page and its ETag; ``location`` names what was created."""
    content = canonical_json(page)
    headers = {"ETag": tag(content), "Vary": "Accept-Language"}
    if location is not None:
        headers["Location"] = location
    return Response(content, status, headers, JSON)


def done() -> Response:
    """Answer that it is done, and that there is nothing to show."""
    return Response(status_code=204)
