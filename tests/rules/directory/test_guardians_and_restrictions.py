from __future__ import annotations

from datetime import date
from uuid import UUID

from services.directory.domain.child.child import KnownChild
from services.directory.domain.child.commands import LiftRestriction
from services.directory.domain.child.events import GuardianAccessEnded, RestrictionLifted
from services.directory.domain.child.refusals import (
    NobodyIsTheirOwnGuardian,
    RestrictionConcernsAGuardian,
    RestrictionExists,
)
from services.directory.domain.codes import AccessEndedBecause, Relation
from services.directory.domain.refusals import (
    PeriodEndsAfterItStarts,
    PersonIsEntered,
    RegistrarKeepsTheDirectory,
)
from tests.rules.directory.people import (
    ADA,
    ADA_IS_KNOWN,
    CONTACT_BAN,
    LEADER,
    NOW,
    REGISTRAR,
    TODAY,
    TOR,
    TOR_HAS_ACCESS,
    given_child,
    grant,
    relate,
    related,
    restrict_tor,
    restricted,
)


def lift(restriction_id: UUID = CONTACT_BAN) -> LiftRestriction:
    return LiftRestriction(
        by=REGISTRAR,
        now=NOW,
        today=TODAY,
        restriction_id=restriction_id,
        reason="The court has lifted the ban",
    )


TOR_SHUT_OUT = GuardianAccessEnded(
    child_id=ADA, guardian_id=TOR, because=AccessEndedBecause.RESTRICTED, on=TODAY
)
LIFTED = RestrictionLifted(
    child_id=ADA,
    restriction_id=CONTACT_BAN,
    guardian_id=TOR,
    reason="The court has lifted the ban",
    on=TODAY,
)


def test_a_guardian_is_entered_and_that_alone_gives_no_access() -> None:
    given_child(*ADA_IS_KNOWN).when(relate(TOR)).then(related(TOR))
    child = given_child(*ADA_IS_KNOWN, related(TOR)).state()
    assert isinstance(child, KnownChild)
    assert child.apart.granted == {}


def test_foster_carers_are_guardians_too() -> None:
    given_child(*ADA_IS_KNOWN).when(
        relate(TOR, relation=Relation.FOSTER_CARER, responsible=False)
    ).then(related(TOR, Relation.FOSTER_CARER, responsible=False))


def test_a_guardian_entered_as_before_changes_nothing() -> None:
    given_child(*ADA_IS_KNOWN, related(TOR)).when(relate(TOR)).then_nothing()


def test_only_the_registrar_enters_guardians() -> None:
    given_child(*ADA_IS_KNOWN).when(relate(TOR, by=LEADER)).then_refused(RegistrarKeepsTheDirectory)


def test_a_guardian_is_a_person_who_has_been_entered() -> None:
    given_child(*ADA_IS_KNOWN).when(relate(TOR, is_entered=False)).then_refused(PersonIsEntered)


def test_a_child_is_not_its_own_guardian() -> None:
    given_child(*ADA_IS_KNOWN).when(relate(ADA)).then_refused(NobodyIsTheirOwnGuardian)


def test_a_relation_does_not_end_before_it_starts() -> None:
    given_child(*ADA_IS_KNOWN).when(relate(TOR, ends_on=date(2022, 2, 28))).then_refused(
        PeriodEndsAfterItStarts
    )


def test_a_parent_who_loses_responsibility_loses_access() -> None:
    given_child(*TOR_HAS_ACCESS).when(relate(TOR, responsible=False)).then(
        related(TOR, responsible=False),
        GuardianAccessEnded(
            child_id=ADA,
            guardian_id=TOR,
            because=AccessEndedBecause.RESPONSIBILITY_ENDED,
            on=TODAY,
        ),
    )


def test_a_restriction_ends_access_at_once() -> None:
    given_child(*TOR_HAS_ACCESS).when(restrict_tor(TODAY)).then(restricted(TODAY), TOR_SHUT_OUT)


def test_a_restriction_that_begins_later_leaves_access_until_then() -> None:
    later = date(2026, 2, 2)
    given_child(*TOR_HAS_ACCESS).when(restrict_tor(later)).then(restricted(later))


def test_a_restriction_that_is_over_ends_nothing() -> None:
    over = (date(2025, 1, 1), date(2025, 12, 31))
    given_child(*TOR_HAS_ACCESS).when(restrict_tor(*over)).then(restricted(*over))


def test_a_restriction_that_came_and_went_while_someone_had_access_has_ended_it() -> None:
    a_day = (date(2026, 1, 14), date(2026, 1, 14))
    given_child(*TOR_HAS_ACCESS).when(restrict_tor(*a_day)).then(restricted(*a_day), TOR_SHUT_OUT)


def test_a_restriction_entered_again_changes_nothing() -> None:
    given_child(*ADA_IS_KNOWN, related(TOR), restricted(TODAY)).when(
        restrict_tor(TODAY)
    ).then_nothing()


def test_a_restriction_concerns_a_guardian() -> None:
    given_child(*ADA_IS_KNOWN).when(restrict_tor(TODAY)).then_refused(RestrictionConcernsAGuardian)


def test_a_restriction_does_not_end_before_it_starts() -> None:
    given_child(*TOR_HAS_ACCESS).when(restrict_tor(TODAY, date(2026, 1, 18))).then_refused(
        PeriodEndsAfterItStarts
    )


def test_what_a_restriction_is_stands_in_a_stream_of_its_own() -> None:
    assert restricted(TODAY).facet() == LIFTED.facet() == "restrictions"


def test_lifting_a_restriction_opens_nothing_by_itself() -> None:
    history = (*TOR_HAS_ACCESS, restricted(TODAY), TOR_SHUT_OUT)
    given_child(*history).when(lift()).then(LIFTED)
    child = given_child(*history, LIFTED).state()
    assert isinstance(child, KnownChild)
    assert child.apart.granted == {}


def test_after_a_restriction_is_lifted_access_can_be_given_anew() -> None:
    given_child(*TOR_HAS_ACCESS, restricted(TODAY), TOR_SHUT_OUT, LIFTED).when(grant()).events()


def test_a_lifted_restriction_is_lifted_once() -> None:
    given_child(*ADA_IS_KNOWN, related(TOR), restricted(TODAY), LIFTED).when(lift()).then_nothing()


def test_only_a_restriction_that_was_entered_can_be_lifted() -> None:
    given_child(*ADA_IS_KNOWN).when(lift()).then_refused(RestrictionExists)
