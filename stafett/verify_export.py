"""Checks, offline, a package that a municipality has handed over from Stafett.

    python verify_export.py PACKAGE [--key VERIFIER_KEY]

PACKAGE is a folder or a .zip file. VERIFIER_KEY is the public key of the municipality's log, which
you must have had by another way than in the package: from its web site, or a letter. This one file
needs Python 3.11 and the package ``cryptography``, nothing else, and imports nothing of Stafett's.
It ends with 0 when everything holds, and with 1 when anything does not; then it says what.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias
from uuid import UUID

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

Json: TypeAlias = dict[str, Any]
Files: TypeAlias = Mapping[str, bytes]

NEEDED: Final = {
    "whole": ("checkpoint.txt", "events.jsonl", "trail.pdf"),
    "released": ("checkpoint.txt", "items.jsonl", "release.json"),
}
UNSEALED: Final = {
    "whole": "The package is not sealed: nothing in it shows who it was made for, or whether the"
    " last events of a stream, or whole streams, were taken out.",
    "released": "The package is not sealed: nothing in it shows who it was made for.",
}
PROVED: Final = "stream:id version:int name:str document:str receipt:dict index:int proof:list"
EVENT: Final = f"{PROVED} words:list key:any"
DOCUMENT: Final = "id:id kind:str subject:id occurred_at:str recorded_at:str by:dict event:dict"
RECEIPT: Final = (
    "service:str position:int event_id:id kind:str subject_id:id stream:id version:int name:str"
    " occurred_at:str recorded_at:str by:id child_id:any hash:str"
)
TYPES: Final = {"str": str, "id": str, "int": int, "dict": dict, "list": list, "any": object}
ID: Final = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
KEY: Final = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)")
SIGNATURE: Final = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+=*)")
HEAD: Final = re.compile(r"([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)\n")


class Wrong(Exception):
    """Something in the package does not hold; the message is a sentence about it."""


class Report(NamedTuple):
    """What was found. ``wrong`` is empty when everything holds."""

    wrong: list[str]
    said: list[str]


class Log(NamedTuple):
    """What the signed checkpoint says of the log."""

    name: str
    size: int
    root: bytes


class Told(NamedTuple):
    """One event as the package tells it: its line, the bytes of its document, what they say."""

    where: str
    line: Json
    document: bytes
    said: Json
    place: bytes
    hash: str


def check(files: Files, key: str | None) -> Report:
    """Check a package. With ``key``, the one in the package is not used."""
    report = Report([], [])
    try:
        manifest = _manifest(files)
        report.wrong.extend(_wrong_files(files, manifest["files"]))
        report.said.append(f"The package is made out to: {manifest['for']}.")
        _check_with(manifest["log"] if key is None else key, files, manifest["kind"], report)
    except Wrong as wrong:
        report.wrong.append(str(wrong))
    if key is None:
        report.said.append(
            "Only the key in the package itself was used. That proves nothing about who issued it:"
            " get the key of the municipality's log by another way, and give it with --key."
        )
    return report


def _manifest(files: Files) -> Json:
    if "manifest.json" not in files:
        raise Wrong("manifest.json is missing.")
    manifest = _json(files["manifest.json"], "manifest.json")
    _shaped(manifest, "format:str kind:str for:str log:str files:dict", "manifest.json")
    if manifest["format"] != "stafett package 1":
        raise Wrong("manifest.json: the format is not 'stafett package 1'.")
    if manifest["kind"] not in NEEDED:
        raise Wrong("manifest.json: the kind is neither 'whole' nor 'released'.")
    for name in NEEDED[manifest["kind"]]:
        if name not in files:
            raise Wrong(f"{name} is missing.")
    return manifest


def _wrong_files(files: Files, listed: Json) -> Iterator[str]:
    for name in sorted(set(files) - set(listed) - {"manifest.json", "seal.txt"}):
        yield f"{name} is not in the manifest."
    for name, told in sorted(listed.items()):
        _shaped(told, "sha256:str size:int", f"manifest.json: {name}")
        if name not in files:
            yield f"{name} is missing."
        elif told["size"] != len(files[name]):
            yield f"{name} has {len(files[name])} bytes, and the manifest says {told['size']}."
        elif told["sha256"] != hashlib.sha256(files[name]).hexdigest():
            yield f"{name} is not the file that the manifest names: its SHA-256 differs."


def _check_with(key: str, files: Files, kind: str, report: Report) -> None:
    head = HEAD.fullmatch(_signed(files["checkpoint.txt"], key, "checkpoint.txt"))
    if head is None or head[1] != key.partition("+")[0]:
        raise Wrong("checkpoint.txt is signed, but is not a checkpoint of the log with this key.")
    log = Log(head[1], int(head[2]), _base64(head[3], "checkpoint.txt: the root"))
    {"whole": _check_whole, "released": _check_released}[kind](files, log, report)
    if "seal.txt" not in files:
        report.said.append(UNSEALED[kind])
        return
    digest = hashlib.sha256(files["manifest.json"]).hexdigest()
    if _signed(files["seal.txt"], key, "seal.txt") != f"stafett package\n{digest}\n":
        raise Wrong("seal.txt is of another manifest.")


def _signed(content: bytes, key: str, where: str) -> str:
    """Give the text of a signed note, once the key's signature was verified."""
    name, key_id, public = _key(key)
    text, gap, below = content.decode(errors="replace").rpartition("\n\n")
    lines = [SIGNATURE.fullmatch(line) for line in below[:-1].split("\n")]
    made = [(line[1], _base64(line[2], where)) for line in lines if line]
    if not gap or not below.endswith("\n") or len(made) != len(lines):
        raise Wrong(f"{where} is not a signed note.")
    ours = [content[4:] for by, content in made if (by, content[:4]) == (name, key_id)]
    if not ours:
        raise Wrong(f"{where} is not signed by {key}.")
    try:
        for signature in ours:
            public.verify(signature, f"{text}\n".encode())
    except InvalidSignature:
        raise Wrong(f"{where}: the signature of {name} is forged, or the text changed.") from None
    return f"{text}\n"


