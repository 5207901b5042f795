"""`python -IS healthy.py URL`: exit code 0 when the address answers 200. The image has no curl."""

from __future__ import annotations

import http.client
import sys
from urllib.parse import urlsplit


def answers(url: str) -> bool:
    """Tell whether a GET of ``url`` (http) is answered with 200 within three seconds."""
    place = urlsplit(url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=3)
    try:
        connection.request("GET", place.path or "/")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    raise SystemExit(0 if answers(sys.argv[1]) else 1)
