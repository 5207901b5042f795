"""Whatever a person reads, they can read in their language."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest

from shared.eventing.decider import Refusal
from shared.service.composing import languages_of
from shared.service.definition import Service
from tests.web.every_service.services import every_service

every = pytest.mark.parametrize("service", every_service(), ids=lambda service: service.context)


def descendants(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for child in kind.__subclasses__():
        yield child
        yield from descendants(child)


def package(service: Service) -> str:
    return f"services.{service.folder.name}"


def refusals(service: Service) -> list[type[Refusal]]:
    """Give the service's refusals; an intermediate class without a sentence is none."""
    ours = [kind for kind in descendants(Refusal) if kind.__module__.startswith(package(service))]
    return [kind for kind in ours if hasattr(kind, "sentence")]


def msgids(service: Service) -> list[str]:
    return list(import_module(f"{package(service)}.sentences").MSGIDS)


@every
def test_every_sentence_is_translated(service: Service) -> None:
    assert languages_of(service.folder).missing(msgids(service)) == []


@every
def test_every_refusal_is_translated(service: Service) -> None:
    said = [text for kind in refusals(service) for text in (kind.sentence, kind.opens)]
    assert languages_of(service.folder).missing(said) == []


@every
def test_every_line_of_a_trail_is_translated(service: Service) -> None:
    said = [sentence for trail in service.trail for sentence in trail.sentences.values()]
    assert languages_of(service.folder).missing(said) == []


@every
def test_every_rule_has_a_ground(service: Service) -> None:
    bare = [kind.__name__ for kind in refusals(service) if not kind.ground.title]
    assert bare == []
