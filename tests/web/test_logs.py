from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any
from uuid import UUID

import pytest

from shared.web.correlation import CORRELATION
from shared.web.logs import JsonLines, logger
from tests.calling import Caller
from tests.web.people import AS_KARI

ID = UUID("0198b7a0-1111-7000-8000-00000000000a")


class Written:
    """What was written to the log, a JSON object a line."""

    def __init__(self) -> None:
        self.stream = StringIO()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]


@pytest.fixture
def written() -> Iterator[Written]:
    written = Written()
    handler = logging.StreamHandler(written.stream)
    handler.setFormatter(JsonLines("notes"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


def test_an_answer_is_logged_by_route_with_its_correlation_id(
    caller: Caller, written: Written
) -> None:
    headers = {**AS_KARI, "X-Correlation-ID": str(ID)}
    caller.get("/notes/0198b7a0-0000-7000-8000-000000000001?name=Ada", headers=headers)
    line = next(line for line in written.lines if line["message"] == "answered")
    assert (line["service"], line["correlation_id"]) == ("notes", str(ID))
    assert (line["method"], line["route"], line["status"]) == ("GET", "/notes/{note_id}", 200)


def test_what_the_kit_tells_of_a_message_set_aside_is_written(written: Written) -> None:
    told = logging.getLogger("shared.eventing.dead_letters")
    told.error("message set aside", extra={"consumer": "notes--hear", "cause": "NotAFact"})
    assert (written.lines[0]["consumer"], written.lines[0]["cause"]) == ("notes--hear", "NotAFact")


def test_no_log_says_what_was_sent_or_by_whom(caller: Caller, written: Written) -> None:
    caller.post("/troubles/bug", headers=AS_KARI)
    caller.post("/troubles/refusal", headers=AS_KARI)
    caller.post("/notes?name=Ada", json={"text": "Ada", "Ada": "Ada"}, headers=AS_KARI)
    caller.get("/notes/Ada", headers={"Authorization": "Bearer Ada"})
    text = written.stream.getvalue()
    assert len(written.lines) >= 5
    assert "Ada" not in text
    assert "Bearer" not in text


def test_a_failure_is_logged_by_type_and_place(caller: Caller, written: Written) -> None:
    caller.post("/troubles/bug", headers=AS_KARI)
    failed = next(line for line in written.lines if line["message"] == "request-failed")
    assert failed["exception"]["type"] == "builtins.RuntimeError"
    assert failed["exception"]["frames"][-1].endswith(" make_trouble")


def test_codes_and_ids_go_along(written: Written) -> None:
    CORRELATION.set(ID)
    logger("test").info("told", extra={"case_id": ID, "odd": object()})
    CORRELATION.set(None)
    (line,) = written.lines
    assert (line["case_id"], line["correlation_id"], line["odd"]) == (str(ID), str(ID), "object")
    assert (line["level"], line["from"], line["message"]) == ("info", "stafett.test", "told")


def test_others_loggers_are_quoted_without_what_they_filled_in(written: Written) -> None:
    logging.getLogger("driver").warning("row %s is there", "Ada", extra={"row": "Ada"})
    logging.getLogger("driver").warning("failed\nexception=ValueError('Ada')")
    assert [line["message"] for line in written.lines] == ["row %s is there", "failed"]
    assert "Ada" not in written.stream.getvalue()


def test_an_exception_within_an_exception_is_not_quoted_either(written: Written) -> None:
    failure = ValueError("Ada")
    failure.__cause__ = KeyError("Ada")
    logging.getLogger("stafett.x").error("broken", exc_info=failure)
    assert "Ada" not in written.stream.getvalue()
