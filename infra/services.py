"""The services that make up Stafett: names, ports, and who listens to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from shared.eventing.streams import AUDIT_TRAIL


@dataclass(frozen=True, slots=True)
class Service:
    """One service, as the ground under it needs to know it.

    ``name`` is its Python package and names its database and its roles; ``context`` is its name on
    the bus; ``hears`` holds the contexts whose facts it may listen to; ``port`` is the one it gets
    on a developer's machine when it is free.
    """

    name: str
    context: str
    port: int
    hears: tuple[str, ...] = ()
    package: str = "services"

    @property
    def module(self) -> str:
        """Name what ``python -m`` runs."""
        return f"{self.package}.{self.name}"

    @property
    def owner(self) -> str:
        """Name the PostgreSQL role that makes and owns the tables."""
        return f"{self.name}_owner"

    @property
    def variable(self) -> str:
        """Give the name as it stands in environment variables."""
        return self.name.upper()


SERVICES: Final = (
    Service("directory", "directory", 8101, hears=("case-coordination", AUDIT_TRAIL)),
    Service(
        "concern_intake",
        "concern-intake",
        8102,
        hears=("directory", "case-coordination", AUDIT_TRAIL),
    ),
    Service(
        "case_coordination",
        "case-coordination",
        8103,
        hears=("directory", "concern-intake", "evaluation-scheduling", AUDIT_TRAIL),
    ),
    Service(
        "evaluation_scheduling",
        "evaluation-scheduling",
        8104,
        hears=("directory", "case-coordination", AUDIT_TRAIL),
    ),
    Service(
        "notification",
        "notification",
        8105,
        hears=(
            "directory",
            "concern-intake",
            "case-coordination",
            "evaluation-scheduling",
            AUDIT_TRAIL,
        ),
    ),
    Service(
        AUDIT_TRAIL.replace("-", "_"),
        AUDIT_TRAIL,
        8106,
        hears=("directory", "concern-intake", "case-coordination"),
    ),
)

BY_NAME: Final = {service.name: service for service in SERVICES}
BY_CONTEXT: Final = {service.context: service for service in SERVICES}
