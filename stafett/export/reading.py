"""What was gathered, told so that a person can read it: a sentence a line, with everyone's name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, TypedDict
from uuid import UUID

from services.directory.adapters.store import CHILDREN, PEOPLE
from shared.eventing.decider import MAIN
from shared.eventing.kind import AnyKind, stream_id
from shared.eventing.opening import read_with_words
from shared.languages.languages import Languages
from shared.languages.negotiation import Language
from shared.service.composing import languages_of
from shared.service.sentence import sentence
from shared.time.municipal_calendar import local_day
from stafett.access import Access
from stafett.export.gather import Told
from stafett.export.houses import House, houses
from stafett.verify.rows import one_moment, stored

PERSON: Final = re.compile(r"\{([0-9a-f-]{36})\}")


class Line(TypedDict):
    """One thing that happened, as it stands on paper."""

    when: str
    learned: str
    text: str
    words: list[str]
    ground: str


def read_aloud(access: Access, told: Sequence[Told], language: Language) -> list[Line]:
    """Tell every event for which its service has a sentence; others are in the package alone."""
    lines = [_line(one, language) for one in told if _has_a_sentence(one)]
    people = {UUID(found) for line in lines for found in PERSON.findall(line["text"])}
    names = names_of(access, people)
    for line in lines:
        line["text"] = PERSON.sub(lambda found: names.get(UUID(found[1]), "-"), line["text"])
    return lines


def _has_a_sentence(told: Told) -> bool:
    return any(type(told.recorded.event) in trail.sentences for trail in told.house.service.trail)


def _line(told: Told, language: Language) -> Line:
    recorded = told.recorded
    said = next(
        trail.sentences[type(recorded.event)]
        for trail in told.house.service.trail
        if type(recorded.event) in trail.sentences
    )
    text, _ = sentence(said, recorded, _languages(told.house), language)
    return Line(
        when=str(local_day(recorded.occurred_at)),
        learned=str(local_day(recorded.recorded_at)),
        text=text,
        words=[word for _, word in told.opened.words],
        ground=recorded.ground or "",
    )


@cache
def _languages(house: House) -> Languages:
    return languages_of(house.service.folder)


def names_of(access: Access, people: Collection[UUID]) -> Mapping[UUID, str]:
    """Name people and children as the directory has them last; the forgotten have their mask."""
    directory = next(house for house in houses(access) if house.context == "directory")
    return dict(_named(directory, people))


def _named(directory: House, people: Collection[UUID]) -> Iterator[tuple[UUID, str]]:
    kinds: tuple[AnyKind, ...] = (PEOPLE, CHILDREN)
    streams = {stream_id(kind.name, person, MAIN) for kind in kinds for person in people}
    with one_moment(directory.url) as connection:
        rows = [row[:5] for row in stored(connection, streams)]
    for recorded in read_with_words(rows, directory.kinds, directory.sealer):
        name = getattr(recorded.event, "name", None)
        if isinstance(name, str):
            yield recorded.subject_id, name
