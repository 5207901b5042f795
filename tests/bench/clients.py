"""Clients on raw sockets in a process that does nothing else: `python -m tests.bench.clients`.

A JSON plan comes on standard input; what became of each request goes to standard output. Only what
HTTP/1.1 needs is read of an answer, so that the clients cost next to nothing.
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypedDict
from uuid import uuid4

CREATED: Final = 201
LARGEST_READ: Final = 65_536
PATIENCE: Final = 30.0
"""Seconds after which an answer that has not come is taken not to come."""


class Plan(TypedDict):
    """What is to be sent: to whom, as whom, for how long.

    One client for each token. ``a_second`` requests are sent evenly; 0 is as fast as answers come.
    """

    host: str
    port: int
    path: str
    tokens: Sequence[str]
    body: str
    seconds: float
    a_second: float


class Result(TypedDict):
    """What became of it: seconds, answers by status, and when each was answered.

    ``answered`` has the correlation id of each request, the seconds it took, and the instant of its
    answer on the machine's monotonic clock.
    """

    seconds: float
    statuses: dict[str, int]
    answered: list[tuple[str, float, float]]


@dataclass
class Line:
    """A connection that is kept, with at most one request under way."""

    connection: socket.socket
    token: str
    correlation_id: str = ""
    sent_at: float = 0.0
    got: bytes = b""
    length: int = 0

    def send(self, plan: Plan) -> None:
        """Send one request, with a key of its own."""
        self.correlation_id = str(uuid4())
        self.got, self.length = b"", 0
        body = plan["body"].encode()
        head = (
            f"POST {plan['path']} HTTP/1.1\r\nHost: {plan['host']}\r\n"
            f"Authorization: Bearer {self.token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nIdempotency-Key: {self.correlation_id}\r\n"
            f"X-Correlation-ID: {self.correlation_id}\r\n\r\n"
        )
        self.sent_at = time.monotonic()
        self.connection.sendall(head.encode() + body)

    def is_answered(self) -> bool:
        """Read what has come; tell whether the answer is whole."""
        more = self.connection.recv(LARGEST_READ)
        if not more:
            raise ConnectionError("the service closed the connection")
        self.got += more
        if not self.length:
            head, end, _ = self.got.partition(b"\r\n\r\n")
            if not end:
                return False
            length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
            self.length = len(head) + len(end) + int(length)
        return len(self.got) >= self.length

    @property
    def status(self) -> int:
        """Give the status of the answer."""
        return int(self.got[9:12])


@dataclass
class Clients:
    """All clients of a plan."""

    plan: Plan
    answered: list[tuple[str, float, float]] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    under_way: int = 0

    def run(self) -> Result:
        """Send and read until the time is out and everything is answered."""
        waiting = selectors.DefaultSelector()
        free = deque(self._line(token, waiting) for token in self.plan["tokens"])
        began = time.monotonic()
        ends = began + self.plan["seconds"]
        between = 1 / self.plan["a_second"] if self.plan["a_second"] else 0.0
        due = began
        while (now := time.monotonic()) < ends or self.under_way:
            while free and due <= now < ends:
                free.popleft().send(self.plan)
                self.under_way += 1
                due += between
            rest = max(min(due, ends) - now, 0.0) if free and now < ends else PATIENCE
            free.extend(self._read(waiting, rest))
        return Result(
            seconds=time.monotonic() - began, statuses=self.statuses, answered=self.answered
        )

    def _read(self, waiting: selectors.BaseSelector, rest: float) -> list[Line]:
        ready = waiting.select(rest)
        if not ready and rest == PATIENCE:
            raise TimeoutError("no answer came")
        done = [key.data for key, _ in ready if key.data.is_answered()]
        now = time.monotonic()
        for line in done:
            status = str(line.status)
            self.statuses[status] = self.statuses.get(status, 0) + 1
            self.answered.append((line.correlation_id, now - line.sent_at, now))
            self.under_way -= 1
        return done

    def _line(self, token: str, waiting: selectors.BaseSelector) -> Line:
        connection = socket.create_connection((self.plan["host"], self.plan["port"]))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line = Line(connection, token)
        waiting.register(connection, selectors.EVENT_READ, line)
        return line


if __name__ == "__main__":
    json.dump(Clients(json.load(sys.stdin)).run(), sys.stdout)
