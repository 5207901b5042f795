"""Letting a guardian in, and ending that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.directory.domain.child.access import REFUSED_BECAUSE, what_closes
from services.directory.domain.child.child import KnownChild
from services.directory.domain.child.commands import EndAccess, GrantAccess
from services.directory.domain.child.events import (
    ChildEvent,
    GuardianAccessEnded,
    GuardianGrantedAccess,
)
from services.directory.domain.child.refusals import (
    AccessIsCheckedFirst,
    LeadOrLeaderGivesAccess,
    ProtectedAddressIsCheckedFirst,
)
from services.directory.domain.codes import AccessEndedBecause, Check
from shared.contracts.codes import AddressProtection
from shared.eventing.asking_rules import refuse
from shared.identity.actor import Role

ALWAYS_CHECKED: Final = frozenset({Check.RELATION, Check.NO_RESTRICTION})
"""What is checked before any guardian is let in (B58)."""


def grant(command: GrantAccess, child: KnownChild) -> Sequence[ChildEvent]:
    """Let a guardian in, after somebody has checked that it is right."""
    refuse(
        LeadOrLeaderGivesAccess,
        when=not _gives_access(command),
        asker=command.by.person_id,
        givers=command.givers,
    )
    closed = what_closes(child, command.guardian_id, command.today)
    for because, rule in REFUSED_BECAUSE.items():
        refuse(rule, when=closed is because, guardian=command.guardian_id, today=command.today)
    refuse(
        AccessIsCheckedFirst,
        when=not ALWAYS_CHECKED.issubset(command.checked),
        checked=command.checked,
    )
    refuse(
        ProtectedAddressIsCheckedFirst,
        when=_protection_is_unchecked(command, child),
        checked=command.checked,
        protection=child.protection,
    )
    if command.guardian_id in child.apart.granted:
        return []
    return [
        GuardianGrantedAccess(
            child_id=child.child_id,
            guardian_id=command.guardian_id,
            checked=command.checked,
            reason=command.reason,
            starts_on=command.today,
        )
    ]


def _gives_access(command: GrantAccess | EndAccess) -> bool:
    by = command.by
    return by.role is Role.EMPLOYEE and by.person_id in command.givers


def _protection_is_unchecked(command: GrantAccess, child: KnownChild) -> bool:
    is_protected = child.protection is not AddressProtection.NONE
    return is_protected and Check.ADDRESS_PROTECTION not in command.checked


def end(command: EndAccess, child: KnownChild) -> Sequence[ChildEvent]:
    """End a guardian's access at once."""
    refuse(
        LeadOrLeaderGivesAccess,
        when=not (_gives_access(command) or command.by.role is Role.REGISTRAR),
        asker=command.by.person_id,
        role=command.by.role,
    )
    if command.guardian_id not in child.apart.granted:
        return []
    return [
        GuardianAccessEnded(
            child_id=child.child_id,
            guardian_id=command.guardian_id,
            because=AccessEndedBecause.LIFTED,
            reason=command.reason,
            on=command.today,
        )
    ]
