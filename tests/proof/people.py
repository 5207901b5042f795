"""The logs and witnesses of the tests: invented, with keys that everyone may know."""

from __future__ import annotations

from shared.proof.note_keys import Algorithm, SignerKey

SOLBAKKEN = SignerKey("log.solbakken.example", bytes(range(32)))
"""The municipality's log."""

FORGER = SignerKey("log.solbakken.example", bytes(range(1, 33)))
"""Someone who takes the log's name, with a key of their own."""

NEIGHBOUR = SignerKey("witness.nordvik.example", bytes(range(2, 34)), Algorithm.COSIGNATURE)
"""Another municipality that witnesses the log."""

ARCHIVE = SignerKey("archive.example", bytes(range(3, 35)))
"""Someone who signs texts as a log does."""
