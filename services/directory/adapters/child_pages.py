"""A child as one reader sees it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from services.directory.adapters.pages import (
    ChildPage,
    GuardianShown,
    GuardiansPage,
    RestrictionShown,
    RestrictionsPage,
)
from services.directory.adapters.standing import WHO_LETS_IN, Standing, has_access
from services.directory.domain.child.child import Child, KnownChild
from services.directory.domain.child.family import GuardianRelation
from shared.contracts.codes import AddressProtection


def child_page(child: Child, held: Collection[Standing], today: date) -> ChildPage | None:
    """Show a child to someone; nothing where there is none."""
    if not isinstance(child, KnownChild):
        return None
    is_staff = Standing.GUARDIAN not in held and Standing.CHILD not in held
    is_protected = child.protection is not AddressProtection.NONE
    return ChildPage(
        child_id=child.child_id,
        name=child.name,
        birth_date=child.birth_date,
        age=child.age(today),
        unit_id=child.unit(today) if is_staff or not is_protected else None,
        protection=child.protection if is_staff else None,
    )


def guardians_page(
    child: KnownChild,
    names: Mapping[UUID, str],
    held: Collection[Standing],
    reader_id: UUID,
    today: date,
) -> GuardiansPage:
    """Show a child's guardians to someone; to a guardian, themselves alone."""
    shown = [
        _guardian(child, relation, names.get(guardian, ""), held, today)
        for guardian, relation in sorted(child.guardians.items())
        if not relation.is_over(today) and (Standing.GUARDIAN not in held or guardian == reader_id)
    ]
    return GuardiansPage(child_id=child.child_id, guardians=tuple(shown))


def _guardian(
    child: KnownChild,
    relation: GuardianRelation,
    name: str,
    held: Collection[Standing],
    today: date,
) -> GuardianShown:
    lets_in = bool(WHO_LETS_IN.intersection(held))
    guardian_id = relation.guardian_id
    return GuardianShown(
        guardian_id=guardian_id,
        name=name,
        relation=relation.relation,
        has_parental_responsibility=relation.has_parental_responsibility,
        starts_on=relation.starts_on,
        ends_on=relation.ends_on,
        has_access=has_access(child, guardian_id, today) if lets_in else None,
        is_restricted=child.is_restricted(guardian_id, today, today) if lets_in else None,
    )


def restrictions_page(child: KnownChild) -> RestrictionsPage:
    """Show the registrar what restricts guardians."""
    return RestrictionsPage(
        child_id=child.child_id,
        restrictions=tuple(
            RestrictionShown(
                restriction_id=restriction.restriction_id,
                guardian_id=restriction.guardian_id,
                kind=restriction.kind,
                starts_on=restriction.starts_on,
                ends_on=restriction.ends_on,
                is_lifted=restriction.is_lifted,
            )
            for restriction in child.apart.restrictions.values()
        ),
    )
