"""Whose names someone may know."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from services.directory.adapters.counter import Counter
from services.directory.adapters.pages import NamedPerson
from services.directory.adapters.several import several
from services.directory.adapters.store import CHILDREN, PEOPLE
from services.directory.domain.child.child import Child, KnownChild
from services.directory.domain.person.person import KnownPerson
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

    def named(self, ids: Collection[UUID]) -> Iterator[NamedPerson]:
        """Give the names that may be known, as they are on record; others are simply absent."""
        store = self.counter.desk.store
        self._children |= several(store, CHILDREN, set(ids) - self._children.keys())
        children = {one for one in ids if isinstance(self._children[one], KnownChild)}
        people = several(store, PEOPLE, set(ids) - children)
        for one in (*(self._children[child] for child in children), *people.values()):
            if isinstance(one, KnownChild) and self._may_know_child(one.child_id):
                yield NamedPerson(person_id=one.child_id, name=one.name)
            elif isinstance(one, KnownPerson) and self._may_know(one):
                yield NamedPerson(person_id=one.person_id, name=one.name)

    def _may_know_child(self, child_id: UUID) -> bool:
        return child_id == self.counter.asking.actor.person_id or self._exists(child_id)

    def _may_know(self, person: KnownPerson) -> bool:
        actor = self.counter.asking.actor
        if person.person_id == actor.person_id or actor.role is Role.REGISTRAR:
            return True
        if actor.role is Role.EMPLOYEE:
            return self._is_known_at_work(person)
        return self._is_known_at_home(person.person_id)

    def _is_known_at_work(self, person: KnownPerson) -> bool:
        wards = self._wards(person.person_id)
        return bool(person.posts) or any(self._exists(child) for child in wards)

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
