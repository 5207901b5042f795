"""Whose names someone may know."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from services.directory.adapters.counter import Counter
from services.directory.adapters.store import CHILDREN
from services.directory.domain.child.child import Child, KnownChild
from services.directory.views.names import NAMES, NameLine
from shared.contracts.codes import AddressProtection
from shared.identity.actor import Role


@dataclass
class Acquaintance:
    """Tells, for one request, whose names the one who asks may know.

    Oneself; a child that exists for them; at work every employee, and the guardians of a child
    that exists for them; as guardian or young person those who work with the child and lead its
    unit, and its guardians whose address is not protected.
    """

    counter: Counter
    _children: dict[UUID, Child] = field(default_factory=dict)

    def named(self, ids: Collection[UUID]) -> Iterator[NameLine]:
        """Give the names that may be known; others are simply absent."""
        rows = self.counter.desk.views.rows(NAMES, [str(one) for one in ids])
        yield from (row for row in rows.values() if self._may_know(row))

    def _may_know(self, row: NameLine) -> bool:
        if row.person_id == self.counter.asking.actor.person_id:
            return True
        if row.is_child:
            return self._exists(row.person_id)
        if self.counter.asking.actor.role is Role.REGISTRAR:
            return True
        if self.counter.asking.actor.role is Role.EMPLOYEE:
            return self._is_known_at_work(row.person_id)
        return self._is_known_at_home(row.person_id)

    def _is_known_at_work(self, person_id: UUID) -> bool:
        person = self.counter.person(person_id)
        is_employee = person is not None and bool(person.posts)
        return is_employee or any(self._exists(child) for child in self._wards(person_id))

    def _is_known_at_home(self, person_id: UUID) -> bool:
        return person_id in self._working_with_them or person_id in self._family

    def _wards(self, person_id: UUID) -> Collection[UUID]:
        return self.counter.desk.known.wards(person_id, self.counter.today)

    @cached_property
    def children(self) -> Collection[KnownChild]:
        """The children that a guardian or young person may read about."""
        me = self.counter.asking.actor.person_id
        ids = [me] if self.counter.asking.actor.role is Role.YOUNG_PERSON else self._wards(me)
        children = (self._child(child) for child in ids if self._exists(child))
        return [child for child in children if isinstance(child, KnownChild)]

    @cached_property
    def _working_with_them(self) -> frozenset[UUID]:
        units = {child.unit(self.counter.today) for child in self.children}
        leaders = {who for child in self.children for who in self.counter.leaders(child)}
        leads = {who for child in self.children for who in self.counter.leads(child.child_id)}
        return frozenset(leaders | leads | self._employees_of(units))

    def _employees_of(self, units: Collection[UUID | None]) -> set[UUID]:
        return {who for unit in units if unit for who in self.counter.employees(unit)}

    @cached_property
    def _family(self) -> frozenset[UUID]:
        guardians = {who for child in self.children for who in child.guardians}
        people = (self.counter.person(who) for who in guardians)
        return frozenset(
            person.person_id
            for person in people
            if person and person.protection is AddressProtection.NONE
        )

    def _child(self, child_id: UUID) -> Child:
        if child_id not in self._children:
            self._children[child_id] = self.counter.desk.store.state(CHILDREN, child_id)
        return self._children[child_id]

    def _exists(self, child_id: UUID) -> bool:
        return bool(self.counter.standings(child_id, self._child(child_id)))
