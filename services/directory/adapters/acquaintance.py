"""Whose names someone may know."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from services.directory.adapters.counter import Counter
from services.directory.adapters.pages import NamedPerson
from services.directory.adapters.store import CHILDREN, PEOPLE
from services.directory.domain.child.child import Child, KnownChild, NoChild
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
        for one, person in self.counter.desk.store.states(PEOPLE, set(ids)).items():
            known = person if isinstance(person, KnownPerson) else self._child(one)
            if not isinstance(known, NoChild) and self._may_know(one, known):
                yield NamedPerson(person_id=one, name=known.name)

    def is_child(self, person_id: UUID) -> bool:
        """Tell whether someone who was named is a child."""
        return isinstance(self._children.get(person_id), KnownChild)

    def _may_know(self, person_id: UUID, known: KnownPerson | KnownChild) -> bool:
        actor = self.counter.asking.actor
        if person_id == actor.person_id:
            return True
        if isinstance(known, KnownChild):
            return self._exists(person_id)
        if actor.role in {Role.REGISTRAR, Role.DATA_PROTECTION_OFFICER}:
            return True
        if actor.role is Role.EMPLOYEE:
            return self._is_known_at_work(known)
        return self._is_known_at_home(person_id)

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
