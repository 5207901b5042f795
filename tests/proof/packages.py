"""A good package of each kind, and ways to put a changed one together again."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.proof.checkpoint import signed_checkpoint
from shared.proof.event_hash import event_hash
from shared.proof.growing import Edge
from shared.proof.merkle import inclusion_proof, leaf_hash, root
from shared.proof.package import (
    Files,
    Handover,
    OpenedEvent,
    ProvedEvent,
    ReleasedItem,
    item_digests,
    released_package,
    sealed_by,
    whole_package,
)
from shared.proof.receipt import Receipt
from shared.sealing.sealer import Place
from shared.sealing.wrapping import NONCE_BYTES
from tests.proof.people import SOLBAKKEN
from tests.proof.trees import Stored

Json: TypeAlias = dict[str, Any]
Change: TypeAlias = Callable[[Json], object]

ADA = UUID("00000000-0000-4000-8000-00000000000a")
KARI = UUID("00000000-0000-4000-8000-000000000001")
CONCERN = UUID("00000000-0000-4000-8000-0000000000c0")
CASE = UUID("00000000-0000-4000-8000-0000000000ca")
RELEASE = UUID("00000000-0000-4000-8000-0000000000ae")
PERSON_KEY, STREAM_KEY = UUID(int=1), UUID(int=2)
DATA_KEY = bytes(range(40, 72))
WORDS: Final = [(["observation"], "Ada gråter når hun blir hentet.")]
TRAIL = b"%PDF-1.7 of the trail"
KEY = str(SOLBAKKEN.verifier)


def document(number: int, said: Json, previous: str | None, sealed: Json) -> bytes:
    fields = {
        "id": UUID(int=0xE0 + number),
        "kind": "concern",
        "subject": CONCERN,
        "facet": "main",
        "schema": 1,
        "occurred_at": f"2026-01-{12 + number}T09:00:00+00:00",
        "recorded_at": f"2026-01-{12 + number}T10:00:00.250000+00:00",
        "by": {"person_id": KARI, "role": "employee"},
        "ground": None,
        "event": said,
    }
    return orjson.dumps(fields | ({"previous": previous} if previous else {}) | sealed)


def receipt(number: int, stream: UUID, version: int, name: str, stored: bytes) -> Receipt:
    return Receipt(
        service="concern-intake",
        position=100 + number,
        event_id=UUID(int=0xE0 + number),
        kind="concern",
        subject_id=CONCERN,
        stream=stream,
        version=version,
        name=name,
        occurred_at=datetime.fromisoformat(f"2026-01-{12 + number}T09:00:00+00:00"),
        recorded_at=datetime.fromisoformat(f"2026-01-{12 + number}T10:00:00.250+00:00"),
        by=KARI,
        child_id=ADA,
        hash=event_hash(stream, version, name, stored).hex(),
    )


def sealed(number: int, stream: UUID, version: int) -> Json:
    bound = Place(UUID(int=0xE0 + number), stream, version).bound
    nonce = bytes(NONCE_BYTES)
    content = nonce + AESGCM(DATA_KEY).encrypt(nonce, orjson.dumps(WORDS), bound)
    text = base64.b64encode(content).decode()
    return {"about": ADA, "lock": [PERSON_KEY, STREAM_KEY], "sealed": text}


def told() -> list[tuple[Receipt, bytes]]:
    """Five events in two streams, as they came into the log: A1, B1, A2, A3, B2."""
    made: list[tuple[Receipt, bytes]] = []
    tips: dict[UUID, tuple[int, str | None]] = {CONCERN: (0, None), CASE: (0, None)}
    for number, stream in enumerate((CONCERN, CASE, CONCERN, CONCERN, CASE)):
        version, previous = tips[stream][0] + 1, tips[stream][1]
        words = sealed(number, stream, version) if number == 2 else {}
        said = {"child_id": ADA, "observation": "[slettet]"}
        stored = document(number, said, previous, words)
        made.append((receipt(number, stream, version, "concern.noted", stored), stored))
        tips[stream] = (version, made[-1][0].hash)
    return made


def in_a_log(events: Sequence[tuple[Receipt, bytes]]) -> tuple[list[ProvedEvent], bytes]:
    """Put receipts among those of others; gives the events proved, and the signed checkpoint."""
    leaves = [leaf for one, _ in events for leaf in (one.leaf(), b"of others", b"of others")]
    stored = Stored(dict(Edge().grow(map(leaf_hash, leaves))))
    proved = [
        ProvedEvent(one, content, 3 * at, inclusion_proof(stored, 3 * at, len(leaves)))
        for at, (one, content) in enumerate(events)
    ]
    return proved, signed_checkpoint(len(leaves), root(stored, len(leaves)), SOLBAKKEN)


def handover(checkpoint: bytes, *, is_sealed: bool = True) -> Handover:
    seal = sealed_by(SOLBAKKEN) if is_sealed else None
    return Handover("Nordvik tingrett", SOLBAKKEN.verifier, checkpoint, seal)


def a_whole_package(*, is_sealed: bool = True) -> Files:
    proved, checkpoint = in_a_log(told())
    opened = [
        OpenedEvent(one, WORDS, DATA_KEY) if b'"sealed"' in one.document else OpenedEvent(one)
        for one in proved
    ]
    return whole_package(handover(checkpoint, is_sealed=is_sealed), opened, TRAIL)


ITEMS: Final = (
    ReleasedItem(
        "a2", "2026-01-14", "Kari, Solbakken", "Vi møttes hos helsesykepleier.", "01" * 16
    ),
    ReleasedItem("a1", "2026-01-12", "Kari, Solbakken", "Ada trives ute.", "02" * 16),
    ReleasedItem("a3", "2026-01-14", "Berit, Solbakken", "Planen er laget sammen.", "03" * 16),
)


def the_release(said: Json, words: Json) -> tuple[ProvedEvent, bytes]:
    stored = document(0, said, None, words)
    proved, checkpoint = in_a_log([(receipt(0, RELEASE, 1, "release.made", stored), stored)])
    return proved[0], checkpoint


def a_released_package() -> Files:
    release, checkpoint = the_release({"child_id": ADA, "items": item_digests(ITEMS)}, {})
    return released_package(handover(checkpoint), ITEMS, release)


def put_together(files: Mapping[str, bytes]) -> Files:
    """Write the manifest anew and leave the seal out, as someone would who wants to deceive."""
    manifest = orjson.loads(files["manifest.json"])
    inside = {name: files[name] for name in files if name not in {"manifest.json", "seal.txt"}}
    manifest["files"] = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for name, content in inside.items()
    }
    return {"manifest.json": orjson.dumps(manifest), **inside}


def written(value: Json) -> bytes:
    """Write whatever someone might write, also what our own writer would not."""
    return json.dumps(value, ensure_ascii=False).encode()


def with_line(files: Files, name: str, number: int, change: Change) -> Files:
    """Change one line's value and put the package together again."""
    lines = files[name].splitlines(keepends=True)
    value = orjson.loads(lines[number])
    change(value)
    lines[number] = written(value) + (b"\n" if name.endswith("l") else b"")
    return put_together({**files, name: b"".join(lines)})


def with_lines(files: Files, name: str, change: Callable[[list[bytes]], list[bytes]]) -> Files:
    """Change which lines there are and put the package together again."""
    lines = files[name].splitlines(keepends=True)
    return put_together({**files, name: b"".join(change(lines))})
