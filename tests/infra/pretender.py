"""Pretends to be a service, for tests of what runs services: `python -m tests.infra.pretender`."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psycopg


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        told = {name: value for name, value in os.environ.items() if name.startswith("STAFETT_")}
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def migrate() -> None:
    with psycopg.connect(os.environ["STAFETT_POSTGRES_OWNER_URL"]) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS things (number integer)")


def serve() -> None:
    asked_to_stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: asked_to_stop.set())
    server = ThreadingHTTPServer(
        (
            "127.0.0.1",
            int(os.environ.get("STAFETT_HTTP_PORT") or os.environ["STAFETT_ISSUER_PORT"]),
        ),
        Answers,
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    asked_to_stop.wait()
    server.shutdown()


if __name__ == "__main__":
    {"migrate": migrate, "serve": serve}[(sys.argv[1:] or ["serve"])[0]]()
