from __future__ import annotations

from datetime import date

from services.directory.domain.child.commands import (
    CorrectBirthDate,
    ProtectChild,
    RenameChild,
)
from services.directory.domain.child.events import (
    BirthDateCorrected,
    BirthNumberEntered,
    ChildPlaced,
    ChildRenamed,
    ChildTurned,
)
from services.directory.domain.child.refusals import (
    BirthDateIsPossible,
    BirthNumberAddsUp,
    BirthNumberBelongsToOneChild,
    ChildIsEntered,
    ChildIsEnteredOnce,
    PlacementStartsAfterBirth,
)
from services.directory.domain.refusals import (
    IdBelongsToOne,
    RegistrarKeepsTheDirectory,
    UnitIsDescribed,
)
from shared.contracts.codes import AddressProtection
from tests.rules.directory.people import (
    ADA,
    ADA_ENTERED,
    ADA_IS_KNOWN,
    ADA_NOT_PROTECTED,
    ADA_PLACED,
    ADA_PROTECTED,
    FURUHEIM,
    LEADER,
    MARK,
    NOOR,
    NOW,
    REGISTRAR,
    SOLBAKKEN,
    TODAY,
    enter_ada,
    enter_birth_number,
    given_child,
    place_ada,
)

SYNTHETIC_NUMBER = "01832299037"
AUGUST = date(2026, 8, 17)


def test_a_child_is_entered_in_a_unit_and_others_are_told_the_age_alone() -> None:
    given_child().when(enter_ada()).then(ADA_ENTERED, ADA_NOT_PROTECTED, ADA_PLACED)


def test_entering_a_child_as_it_is_changes_nothing() -> None:
    given_child(*ADA_IS_KNOWN).when(enter_ada()).then_nothing()


def test_a_child_is_entered_once() -> None:
    given_child(*ADA_IS_KNOWN).when(enter_ada(birth_date=date(2021, 3, 1))).then_refused(
        ChildIsEnteredOnce
    )


def test_a_person_and_a_child_never_share_an_id() -> None:
    given_child().when(enter_ada().model_copy(update={"is_a_person": True})).then_refused(
        IdBelongsToOne
    )


def test_only_the_registrar_enters_children() -> None:
    given_child().when(enter_ada(by=LEADER)).then_refused(RegistrarKeepsTheDirectory)


def test_nobody_is_born_tomorrow() -> None:
    given_child().when(enter_ada(birth_date=date(2026, 1, 20))).then_refused(BirthDateIsPossible)


def test_a_young_person_is_under_25_when_entered() -> None:
    given_child().when(enter_ada(birth_date=date(2001, 1, 19))).then_refused(BirthDateIsPossible)


def test_a_child_is_placed_in_a_unit_that_has_been_described() -> None:
    given_child().when(enter_ada(unit_is_described=False)).then_refused(UnitIsDescribed)


def test_a_child_starts_after_it_is_born() -> None:
    given_child().when(enter_ada(starts_on=date(2022, 2, 28))).then_refused(
        PlacementStartsAfterBirth
    )


def test_nothing_is_said_of_a_child_that_has_not_been_entered() -> None:
    given_child().when(place_ada(AUGUST)).then_refused(ChildIsEntered)


def test_a_child_moves_to_another_unit_from_a_day_on() -> None:
    given_child(*ADA_IS_KNOWN).when(place_ada(AUGUST)).then(
        ChildPlaced(child_id=ADA, unit_id=FURUHEIM, starts_on=AUGUST, age=4)
    )


def test_the_same_unit_from_the_same_day_changes_nothing() -> None:
    given_child(*ADA_IS_KNOWN).when(place_ada(date(2025, 8, 15), SOLBAKKEN)).then_nothing()


def test_a_birthday_since_the_first_day_in_a_unit_is_told_with_it() -> None:
    turned_four = ChildTurned(child_id=ADA, age=4, on=date(2026, 3, 1))
    given_child(*ADA_IS_KNOWN, turned_four).when(
        place_ada(date(2026, 2, 2), today=date(2026, 3, 2))
    ).then(
        ChildPlaced(child_id=ADA, unit_id=FURUHEIM, starts_on=date(2026, 2, 2), age=3),
        turned_four,
    )


def test_a_child_gets_another_name() -> None:
    rename = RenameChild(by=REGISTRAR, now=NOW, today=TODAY, name="Ada Moe")
    renamed = ChildRenamed(child_id=ADA, name="Ada Moe")
    given_child(*ADA_IS_KNOWN).when(rename).then(renamed)
    given_child(*ADA_IS_KNOWN, renamed).when(rename).then_nothing()


def test_a_wrong_birth_date_is_put_right_and_with_it_the_age() -> None:
    correct = CorrectBirthDate(by=REGISTRAR, now=NOW, today=TODAY, birth_date=date(2021, 3, 1))
    corrected = BirthDateCorrected(
        child_id=ADA, birth_date=date(2021, 3, 1), age=4, corrected_on=TODAY
    )
    given_child(*ADA_IS_KNOWN).when(correct).then(corrected)
    given_child(*ADA_IS_KNOWN, corrected).when(correct).then_nothing()


def test_a_childs_address_is_protected_from_today() -> None:
    protect = ProtectChild(by=REGISTRAR, now=NOW, today=TODAY, protection=AddressProtection.STRICT)
    given_child(*ADA_IS_KNOWN).when(protect).then(ADA_PROTECTED)
    given_child(*ADA_IS_KNOWN, ADA_PROTECTED).when(protect).then_nothing()


def test_the_birth_number_stands_in_a_stream_of_its_own() -> None:
    entered = BirthNumberEntered(
        child_id=ADA, birth_number=SYNTHETIC_NUMBER, birth_number_mark=MARK
    )
    assert entered.facet() == "birth-number"
    given_child(*ADA_IS_KNOWN).when(enter_birth_number(SYNTHETIC_NUMBER)).then(entered)
    given_child(*ADA_IS_KNOWN, entered).when(enter_birth_number(SYNTHETIC_NUMBER)).then_nothing()


def test_a_mistyped_birth_number_is_refused() -> None:
    given_child(*ADA_IS_KNOWN).when(enter_birth_number("01832299038")).then_refused(
        BirthNumberAddsUp
    )


def test_two_children_never_share_a_birth_number() -> None:
    given_child(*ADA_IS_KNOWN).when(
        enter_birth_number(SYNTHETIC_NUMBER, belongs_to=NOOR)
    ).then_refused(BirthNumberBelongsToOneChild)
