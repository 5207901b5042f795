from __future__ import annotations

from datetime import date

import pytest

from services.directory.domain.child.events import (
    ChildEvent,
    GuardianAccessEnded,
    GuardianGrantedAccess,
)
from services.directory.domain.child.refusals import (
    AccessEndsAtEighteen,
    AccessFollowsARelation,
    AccessFollowsResponsibility,
    AccessIsCheckedFirst,
    LeadOrLeaderGivesAccess,
    ProtectedAddressIsCheckedFirst,
    RestrictionClosesAccess,
    StrangersDecideNothing,
)
from services.directory.domain.codes import AccessEndedBecause, Check, Relation
from shared.identity.actor import Actor
from tests.rules.directory.people import (
    ADA,
    ADA_ENTERED,
    ADA_IS_KNOWN,
    ADA_PLACED,
    ADA_PROTECTED,
    BERIT_IS_CLOSE,
    BOTH_CHECKS,
    COLLEAGUE,
    FATHER,
    LEAD,
    LEADER,
    LISE,
    REGISTRAR,
    TODAY,
    TOR,
    TOR_HAS_ACCESS,
    end_access,
    given_child,
    grant,
    related,
    restricted,
)

ADA_AND_HER_PARENTS: tuple[ChildEvent, ...] = (*ADA_IS_KNOWN, related(LISE), related(TOR))
TOR_LET_IN = GuardianGrantedAccess(
    child_id=ADA, guardian_id=TOR, checked=BOTH_CHECKS, starts_on=TODAY
)


@pytest.mark.parametrize("by", [LEADER, LEAD])
def test_lead_or_leader_lets_a_guardian_in_and_says_what_was_checked(by: Actor) -> None:
    given_child(*ADA_AND_HER_PARENTS).when(grant(by)).then(TOR_LET_IN)


@pytest.mark.parametrize("by", [COLLEAGUE, REGISTRAR])
def test_nobody_else_lets_a_guardian_in(by: Actor) -> None:
    given_child(*ADA_AND_HER_PARENTS).when(grant(by)).then_refused(LeadOrLeaderGivesAccess)


def test_a_guardian_does_not_let_anybody_in() -> None:
    given_child(*ADA_AND_HER_PARENTS).when(grant(FATHER, LISE)).then_refused(StrangersDecideNothing)


def test_a_leader_who_is_close_to_the_child_lets_nobody_in() -> None:
    given_child(*ADA_AND_HER_PARENTS, BERIT_IS_CLOSE).when(grant(LEADER)).then_refused(
        StrangersDecideNothing
    )


def test_who_has_access_stands_in_a_stream_of_its_own() -> None:
    assert TOR_LET_IN.facet() == "access"


def test_access_given_again_changes_nothing() -> None:
    given_child(*TOR_HAS_ACCESS).when(grant()).then_nothing()


@pytest.mark.parametrize("checked", [(), (Check.RELATION,), (Check.NO_RESTRICTION,)])
def test_the_relation_and_restrictions_are_checked_first(checked: tuple[Check, ...]) -> None:
    given_child(*ADA_AND_HER_PARENTS).when(grant(checked=checked)).then_refused(
        AccessIsCheckedFirst
    )


def test_where_the_address_is_protected_that_is_checked_too() -> None:
    history = (ADA_ENTERED, ADA_PROTECTED, ADA_PLACED, related(TOR))
    all_checks = (*BOTH_CHECKS, Check.ADDRESS_PROTECTION)
    given_child(*history).when(grant()).then_refused(ProtectedAddressIsCheckedFirst)
    given_child(*history).when(grant(checked=all_checks)).then(
        TOR_LET_IN.model_copy(update={"checked": all_checks})
    )


def test_only_a_guardian_is_let_in() -> None:
    given_child(*ADA_IS_KNOWN).when(grant()).then_refused(AccessFollowsARelation)


def test_a_former_guardian_is_not_let_in() -> None:
    former = related(TOR, ends_on=date(2026, 1, 18))
    given_child(*ADA_IS_KNOWN, former).when(grant()).then_refused(AccessFollowsARelation)


def test_a_restricted_guardian_is_not_let_in() -> None:
    given_child(*ADA_AND_HER_PARENTS, restricted(TODAY)).when(grant()).then_refused(
        RestrictionClosesAccess
    )


def test_a_parent_without_responsibility_is_not_let_in() -> None:
    without = related(TOR, responsible=False)
    given_child(*ADA_IS_KNOWN, without).when(grant()).then_refused(AccessFollowsResponsibility)


def test_a_foster_carer_is_let_in_without_parental_responsibility() -> None:
    carer = related(TOR, Relation.FOSTER_CARER, responsible=False)
    given_child(*ADA_IS_KNOWN, carer).when(grant()).then(TOR_LET_IN)


@pytest.mark.requirement("B52")
def test_from_eighteen_on_no_guardian_is_let_in() -> None:
    given_child(*ADA_AND_HER_PARENTS).when(grant(today=date(2040, 3, 1))).then_refused(
        AccessEndsAtEighteen
    )


@pytest.mark.parametrize("by", [LEADER, LEAD, REGISTRAR])
def test_access_is_ended_at_once_with_a_reason(by: Actor) -> None:
    given_child(*TOR_HAS_ACCESS).when(end_access(by)).then(
        GuardianAccessEnded(
            child_id=ADA,
            guardian_id=TOR,
            because=AccessEndedBecause.LIFTED,
            reason="Tor asks for it himself",
            on=TODAY,
        )
    )


def test_a_colleague_does_not_end_access() -> None:
    given_child(*TOR_HAS_ACCESS).when(end_access(COLLEAGUE)).then_refused(LeadOrLeaderGivesAccess)


def test_access_that_nobody_has_is_ended_without_effect() -> None:
    given_child(*ADA_AND_HER_PARENTS).when(end_access()).then_nothing()
