"""What a service is, said in one value: everything else follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from fastapi import APIRouter

from shared.contracts.contract import Contract
from shared.eventing.announcing import Announce
from shared.eventing.consumer import Consumer
from shared.eventing.kind import AnyKind
from shared.eventing.policy import AnyPolicy
from shared.eventing.remembering import WHO_IS_WHO, WHO_IS_WHO_VIEW
from shared.eventing.timers import AnyTimekeeping
from shared.eventing.views import AnyView
from shared.service.desk import Desk
from shared.service.reading.child_read import READINGS
from shared.service.reading.reads_of_a_child import READS_OF_A_CHILD
from shared.service.reading.table import Reads, ReadTable
from shared.service.settings import Settings
from shared.service.trail import AnyTrail, subjects_of_child
from shared.web.access import Access


class Worker(Protocol):
    """Something that runs beside the service, such as the sender of messages."""

    def start(self) -> None:
        """Begin to work."""

    def stop(self) -> None:
        """Stop, leaving nothing half done."""


def no_workers(_: Desk) -> Sequence[Worker]:
    """Have nothing run beside the service."""
    return ()


def nothing_else(_: Desk) -> Sequence[Consumer]:
    """Hear nothing but facts and timers."""
    return ()


def nothing_to_tell(_: Desk) -> Mapping[str, str]:
    """Add nothing to what is said of the service's health."""
    return {}


@dataclass(frozen=True, eq=False)
class Service:
    """One bounded context, as its composition root sees it.

    ``context`` is its name on the bus, ``title`` what people call it, ``folder`` where its
    ``locale`` and ``migrations`` stand. ``says`` lists every contract that ``announce`` may make,
    ``reads`` says of every endpoint that looks whether it reads about a child.

    ``hears_also`` gives what it listens to beside facts and timers, ``details`` what whoever runs
    it should know although it serves: codes and numbers, by what they are about.
    """

    context: str
    title: str
    folder: Path
    kinds: tuple[AnyKind, ...]
    routers: tuple[APIRouter, ...]
    access: Access
    announce: Announce
    reads: ReadTable = field(default_factory=dict)
    says: tuple[type[Contract], ...] = ()
    policies: tuple[AnyPolicy, ...] = ()
    timekeeping: tuple[AnyTimekeeping, ...] = ()
    views: tuple[AnyView, ...] = ()
    trail: tuple[AnyTrail, ...] = ()
    hears_the_directory: bool = True
    settings: Callable[[], Settings] = Settings
    workers: Callable[[Desk], Sequence[Worker]] = no_workers
    hears_also: Callable[[Desk], Sequence[Consumer]] = nothing_else
    details: Callable[[Desk], Mapping[str, str]] = nothing_to_tell

    @property
    def all_kinds(self) -> tuple[AnyKind, ...]:
        """Give the service's kinds, what the directory says, and who has read about whom."""
        heard = (WHO_IS_WHO,) if self.hears_the_directory else ()
        return (*self.kinds, *heard, *((READINGS,) if self.reads_about_children else ()))

    @property
    def reads_about_children(self) -> bool:
        """Tell whether any endpoint reads about a child."""
        return bool(self.trail) or any(isinstance(row, Reads) for row in self.reads.values())

    @property
    def all_views(self) -> tuple[AnyView, ...]:
        """Give the service's views, and those that the kit keeps for it."""
        kept = (WHO_IS_WHO_VIEW,) if self.hears_the_directory else ()
        trail = (subjects_of_child(self.trail),) if self.trail else ()
        read = (READS_OF_A_CHILD,) if self.reads_about_children else ()
        return (*self.views, *kept, *trail, *read)
