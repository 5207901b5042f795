"""Logs as one JSON object a line: codes and ids, never what people wrote or who they are."""

from __future__ import annotations

import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Final

import orjson

from shared.web.correlation import CORRELATION

OURS: Final = "stafett"

_OUR_PARTS: Final = frozenset({OURS, "shared", "services", "infra"})
"""Whose extras are ids and codes: loggers of parts, and those named for the module they are in."""

_STANDARD: Final = frozenset(logging.makeLogRecord({}).__dict__) | {
    "message",
    "asctime",
    "taskName",
}


def logger(part: str) -> logging.Logger:
    """Give the logger of a part of a service. Messages are constants; ids and codes go in extra."""
    return logging.getLogger(f"{OURS}.{part}")


def write_logs(service: str, level: int = logging.INFO) -> None:
    """Send everything that is logged in this process to standard output, as JSON lines."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines(service))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Where in the code and in which thread is not told, and would be asked for every line.
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    for chatty in ("httpx", "httpcore", "uvicorn.access"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


class JsonLines(logging.Formatter):
    """Formats records. An exception is told by its type and frames: its message may quote a row.

    Others' loggers are quoted by their template alone, since its arguments are not ours to judge.
    """

    def __init__(self, service: str) -> None:
        super().__init__()
        self._service = service

    def format(self, record: logging.LogRecord) -> str:
        """Write one record as one line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname.lower(),
            "service": self._service,
            "from": record.name,
            "message": _message(record),
        }
        if correlation_id := CORRELATION.get():
            line["correlation_id"] = correlation_id
        if record.name.partition(".")[0] in _OUR_PARTS:
            line |= {k: v for k, v in record.__dict__.items() if k not in _STANDARD}
        if record.exc_info and record.exc_info[0]:
            line["exception"] = _told(record.exc_info[0], record.exc_info[2])
        return orjson.dumps(line, default=lambda value: type(value).__name__).decode()


def _message(record: logging.LogRecord) -> str:
    # What asyncio says after its first line is the repr of whatever failed.
    return str(record.msg).partition("\n")[0]


def _told(kind: type[BaseException], trace: TracebackType | None) -> dict[str, object]:
    frames = traceback.extract_tb(trace)
    return {
        "type": f"{kind.__module__}.{kind.__qualname__}",
        "frames": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