def _key(key: str) -> tuple[str, bytes, Ed25519PublicKey]:
    matched = KEY.fullmatch(key)
    content = _base64(matched[3], "The verifier key") if matched else b""
    if matched is None or len(content) != 33 or content[0] != 1:
        raise Wrong("The verifier key is not one of Ed25519.")
    key_id = hashlib.sha256(f"{matched[1]}\n".encode() + content).digest()[:4]
    if key_id.hex() != matched[2]:
        raise Wrong("The verifier key was not copied whole: its parts do not agree.")
    return matched[1], key_id, Ed25519PublicKey.from_public_bytes(content[1:])


def _check_whole(files: Files, log: Log, report: Report) -> None:
    lines = _lines(files["events.jsonl"], "events.jsonl")
    told = [_told(line, EVENT, where) for where, _, line in lines]
    for event in told:
        wrong = [*_wrong_in_event(event, log), *_wrong_words(event)]
        report.wrong.extend(f"{event.where}: {why}" for why in wrong)
    report.wrong.extend(_wrong_order(told))
    untold = sum(1 for event in told if "sealed" in event.said and not event.line["words"])
    if untold:
        report.said.append(f"In {untold} events the words are not told: forgotten, or kept back.")
    report.said.append("trail.pdf is for reading; the proof is of events.jsonl.")
    report.said.append(f"{len(told)} events, in the log of {log.name} when it had {log.size}.")


