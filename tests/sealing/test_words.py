"""Words are taken out of whatever stands around them, and put back in their place."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from shared.privacy import BirthDate, Name, Personal
from shared.sealing.words import put_back, shape_of, take_out


class Person(BaseModel):
    name: Name
    born: BirthDate | None = None
    unit: str = "solbakken"


class Talk(BaseModel):
    held_on: date
    with_whom: Person


class Letter(BaseModel):
    to: str
    body: Annotated[str, Personal("[gone]")]


class Story(BaseModel):
    title: str
    hero: Person
    friend: Person | None = None
    others: tuple[Person, ...] = ()
    pair: tuple[Name, int] = ("nobody", 0)
    said: Talk | Letter | None = None
    lines: Annotated[tuple[str, ...], Personal(["[gone]"])] = ()
    by_place: dict[str, Person] = {}
    numbers: tuple[int, ...] = ()


class Numbers(BaseModel):
    one: int
    some: tuple[date, ...] = ()


ADA = Person(name="Ada", born=date(2020, 5, 17))
BO = Person(name="Bo")

WHOLE = Story(
    title="blue",
    hero=ADA,
    friend=BO,
    others=(BO, ADA),
    pair=("Siv", 2),
    said=Talk(held_on=date(2026, 1, 12), with_whom=ADA),
    lines=("one", "two"),
    by_place={"home": BO},
    numbers=(1, 2),
)


def masked(model: BaseModel) -> tuple[dict[str, Any], list[Any]]:
    fields = model.model_dump(mode="json", exclude_none=True)
    taken = take_out(fields, shape_of(type(model)))
    return fields, [word for _, word in taken]


def test_words_are_found_however_deep_they_stand_and_nothing_else_is_touched() -> None:
    fields, taken = masked(WHOLE)
    hero = {"name": "[slettet]", "born": "1900-01-01", "unit": "solbakken"}
    friend = {"name": "[slettet]", "unit": "solbakken"}
    assert fields == {
        "title": "blue",
        "hero": hero,
        "friend": friend,
        "others": [friend, hero],
        "pair": ["[slettet]", "[slettet]"],
        "said": {"held_on": "2026-01-12", "with_whom": hero},
        "lines": ["[gone]"],
        "by_place": {"home": friend},
        "numbers": [1, 2],
    }
    assert "Ada" in taken
    assert ["one", "two"] in taken


@pytest.mark.parametrize(
    "model",
    [
        WHOLE,
        Story(title="blue", hero=BO),
        Story(title="blue", hero=ADA, said=Letter(to="home", body="hello")),
        Letter(to="home", body="hello"),
    ],
)
def test_what_was_taken_out_can_be_put_back(model: BaseModel) -> None:
    before = model.model_dump(mode="json", exclude_none=True)
    fields = model.model_dump(mode="json", exclude_none=True)
    taken = take_out(fields, shape_of(type(model)))
    assert fields != before
    put_back(fields, taken)
    assert fields == before


def test_each_form_that_a_value_may_take_has_its_words_found() -> None:
    fields, taken = masked(Story(title="t", hero=BO, said=Letter(to="home", body="hello")))
    assert fields["said"] == {"to": "home", "body": "[gone]"}
    assert taken == ["Bo", "nobody", 0, "hello", []]


def test_what_is_not_said_leaves_no_word() -> None:
    fields, _ = masked(Story(title="t", hero=BO))
    assert "friend" not in fields
    assert fields["others"] == []


def test_what_is_about_nobody_has_no_words() -> None:
    assert not shape_of(Numbers).has_words
    assert masked(Numbers(one=1)) == ({"one": 1, "some": []}, [])
