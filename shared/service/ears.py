"""What a service listens to: facts for its policies, who is who, and its own timers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from shared.contracts.audit_trail import ErasureCarriedOutV1
from shared.contracts.subjects import all_of, every
from shared.eventing.consumer import Consumer, NotDueYet
from shared.eventing.decider import Command
from shared.eventing.hearing import obey, understood
from shared.eventing.policy import AnyPolicy, Moment
from shared.eventing.recorded import Cause
from shared.eventing.remembering import keep
from shared.eventing.streams import AUDIT_TRAIL, facts_of, timers_of
from shared.eventing.timers import AnyTimekeeping
from shared.identity.actor import Actor
from shared.service.counting import Counted
from shared.service.definition import Service
from shared.service.desk import Desk

DIRECTORY: Final = "directory"

SOON: Final = timedelta(hours=1)
"""How early a timer may come and is put back. A deadline that is further off has been moved, and
has another timer: to put this one back until then would look like a message that never succeeds."""


@dataclass(frozen=True)
class Ears:
    """Makes a service's consumers; ``by`` is the actor in whose name it obeys."""

    service: Service
    desk: Desk
    by: Actor

    def consumers(self) -> Sequence[Consumer]:
        """Give everything the service listens to."""
        policies = [self._of_policy(policy) for policy in self.service.policies]
        people = [self._of_the_directory()] if self.service.hears_the_directory else []
        timers = [self._of_timers()] if self.service.timekeeping else []
        others = self.service.hears_also(self.desk)
        return [self._of_forgetting(), *policies, *people, *timers, *others]

    def _of_policy(self, policy: AnyPolicy) -> Consumer:
        def hear(_: str, headers: Mapping[str, str], body: bytes) -> None:
            heard = understood(headers, body)
            with Counted(self.desk.metrics, policy.durable):
                obey(
                    policy,
                    heard,
                    self.desk.store,
                    self._moment(),
                    lambda: self.desk.metrics.duplicate(policy.durable),
                )

        contract = policy.hears
        return Consumer(policy.durable, facts_of(contract.context), every(contract), hear)

    def _of_the_directory(self) -> Consumer:
        durable = f"{self.service.context}--who-is-who"

        def hear(_: str, headers: Mapping[str, str], body: bytes) -> None:
            if not keep(understood(headers, body), self.desk.store, self.by, durable):
                self.desk.metrics.duplicate(durable)

        return Consumer(durable, facts_of(DIRECTORY), all_of(DIRECTORY), hear)

    def _of_forgetting(self) -> Consumer:
        def hear(_: str, __: Mapping[str, str], ___: bytes) -> None:
            self.desk.store.forget()

        return Consumer(
            f"{self.service.context}--forgetting-{uuid4().hex[:12]}",
            facts_of(AUDIT_TRAIL),
            every(ErasureCarriedOutV1),
            hear,
            is_of_this_process=True,
        )

    def _of_timers(self) -> Consumer:
        context = self.service.context
        keeping = {each.kind.name: each for each in self.service.timekeeping}

        def hear(subject: str, _: Mapping[str, str], __: bytes) -> None:
            kind, subject_id, alert = subject.split(".")[2:5]
            self._look(keeping[kind], UUID(subject_id), alert)

        return Consumer(f"{context}--timers", timers_of(context), f"due.{context}.>", hear)

    def _look(self, keeping: AnyTimekeeping, subject_id: UUID, alert: str) -> None:
        moment = self._moment()
        waits = keeping.waits(self.desk.store.state(keeping.kind, subject_id), self.desk.days)
        if any(wait.alert == alert and self._comes_soon(wait.due_at, moment) for wait in waits):
            raise NotDueYet
        if not any(wait.due_at <= moment.now for wait in waits):
            return

        def command(state: object) -> Command:
            due = [w for w in keeping.waits(state, self.desk.days) if w.due_at <= moment.now]
            alerts = tuple(wait.alert for wait in sorted(due, key=lambda wait: wait.due_at))
            return keeping.look(state, moment, alerts)

        self.desk.store.handle(
            keeping.kind, subject_id, command, cause=Cause(f"timer-{subject_id}-{alert}")
        )

    def _comes_soon(self, due_at: datetime, moment: Moment) -> bool:
        real = self.desk.clock.real
        return moment.now < due_at and real(due_at) - real(moment.now) <= SOON

    def _moment(self) -> Moment:
        return Moment(
            now=self.desk.clock.now(), by=self.by, days=self.desk.days, known=self.desk.known
        )