def _told(line: Json, shape: str, where: str) -> Told:
    _shaped(line, shape, where)
    _shaped(line["receipt"], RECEIPT, f"{where}: the receipt")
    document = _base64(line["document"], f"{where}: the document")
    said = _json(document, f"{where}: the document")
    known = {name: said[name] for name in said if f"{name}:" in f" {DOCUMENT}"}
    _shaped(known, DOCUMENT, f"{where}: the document")
    if not 0 < line["version"] < 2**63:
        raise Wrong(f"{where}: there is no such version.")
    name = line["name"].encode(errors="backslashreplace")
    place = UUID(line["stream"]).bytes + line["version"].to_bytes(8, "big")
    called = len(name).to_bytes(4, "big") + name
    hashed = hashlib.sha256(b"stafett event 1\n" + place + called + document).hexdigest()
    return Told(where, line, document, said, place, hashed)


def _wrong_in_event(event: Told, log: Log) -> Iterator[str]:
    receipt, said = event.line["receipt"], event.said
    if receipt["hash"] != event.hash:
        yield "the event is not the one that was recorded: its hash is not that of the receipt."
    agree = {name: event.line[name] for name in ("stream", "version", "name")}
    agree |= {"event_id": said["id"], "kind": said["kind"], "subject_id": said["subject"]}
    agree |= {"by": said["by"].get("person_id")}
    if None not in (receipt["child_id"], said["event"].get("child_id")):
        agree |= {"child_id": said["event"]["child_id"]}
    wrong = [name for name, value in agree.items() if receipt[name] != value]
    times = ("occurred_at", "recorded_at")
    wrong += [name for name in times if _instant(receipt[name]) != _instant(said[name])]
    yield from (f"{name} of the receipt is not that of the event." for name in wrong)
    if not _is_included(event.line, log):
        yield "its receipt is not in the log, or not where the inclusion proof says."


