"""One request of one person to the directory: what each endpoint needs to answer it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends

from services.directory.adapters.addresses import Addresses
from services.directory.adapters.child_pages import child_page
from services.directory.adapters.standing import Standing, standings
from services.directory.adapters.store import CASES, CHILDREN, PEOPLE, UNITS
from services.directory.domain.child.child import Child, KnownChild, NoChild
from services.directory.domain.child.commands import ChildCommand
from services.directory.domain.person.person import KnownPerson, Person
from services.directory.domain.unit.unit import KnownUnit
from services.directory.views.cases_of_a_child import CASES_OF_A_CHILD
from services.directory.views.employees_of_a_unit import EMPLOYEES_OF_A_UNIT
from shared.service.desk import Desk, Desks
from shared.service.trail import Reader
from shared.web.asking import Asking, Asks
from shared.web.problems import NotFound


@dataclass(frozen=True)
class Counter:
    """Where someone stands when they ask: the request, the desk, and the day it is."""

    asking: Asking
    desk: Desk
    is_only_reading: bool = False

    @property
    def only_reading(self) -> Counter:
        """Give the counter for one who decides nothing: emergency access opens that and no more."""
        return replace(self, is_only_reading=True)

    @property
    def today(self) -> date:
        """Tell the day it is in the municipality."""
        return self.desk.days.local_date(self.asking.now)

    @property
    def reader(self) -> Reader:
        """Give the one who asks, as a reader."""
        known = self.desk.known
        return Reader(self.asking.actor, self.asking.now, known, self.is_only_reading)

    @property
    def addresses(self) -> Addresses:
        """Give the table of addresses."""
        return Addresses(self.desk.store.connection, self.desk.store.writer.sealer)

    def unit(self, unit_id: UUID) -> KnownUnit | None:
        """Find a unit, as it is on record now."""
        unit = self.desk.store.state(UNITS, unit_id)
        return unit if isinstance(unit, KnownUnit) else None

    def person(self, person_id: UUID) -> KnownPerson | None:
        """Find a person, as they are on record now."""
        person: Person = self.desk.store.state(PEOPLE, person_id)
        return person if isinstance(person, KnownPerson) else None

    def child(self, child_id: UUID) -> tuple[KnownChild, frozenset[Standing]]:
        """Find a child that exists for the one who asks; ``NotFound`` otherwise."""
        child: Child = self.desk.store.state(CHILDREN, child_id)
        held = self.standings(child_id, child)
        if isinstance(child, NoChild) or not held:
            raise NotFound
        return child, held

    def standings(self, child_id: UUID, child: Child) -> frozenset[Standing]:
        """Tell what the one who asks is to a child."""
        return standings(child, self.reader, self.leads(child_id))

    def leads(self, child_id: UUID) -> frozenset[UUID]:
        """Name those who hold the baton of a case about the child."""
        row = self.desk.views.rows(CASES_OF_A_CHILD, [str(child_id)]).get(str(child_id))
        cases = [self.desk.store.state(CASES, case) for case in row.case_ids] if row else []
        return frozenset(case.holder_id for case in cases if case.holder_id)

    def leaders(self, child: Child) -> frozenset[UUID]:
        """Name the leaders of the child's unit: its own, the deputy, and those above."""
        unit_id = child.unit(self.today) if isinstance(child, KnownChild) else None
        unit = self.unit(unit_id) if unit_id else None
        return frozenset(unit.description.leaders) if unit else frozenset()

    def employees(self, unit_id: UUID) -> frozenset[UUID]:
        """Name those who work in a unit today."""
        posts = self.desk.views.where(EMPLOYEES_OF_A_UNIT, unit_id=str(unit_id))
        return frozenset(post.employee_id for post in posts if post.holds(self.today))

    def ask_of_child(
        self,
        child_id: UUID,
        command: Callable[[Child], ChildCommand],
        *,
        may_be_new: bool = False,
    ) -> KnownChild:
        """Decide something about a child; give the child as it is then.

        A child that does not exist for the one who asks is not found.
        """

        def door(child: Child) -> bool:
            is_new = may_be_new and isinstance(child, NoChild)
            return is_new or bool(self.standings(child_id, child))

        handled = self.desk.ask(
            self.asking,
            CHILDREN,
            child_id,
            command,
            door=door,
            page=lambda child: child_page(child, self.standings(child_id, child), self.today),
        )
        assert isinstance(handled.state, KnownChild)
        return handled.state


def counter(asking: Asks, desk: Desks) -> Counter:
    """Open the counter for one request."""
    return Counter(asking, desk)


Counters = Annotated[Counter, Depends(counter)]
"""What an endpoint of the directory declares."""
