"""What a service says and hears, as AsyncAPI 3.0."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from shared.contracts.contract import Contract
from shared.contracts.registry import CONTRACTS
from shared.contracts.subjects import every
from shared.service.definition import Service


def asyncapi(service: Service) -> dict[str, Any]:
    """Describe every contract the service says and hears, with the subject it travels on."""
    hears = [policy.hears for policy in service.policies]
    if service.hears_the_directory:
        hears += [contract for contract in CONTRACTS.values() if contract.context == "directory"]
    contracts = {contract.type_name(): contract for contract in (*service.says, *hears)}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": service.title, "version": "1.0.0"},
        "defaultContentType": "application/json",
        "channels": {name: _channel(contract) for name, contract in contracts.items()},
        "operations": {
            **{f"say-{c.type_name()}": _operation("send", c) for c in service.says},
            **{f"hear-{c.type_name()}": _operation("receive", c) for c in _once(hears)},
        },
        "components": {
            "messages": {name: _message(contract) for name, contract in contracts.items()},
        },
    }


def _once(contracts: Iterable[type[Contract]]) -> Iterable[type[Contract]]:
    return dict.fromkeys(contracts)


def _channel(contract: type[Contract]) -> dict[str, Any]:
    name = contract.type_name()
    return {
        "address": every(contract),
        "description": (contract.__doc__ or "").strip(),
        "messages": {name: {"$ref": f"#/components/messages/{name}"}},
    }


def _operation(action: str, contract: type[Contract]) -> dict[str, Any]:
    return {
        "action": action,
        "channel": {"$ref": f"#/channels/{contract.type_name()}"},
        "summary": (contract.__doc__ or "").strip(),
    }


def _message(contract: type[Contract]) -> dict[str, Any]:
    return {
        "name": contract.type_name(),
        "title": contract.__name__,
        "headers": {
            "type": "object",
            "description": "CloudEvents 1.0 attributes",
            "required": ["ce-id", "ce-type", "ce-source", "ce-subject", "ce-time"],
            "properties": {"ce-type": {"const": contract.type_name()}},
        },
        "payload": contract.model_json_schema(),
    }
