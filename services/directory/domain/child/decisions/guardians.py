"""Guardians: who they are, and what keeps them from what is shared."""

from __future__ import annotations

from collections.abc import Sequence

from services.directory.domain.child.child import KnownChild
from services.directory.domain.child.commands import (
    LiftRestriction,
    RelateGuardian,
    RestrictGuardian,
)
from services.directory.domain.child.events import (
    ChildEvent,
    GuardianRelated,
    GuardianRestricted,
    RestrictionLifted,
)
from services.directory.domain.child.family import GuardianRelation, Restriction
from services.directory.domain.child.refusals import (
    NobodyIsTheirOwnGuardian,
    RestrictionConcernsAGuardian,
    RestrictionExists,
)
from services.directory.domain.refusals import PeriodEndsAfterItStarts, PersonIsEntered
from shared.eventing.asking_rules import needed, refuse


def _must_end_after_it_starts(command: RelateGuardian | RestrictGuardian) -> None:
    refuse(
        PeriodEndsAfterItStarts,
        when=command.ends_on is not None and command.ends_on < command.starts_on,
        starts_on=command.starts_on,
        ends_on=command.ends_on,
    )


def relate(command: RelateGuardian, child: KnownChild) -> Sequence[ChildEvent]:
    """Say how someone is a guardian. The relation alone opens nothing (B58)."""
    refuse(
        NobodyIsTheirOwnGuardian,
        when=command.guardian_id == child.child_id,
        guardian=command.guardian_id,
        child=child.child_id,
    )
    refuse(PersonIsEntered, when=not command.guardian_is_entered, guardian=command.guardian_id)
    _must_end_after_it_starts(command)
    relation = GuardianRelation(
        guardian_id=command.guardian_id,
        relation=command.relation,
        has_parental_responsibility=command.has_parental_responsibility,
        starts_on=command.starts_on,
        ends_on=command.ends_on,
    )
    if child.guardians.get(command.guardian_id) == relation:
        return []
    return [
        GuardianRelated(
            child_id=child.child_id,
            guardian_id=command.guardian_id,
            relation=command.relation,
            has_parental_responsibility=command.has_parental_responsibility,
            starts_on=command.starts_on,
            ends_on=command.ends_on,
        )
    ]


def restrict(command: RestrictGuardian, child: KnownChild) -> Sequence[ChildEvent]:
    """Keep a guardian out, for a period or until it is lifted."""
    refuse(
        RestrictionConcernsAGuardian,
        when=command.guardian_id not in child.guardians,
        guardian=command.guardian_id,
    )
    _must_end_after_it_starts(command)
    restriction = Restriction(
        restriction_id=command.restriction_id,
        guardian_id=command.guardian_id,
        kind=command.kind,
        starts_on=command.starts_on,
        ends_on=command.ends_on,
    )
    if child.apart.restrictions.get(command.restriction_id) == restriction:
        return []
    return [
        GuardianRestricted(
            child_id=child.child_id,
            restriction_id=command.restriction_id,
            guardian_id=command.guardian_id,
            kind=command.kind,
            starts_on=command.starts_on,
            ends_on=command.ends_on,
        )
    ]


def lift(command: LiftRestriction, child: KnownChild) -> Sequence[ChildEvent]:
    """Lift a restriction. Whoever was shut out is let in anew only by a grant."""
    restriction = needed(
        child.apart.restrictions.get(command.restriction_id),
        otherwise=RestrictionExists,
        restriction=command.restriction_id,
    )
    if restriction.is_lifted:
        return []
    return [
        RestrictionLifted(
            child_id=child.child_id,
            restriction_id=restriction.restriction_id,
            guardian_id=restriction.guardian_id,
            reason=command.reason,
            on=command.today,
        )
    ]
