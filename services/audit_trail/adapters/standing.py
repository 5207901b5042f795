"""What whoever runs the log should know: gaps, disputes, how much there is."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from prometheus_client import Gauge

from services.audit_trail.adapters.gaps import ALARM_SECONDS, Gaps
from services.audit_trail.log.checkpoints import Checkpoints
from services.audit_trail.log.log import Log
from shared.web.metrics import Metrics

logger = logging.getLogger(__name__)

LOOK_SECONDS: Final = 5.0
"""How often the figures are read."""


def what_is_wrong(log: Log, gaps: Gaps, checkpoints: Checkpoints) -> Mapping[str, str]:
    """Name every service of which the log may lack something, or holds what is disputed."""
    rewritten = {} if checkpoints.are_true() else {"log": "it is not what was signed last"}
    late = {
        f"gap-{context}": f"the log may lack what was stored in the last {seconds:.0f} seconds"
        for context, seconds in gaps.seconds().items()
        if seconds > ALARM_SECONDS
    }
    disputed = {
        f"disputed-{context}": f"{count} receipts do not agree with the log"
        for context, count in log.disputed().items()
    }
    return rewritten | late | disputed


@dataclass
class Figures:
    """A worker that keeps the log's figures for Prometheus."""

    log: Log
    gaps: Gaps
    metrics: Metrics
    stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __post_init__(self) -> None:
        self._gap = self._gauge("gap_seconds", "Seconds since the log was known to be whole")
        self._disputed = self._gauge("disputed", "Receipts that do not agree with the log")
        self._entries = Gauge(
            "stafett_log_entries", "Entries of the log", registry=self.metrics.registry
        )

    def start(self) -> None:
        """Begin to look."""
        self._thread = threading.Thread(target=self._run, name="figures", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop looking."""
        self.stopping.set()
        if self._thread:
            self._thread.join(timeout=10)

    def look(self) -> None:
        """Read the figures once."""
        for context, seconds in self.gaps.seconds().items():
            self._gap.labels(context).set(seconds)
        disputed = self.log.disputed()
        for context in {*self.gaps.contexts, *disputed}:
            self._disputed.labels(context).set(disputed.get(context, 0))
        self._entries.set(self.log.size())

    def _run(self) -> None:
        while not self.stopping.is_set():
            try:
                self.look()
            except Exception as error:
                logger.warning("no figures", extra={"cause": type(error).__name__})
            self.stopping.wait(LOOK_SECONDS)

    def _gauge(self, name: str, meaning: str) -> Gauge:
        registry = self.metrics.registry
        return Gauge(f"stafett_log_{name}", meaning, ["service"], registry=registry)
