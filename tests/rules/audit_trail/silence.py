"""What a package says without what differs between any two: ids, chance, and the hour."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from typing import Any, Final

import orjson

OF_THE_LOG: Final = frozenset({"position", "index", "proof"})
"""Where the one decision stands in the log of everyone: its own numbers, of nobody's record."""

ID: Final = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
HEX: Final = r"(?<![0-9a-f])([0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{16})(?![0-9a-f])"
INSTANT: Final = r"\d{4}-\d\d-\d\dT[0-9:.]+(Z|\+00:00)"
BY_CHANCE: Final = re.compile(f"{ID}|{HEX}|{INSTANT}")
"""Ids, hashes, salts, and the instant of the release itself; the days of items are looked at."""


def files_in(package: bytes) -> dict[str, bytes]:
    """Open a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as files:
        return {name: files.read(name) for name in files.namelist()}


def silent(package: bytes) -> dict[str, Any]:
    """Give what is left of a package, and how large each part of it is."""
    files = files_in(package)
    release = orjson.loads(files["release.json"])
    document = base64.b64decode(release.pop("document"))
    manifest = orjson.loads(files["manifest.json"])
    lines = files["items.jsonl"].splitlines()
    return {
        "names": sorted(files),
        "items": sorted(str(_hidden(orjson.loads(line))) for line in lines),
        "sizes of items": sorted(map(len, lines)),
        "size": len(files["items.jsonl"]),
        "release": _hidden(release),
        "document": _hidden(orjson.loads(document)),
        "size of the document": len(document),
        "manifest": {name: _hidden(manifest[name]) for name in ("format", "kind", "for", "log")},
        "checkpoint": [_hidden(line) for line in files["checkpoint.txt"].decode().split("\n")[:1]],
    }


def _hidden(value: Any) -> Any:
    match value:
        case dict():
            return {key: "*" if key in OF_THE_LOG else _hidden(value[key]) for key in value}
        case list():
            return [_hidden(one) for one in value]
        case str():
            return BY_CHANCE.sub("*", value)
        case _:
            return value
