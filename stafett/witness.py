"""`stafett witness`: another municipality, or an archive, puts its name under what the log says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import httpx

from shared.proof.checkpoint import checkpoint_of
from shared.proof.note_keys import Algorithm, SignerKey, read_verifier_key
from shared.proof.notes import NoteRefused, read_note
from shared.proof.witness import Witness, WitnessRefuses


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say how the command is called."""
    parser = commands.add_parser(
        "witness", help="co-sign the log's latest checkpoint, if the log has only grown since"
    )
    parser.add_argument("--log", required=True, help="the address of the audit trail")
    parser.add_argument("--token-file", type=Path, required=True, help="an access token to it")
    parser.add_argument("--key", required=True, help="the log's verifier key, had from elsewhere")
    parser.add_argument("--name", required=True, help="the witness's own name")
    parser.add_argument("--seed-file", type=Path, required=True, help="32 secret bytes, in hex")
    parser.add_argument("--memory", type=Path, required=True, help="what was co-signed last")
    parser.set_defaults(without_access=run)


def run(asked: argparse.Namespace) -> int:
    """Co-sign, and print the note; 1 and why not, where the witness refuses."""
    seed = bytes.fromhex(asked.seed_file.read_text().strip())
    key = SignerKey(asked.name, seed, Algorithm.COSIGNATURE)
    witness = Witness(key, read_verifier_key(asked.key), asked.memory)
    headers = {"Authorization": f"Bearer {asked.token_file.read_text().strip()}"}
    try:
        with httpx.Client(base_url=asked.log, headers=headers, timeout=30) as log:
            note = log.get("/log/checkpoint").raise_for_status().content
            proof = _proof(log, witness, note)
        cosigned = witness.cosign(note, proof, datetime.now(UTC))
    except (WitnessRefuses, NoteRefused, httpx.HTTPError) as error:
        sys.stderr.write(f"stafett: not co-signed: {error}\n")
        return 1
    sys.stdout.write(cosigned.decode())
    return 0


def _proof(log: httpx.Client, witness: Witness, note: bytes) -> Sequence[bytes]:
    seen = witness.last()
    if seen is None:
        return ()
    sizes = {"from": seen.size, "to": checkpoint_of(read_note(note).text).size}
    answer = log.get("/log/proof/consistency", params=sizes).raise_for_status()
    return [bytes.fromhex(one) for one in answer.json()["proof"]]
