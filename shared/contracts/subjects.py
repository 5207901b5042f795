"""The addresses on the bus."""

from __future__ import annotations

from shared.contracts.contract import Contract


def stream_name(context: str) -> str:
    """Give the JetStream stream in which a context's facts stand."""
    return f"EVT_{context.replace('-', '_').upper()}"


def subject_of(contract: type[Contract], municipality: str, stream_id: str) -> str:
    """Give the address of one fact: ``evt.<municipality>.<context>.<event>.v<N>.<stream id>``."""
    return f"evt.{municipality}.{contract.context}.{contract.name}.v{contract.version}.{stream_id}"


def every(contract: type[Contract]) -> str:
    """Give the filter for all facts of one contract, whatever the municipality."""
    return f"evt.*.{contract.context}.{contract.name}.v{contract.version}.*"


def all_of(context: str) -> str:
    """Give the filter for everything that a context says."""
    return f"evt.*.{context}.>"
