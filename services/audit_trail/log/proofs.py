"""Proofs about the tree as it stands in the tables."""

from __future__ import annotations

from dataclasses import dataclass

from services.audit_trail.log.log import Connections
from services.audit_trail.log.tree import nodes_in, size_in
from shared.proof.merkle import consistency_proof, inclusion_proof


@dataclass(frozen=True)
class Proofs:
    """Makes proofs: a query or two each, however large the log."""

    connections: Connections

    def of_inclusion(self, index: int, size: int) -> tuple[bytes, ...] | None:
        """Prove that a leaf is among the first ``size``; None where it is not."""
        with self.connections() as connection:
            cursor = connection.cursor()
            if not index < size <= size_in(cursor):
                return None
            return inclusion_proof(nodes_in(cursor), index, size)

    def of_consistency(self, old: int, new: int) -> tuple[bytes, ...] | None:
        """Prove that the first ``new`` leaves begin with the first ``old``; None without them."""
        with self.connections() as connection:
            cursor = connection.cursor()
            if not old <= new <= size_in(cursor):
                return None
            return consistency_proof(nodes_in(cursor), old, new)
