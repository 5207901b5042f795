"""Every contract, by the name under which it travels."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Final

from shared.contracts import (
    audit_trail,
    case_coordination,
    concern_intake,
    directory,
    evaluation_scheduling,
)
from shared.contracts.contract import Contract


def _public_contracts(module: ModuleType) -> Iterator[type[Contract]]:
    for name, value in vars(module).items():
        is_contract = isinstance(value, type) and issubclass(value, Contract)
        if is_contract and value is not Contract and not name.startswith("_"):
            yield value


CONTRACTS: Final[dict[str, type[Contract]]] = {
    contract.type_name(): contract
    for module in (
        directory,
        concern_intake,
        case_coordination,
        evaluation_scheduling,
        audit_trail,
    )
    for contract in _public_contracts(module)
}
"""Contract classes by type name, e.g. ``stafett.directory.unit-described.v1``."""
