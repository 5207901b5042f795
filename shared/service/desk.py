"""Where a person's request meets the record: may they, is the page fresh, was it asked before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Annotated, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

import uuid_utils.compat as uuids
from fastapi import Depends, Request
from pydantic import BaseModel

from shared.eventing.decider import Command, Event
from shared.eventing.kind import AnyKind, Kind
from shared.eventing.loaded import Handled
from shared.eventing.policy import Moment
from shared.eventing.recorded import Cause
from shared.eventing.recorder import Receipt
from shared.eventing.store import Store
from shared.eventing.views import Views
from shared.languages.languages import Languages
from shared.marking import mark_of
from shared.service.counting import Counted
from shared.service.reading.codes import SAFEGUARDING, Page
from shared.service.reading.log import ReadLog
from shared.service.reading.reading import Reading
from shared.service.reading.table import Reads
from shared.service.settings import Settings
from shared.time.clock import Clock
from shared.time.working_days import WorkingDays
from shared.web.asking import Asking
from shared.web.etag import must_match
from shared.web.metrics import Metrics
from shared.web.problems import NotFound, StalePage
from shared.who_is_who.who_is_who import WhoIsWho

C = TypeVar("C", bound=Command)
S = TypeVar("S")
E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class Desk:
    """Everything an endpoint needs to answer a person.

    ``about_children`` names the kinds whose subjects are about a child.
    """

    store: Store
    views: Views
    known: WhoIsWho
    days: WorkingDays
    clock: Clock
    languages: Languages
    metrics: Metrics
    settings: Settings
    log: ReadLog = field(default_factory=ReadLog)
    about_children: frozenset[str] = frozenset()

    @contextmanager
    def reading(self, asking: Asking, row: Reads) -> Iterator[Reading]:
        """Read about children, in one transaction with the entries that say so.

        What is read inside is shown only once the entries are on record: make the answer inside,
        and say of each child what it shows. Raises ``NoReadLog`` where that cannot be recorded.
        """
        reading = Reading(asking, row, self.known)
        with self.log.open(self.store, reading):
            yield reading

    def ask(
        self,
        asking: Asking,
        kind: Kind[C, S, E],
        subject_id: UUID,
        command: Callable[[S], C],
        *,
        door: Callable[[S], bool],
        page: Callable[[S], BaseModel | None] | None = None,
        is_new: bool = False,
        is_report: bool = False,
    ) -> Handled[S, E]:
        """Decide what a person asks for.

        ``door`` tells whether the subject exists for this person; where it does not, the answer is
        the same as for one that was never there. ``page`` makes what the person sees, to be held
        against their ``If-Match``. The same request under the same Idempotency-Key has its effect
        once. A subject that ``is_new`` is not looked up first. Where nothing was decided, the page
        that is shown is a reading like any other, but for a report, which waits for no log. Raises
        what the rules raise, ``NotFound``, ``StalePage``, ``KeyReused``, ``NoReadLog``.
        """
        counted = Counted(self.metrics)
        receipt = receipt_of(asking, self.store.writer.mac_key)

        def checked(state: S) -> C:
            if not door(state):
                raise NotFound
            if page is not None and asking.if_match is not None:
                self._must_match(asking.if_match, page(state), receipt)
            return counted.named(command(state))

        with counted:
            handled = self.store.handle(
                kind,
                subject_id,
                checked,
                cause=Cause(str(asking.correlation_id)),
                receipt=receipt,
                is_new=is_new,
            )
            counted.came_to(handled)
        is_shown = page is not None and kind.name in self.about_children
        if is_shown and not (handled.recorded or is_new or is_report):
            self._note(asking, kind, subject_id, handled.state)
        return handled

    def _note(self, asking: Asking, kind: AnyKind, subject_id: UUID, state: object) -> None:
        is_apart = SAFEGUARDING in kind.decider.facets(state)
        with self.reading(asking, Reads(Page.ANSWER, kind.name)) as reading:
            whose = kind.data_subject(state, subject_id)
            child_id = whose if whose and self.known.is_child(whose) else None
            reading.of(child_id, subject_id, is_safeguarding=is_apart)

    def _must_match(self, if_match: str, page: BaseModel | None, receipt: Receipt) -> None:
        # What has moved the page may be this very request, when its answer was lost.
        try:
            must_match(if_match, page)
        except StalePage:
            if not self.store.has_received(receipt):
                raise

    def moment(self, asking: Asking) -> Moment:
        """Give what a rule may know beside the request."""
        return Moment(now=asking.now, by=asking.actor, days=self.days, known=self.known)


def receipt_of(asking: Asking, key: bytes) -> Receipt:
    """Give every request a receipt, so that a commit whose answer was lost is recognised.

    What was asked is recognised by a mark under a key: a mere hash of a short request, such as one
    with a birth number, would be found by trying, also when the number may no longer be read.
    """
    if asking.idempotency is None:
        return Receipt("http", str(uuids.uuid7()))
    asked = mark_of(f"asked {asking.idempotency.fingerprint}", key)
    return Receipt("http", asking.idempotency.key, asked)


def new_id(asking: Asking) -> UUID:
    """Give the id of something new: the same one when the same request comes again."""
    if asking.idempotency is None:
        return uuids.uuid7()
    return uuid5(NAMESPACE_URL, asking.idempotency.key)


async def desk_of(request: Request) -> Desk:
    """Find the desk of the service that answers; not plain, to spare a thread.

    Who is who is read once in a request, however many rules ask.
    """
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return replace(desk, known=desk.known.once())


Desks = Annotated[Desk, Depends(desk_of)]
"""What an endpoint declares to get the desk."""