def _is_included(line: Json, log: Log) -> bool:
    index, proof = line["index"], [re.fullmatch("[0-9a-f]{64}", str(one)) for one in line["proof"]]
    if not 0 <= index < log.size:
        return False
    inner = (index ^ (log.size - 1)).bit_length()
    told = json.dumps(line["receipt"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    reached = hashlib.sha256(b"\x00" + told.encode(errors="backslashreplace")).digest()
    for level, match in enumerate(proof):
        beside = bytes.fromhex(match[0]) if match else b""
        is_right = level >= inner or index >> level & 1
        pair = beside + reached if is_right else reached + beside
        reached = hashlib.sha256(b"\x01" + pair).digest()
    return len(proof) == inner + (index >> inner).bit_count() and reached == log.root


def _wrong_words(event: Told) -> Iterator[str]:
    words, key, sealed = event.line["words"], event.line["key"], event.said.get("sealed")
    if words and sealed is None:
        yield "the words are not of this event: it has none."
    elif words and key is None:
        yield "the words come without a key to prove them by."
    if key is None or sealed is None:
        return
    content = _base64(sealed, f"{event.where}: what is sealed")
    data_key, bound = _base64(key, event.where), UUID(event.said["id"]).bytes + event.place
    try:
        opened = json.loads(AESGCM(data_key).decrypt(content[:12], content[12:], bound))
    except (InvalidTag, ValueError):
        yield "the key does not open the words that are sealed in the event."
    else:
        if opened != words:
            yield "the words are not those that are sealed in the event."


def _wrong_order(told: Sequence[Told]) -> Iterator[str]:
    for before, event in pairwise(told):
        if event.line["index"] <= before.line["index"]:
            yield f"{event.where}: it does not come after the line above in the log."
    tips: dict[str, tuple[int, str | None]] = {}
    for event in told:
        stream, version = event.line["stream"], event.line["version"]
        before_it, hashed = tips.get(stream, (0, None))
        if version != before_it + 1:
            yield f"{event.where}: version {before_it + 1} of stream {stream} is missing before it."
        elif event.said.get("previous") != hashed:
            yield f"{event.where}: it does not build on the event before it in stream {stream}."
        tips[stream] = (version, event.hash)


def _check_released(files: Files, log: Log, report: Report) -> None:
    release = _told(_json(files["release.json"], "release.json"), PROVED, "release.json")
    report.wrong.extend(f"release.json: {wrong}" for wrong in _wrong_in_event(release, log))
    if release.line["version"] != 1 or {"previous", "sealed"} & set(release.said):
        report.wrong.append("release.json: it does not stand alone in its stream, without words.")
    _shaped({"items": release.said["event"].get("items")}, "items:list", "release.json: the event")
    digests, order = [], []
    for where, line, item in _lines(files["items.jsonl"], "items.jsonl"):
        _shaped(item, "id:str when:str who:str text:str salt:str", where)
        digests.append(hashlib.sha256(line).hexdigest())
        order.append((item["when"], item["id"]))
        if digests[-1] not in release.said["event"]["items"]:
            report.wrong.append(f"{where}: this is not what was released.")
    if order != sorted(set(order)):
        report.wrong.append("items.jsonl: the items do not stand in order, each once.")
    if sorted(digests) != release.said["event"]["items"]:
        report.wrong.append("items.jsonl: these are not all the items that were released.")
    report.said.append(f"{len(digests)} items, released by one event in the log of {log.name}.")


def _lines(content: bytes, name: str) -> Iterator[tuple[str, bytes, Json]]:
    if content and not content.endswith(b"\n"):
        raise Wrong(f"{name} ends within a line.")
    for number, line in enumerate(content.split(b"\n")[:-1], 1):
        yield f"{name} line {number}", line, _json(line, f"{name} line {number}")


def _json(content: bytes, where: str) -> Json:
    def once(pairs: Sequence[tuple[str, Any]]) -> Json:
        if len(dict(pairs)) != len(pairs):
            raise Wrong(f"{where}: a name stands twice in it.")
        return dict(pairs)

    try:
        value = json.loads(content.decode(), object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise Wrong(f"{where} is not JSON.") from None
    return _shaped(value, "", where)


def _shaped(value: object, shape: str, where: str) -> Json:
    """Give named values that have exactly the fields of a shape; whatever fields, when empty."""
    types = dict(one.split(":") for one in shape.split())
    if not isinstance(value, dict) or (shape and set(value) != set(types)):
        raise Wrong(f"{where} does not have the fields that it should have: {', '.join(types)}.")
    for name, kind in types.items():
        is_right = isinstance(value[name], TYPES[kind]) and not isinstance(value[name], bool)
        if not is_right or (kind == "id" and not ID.fullmatch(value[name])):
            raise Wrong(f"{where}: {name} is not of the right kind.")
    return value


def _base64(text: object, where: str) -> bytes:
    try:
        return base64.b64decode(str(text), validate=True)
    except ValueError:
        raise Wrong(f"{where} is not base64.") from None


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def read_package(path: Path) -> Files:
    """Read a folder or a .zip file. Raises ``Wrong``."""
    if path.is_dir():
        inside = [file for file in path.rglob("*") if file.is_file()]
        return {file.relative_to(path).as_posix(): file.read_bytes() for file in inside}
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            if len(set(names)) != len(names):
                raise Wrong("A file stands twice in the package.")
            return {name: package.read(name) for name in names}
    except (OSError, ValueError, zipfile.BadZipFile):
        raise Wrong(f"{path} cannot be read as a package.") from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the package that the command line names; 0 when everything holds, else 1."""
    parser = argparse.ArgumentParser(description="Check a package from Stafett, offline.")
    parser.add_argument("package", type=Path, help="a folder or a .zip file")
    parser.add_argument("--key", help="the public key of the municipality's log")
    asked = parser.parse_args(arguments)
    try:
        report = check(read_package(asked.package), asked.key)
    except Wrong as wrong:
        report = Report([str(wrong)], [])
    ends = "Refused: this package is not what it claims to be." if report.wrong else "All holds."
    for sentence in (*report.wrong, *report.said, ends):
        # What a package says of itself must not write lines, or colours, of its own.
        plain = "".join(one if one.isprintable() else "?" for one in sentence)
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(plain.encode(encoding, "replace").decode(encoding) + "\n")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
