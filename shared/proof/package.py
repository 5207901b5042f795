"""Packages to hand over: what a court, a parent or a young person can verify alone and offline.

A package is a folder or a .zip of UTF-8 files; ``stafett/verify_export.py`` checks it. JSON objects
have exactly the fields named here, hashes and keys are in lower-case hex unless base64 is said, and
every line of a .jsonl file ends in a newline.

``manifest.json``: ``format`` ("stafett package 1"), ``kind`` ("whole" or "released"), ``for`` (to
whom it is handed), ``log`` (the log's verifier key, as ``note_keys`` writes it), ``files`` (for
every file but this one and the seal: ``sha256`` and ``size`` in bytes).

``checkpoint.txt``: the log's signed checkpoint (``checkpoint``) that all inclusion proofs are for.

``seal.txt`` (may be absent): a note by the log's key, its text the line ``stafett package`` and the
SHA-256 of ``manifest.json``. Without it, who hands the package on could take out the last events of
a stream, or whole streams, and write a manifest anew; the verifier says so.

**whole**, for a court or a supervisor:

``events.jsonl``: an event on each line, by rising leaf index, with all versions of each stream from
1 on: ``stream``, ``version``, ``name``; ``document`` (base64 of the document, byte for byte as
stored); ``receipt`` (all fields of ``Receipt``); ``index`` (of the receipt's leaf, from 0) and
``proof`` (its inclusion, from the leaf upwards); ``words`` (what was sealed, as pairs of the path
in the document's event and the text; empty when there is nothing, or it was forgotten); ``key``
(base64 of the data key that opens the document's ``sealed``, or null: then the words are the
issuer's telling alone). ``trail.pdf``: the same to read; the proof does not reach it.

**released**, for a parent or a young person. Nothing in it may tell of what was left out: there are
no streams, versions or proofs of single items, only of the one decision that released them all.

``items.jsonl``: an item on each line, by ``when`` and then ``id``: ``id`` (made for the release, of
no other thing), ``when``, ``who`` and ``text`` as released, ``salt`` (16 random bytes, so that the
digest in the record tells nothing of the text, also when the text is forgotten).
``release.json``: the recorded event of release, with the first seven fields of a line of
``events.jsonl``. It is the only event of its stream, has no sealed words, and its document's
``event`` has in ``items`` the SHA-256 of each line of ``items.jsonl`` without its newline, sorted.
"""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import orjson

from shared.proof.note_keys import SignerKey, VerifierKey
from shared.proof.notes import Note, Signature
from shared.proof.receipt import Receipt

FORMAT: Final = "stafett package 1"

Files: TypeAlias = dict[str, bytes]
"""A package: content by name."""

_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


class CannotRelease(Exception):
    """A release would tell more than it should; the message says how."""


@dataclass(frozen=True)
class ProvedEvent:
    """An event as it is stored, what the log was told of it, and where it stands in the log."""

    receipt: Receipt
    document: bytes
    index: int
    proof: Sequence[bytes]

    def fields(self) -> dict[str, Any]:
        """Give the seven fields with which it is proved."""
        return {
            "stream": self.receipt.stream,
            "version": self.receipt.version,
            "name": self.receipt.name,
            "document": base64.b64encode(self.document).decode(),
            "receipt": orjson.loads(self.receipt.leaf()),
            "index": self.index,
            "proof": [beside.hex() for beside in self.proof],
        }


@dataclass(frozen=True)
class OpenedEvent:
    """An event with its words, and the key that proves them; both absent when they are gone."""

    proved: ProvedEvent
    words: Sequence[tuple[Sequence[str | int], str]] = ()
    key: bytes | None = None

    def line(self) -> bytes:
        """Write its line in ``events.jsonl``."""
        key = base64.b64encode(self.key).decode() if self.key else None
        return orjson.dumps(self.proved.fields() | {"words": self.words, "key": key}) + b"\n"


@dataclass(frozen=True)
class ReleasedItem:
    """One thing that people have released: ``salt`` is 32 hex digits made for this item alone."""

    id: str
    when: str
    who: str
    text: str
    salt: str

    def line(self) -> bytes:
        """Write its line in ``items.jsonl``."""
        return orjson.dumps(self) + b"\n"

    def digest(self) -> str:
        """Give what the event of release says of it."""
        return hashlib.sha256(self.line()[:-1]).hexdigest()


@dataclass(frozen=True)
class Handover:
    """To whom a package goes, and the log it is proved by. ``seal`` writes ``seal.txt``."""

    to: str
    log: VerifierKey
    checkpoint: bytes
    seal: Callable[[bytes], bytes] | None = None


def item_digests(items: Iterable[ReleasedItem]) -> list[str]:
    """Give what the event of release must carry as ``items``."""
    return sorted(item.digest() for item in items)


def whole_package(handover: Handover, events: Iterable[OpenedEvent], trail: bytes) -> Files:
    """Write the package for a court; ``trail`` is the PDF."""
    in_order = sorted(events, key=lambda event: event.proved.index)
    lines = b"".join(event.line() for event in in_order)
    return _package("whole", handover, {"events.jsonl": lines, "trail.pdf": trail})


def released_package(
    handover: Handover, items: Iterable[ReleasedItem], release: ProvedEvent
) -> Files:
    """Write the package for a parent or a young person. Raises ``CannotRelease``."""
    in_order = sorted(items, key=lambda item: (item.when, item.id))
    said = orjson.loads(release.document)
    if release.receipt.version != 1 or "sealed" in said:
        raise CannotRelease("a release stands alone in its stream, and has no words of its own")
    if said["event"].get("items") != item_digests(in_order):
        raise CannotRelease("these are not the items that the release names")
    lines = b"".join(item.line() for item in in_order)
    files = {"items.jsonl": lines, "release.json": orjson.dumps(release.fields())}
    return _package("released", handover, files)


def sealed_by(key: SignerKey) -> Callable[[bytes], bytes]:
    """Give what writes ``seal.txt`` over a manifest."""

    def seal(manifest: bytes) -> bytes:
        text = f"stafett package\n{hashlib.sha256(manifest).hexdigest()}\n"
        return Note(text, (Signature(key.name, key.verifier.id, key.sign(text)),)).written()

    return seal


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Write a package as one .zip: the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, files[name])
    return buffer.getvalue()


def _package(kind: str, handover: Handover, files: Mapping[str, bytes]) -> Files:
    inside = {**files, "checkpoint.txt": handover.checkpoint}
    manifest = orjson.dumps(
        {
            "format": FORMAT,
            "kind": kind,
            "for": handover.to,
            "log": str(handover.log),
            "files": {name: _listed(content) for name, content in sorted(inside.items())},
        },
        option=orjson.OPT_INDENT_2,
    )
    sealed = {"seal.txt": handover.seal(manifest)} if handover.seal else {}
    return {"manifest.json": manifest, **inside, **sealed}


def _listed(content: bytes) -> dict[str, str | int]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
