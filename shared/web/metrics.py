"""What a service counts about itself, for Prometheus; codes only, never an id of a person."""

from __future__ import annotations

from typing import Final, Literal

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

Outcome = Literal[
    "decided", "nothing", "refused", "conflict", "not-known-yet", "repeated", "failed"
]
"""How a command ended; ``repeated`` is a retry that was recognised."""

SECONDS: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """The figures of one service. Each has a registry of its own, so several fit in one process.

    ``relay_lag`` is the number of recorded events that are not on the bus yet;
    ``schedule_backlog`` the number of timers whose instant has passed and that have not fired;
    ``stuck_views`` the number of views that stay as they are because their fold raises.
    """

    def __init__(self, service: str) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(ProcessCollector(registry=None))
        self._service = service
        self._commands = self._counter("commands", "Commands by name and outcome", "name outcome")
        self._refusals = self._counter("refusals", "Refusals by rule", "rule")
        self._duplicates = self._counter(
            "inbox_duplicates", "Messages that had had their effect already", "consumer"
        )
        self._dead = self._counter(
            "dead_letters", "Messages put aside for a person to look at", "consumer"
        )
        self.relay_lag = self._gauge("relay_lag", "Recorded events that are not on the bus yet")
        self.schedule_backlog = self._gauge("schedule_backlog", "Timers that are overdue")
        self.stuck_views = self._gauge("stuck_views", "Views that cannot be folded further")
        self._begun_again = Gauge(
            "stafett_follower_failures",
            "How often a follower of the log has failed and begun again",
            ["service", "follower"],
            registry=self.registry,
        )
        self._answers = Histogram(
            "stafett_http_seconds",
            "Time to answer",
            ["service", "method", "route", "status"],
            buckets=SECONDS,
            registry=self.registry,
        )

    def commanded(self, name: str, outcome: Outcome) -> None:
        """Count a command by its class name and how it ended."""
        self._commands.labels(self._service, name, outcome).inc()

    def refused(self, rule: str) -> None:
        """Count a refusal by the class name of its rule."""
        self._refusals.labels(self._service, rule).inc()

    def duplicate(self, consumer: str) -> None:
        """Count a message that a consumer had seen before."""
        self._duplicates.labels(self._service, consumer).inc()

    def dead(self, consumer: str) -> None:
        """Count a message that a consumer could never handle."""
        self._dead.labels(self._service, consumer).inc()

    def begun_again(self, follower: str, times: int) -> None:
        """Tell how often a follower of the log has failed since the service started."""
        self._begun_again.labels(self._service, follower).set(times)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Record how long an answer took; ``route`` is the template, never the address asked."""
        self._answers.labels(self._service, method, route, str(status)).observe(seconds)

    def text(self) -> bytes:
        """Write all figures in Prometheus' text format."""
        return generate_latest(self.registry)

    def _counter(self, name: str, meaning: str, labels: str) -> Counter:
        names = ["service", *labels.split()]
        return Counter(f"stafett_{name}", meaning, names, registry=self.registry)

    def _gauge(self, name: str, meaning: str) -> Gauge:
        gauge = Gauge(f"stafett_{name}", meaning, ["service"], registry=self.registry)
        return gauge.labels(self._service)
