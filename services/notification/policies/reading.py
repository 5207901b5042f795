"""A table whose rows each read one contract."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from shared.contracts.contract import Contract

F = TypeVar("F", bound=Contract)
K = TypeVar("K")
R = TypeVar("R")


class NobodyReadsThis(Exception):
    """A contract was heard for which a table has no row."""


class Readings(Generic[K, R]):
    """How each contract is read, given what is known: a row for every contract that is heard."""

    def __init__(self) -> None:
        self._rows: dict[type[Contract], Callable[[Contract, K], R]] = {}

    def row(self, contract: type[F], read: Callable[[F, K], R]) -> None:
        """Add the row of one contract."""

        def typed(fact: Contract, known: K) -> R:
            if not isinstance(fact, contract):
                raise NobodyReadsThis(type(fact).__name__)
            return read(fact, known)

        self._rows[contract] = typed

    def rows(self) -> Mapping[type[Contract], Callable[[Contract, K], R]]:
        """Give the whole table."""
        return self._rows

    def read(self, fact: Contract, known: K) -> R:
        """Read a fact by its row; ``NobodyReadsThis`` when there is none."""
        try:
            read = self._rows[type(fact)]
        except KeyError:
            raise NobodyReadsThis(type(fact).__name__) from None
        return read(fact, known)
