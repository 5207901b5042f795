"""What a batch of receipts means to a log that holds some of them already."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from shared.eventing.consumer import TheOneBeforeComesSoon
from shared.proof.receipt import Receipt, Receipts

HASH: Final = re.compile(r"[0-9a-f]{64}")


class NotReceipts(Exception):
    """A message that is no batch of this service's receipts: it can never be taken in."""


class SomethingIsMissing(TheOneBeforeComesSoon):
    """Receipts between the last one in the log and this batch have not come: it has to wait."""


class Why(StrEnum):
    """Why a receipt does not agree with the log."""

    OTHER_HASH = "other-hash"
    PASSED_BY = "passed-by"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A receipt that claims a place in which the log holds another one, or none."""

    receipt: Receipt
    why: Why


@dataclass(frozen=True, slots=True)
class Sorted:
    """A batch, sorted by what the log holds: what is new, and what does not agree with it."""

    new: tuple[Receipt, ...]
    disputes: tuple[Dispute, ...]


def read(context: str, body: bytes) -> Receipts:
    """Read a batch as it came. Raises ``NotReceipts``."""
    try:
        batch = Receipts.model_validate_json(body)
    except ValueError as error:
        raise NotReceipts(type(error).__name__) from None
    positions = [batch.after, *(receipt.position for receipt in batch.receipts)]
    if any(later <= earlier for earlier, later in pairwise(positions)):
        raise NotReceipts("the positions do not ascend")
    if any(receipt.service != context for receipt in batch.receipts):
        raise NotReceipts("a receipt is of another service")
    if not all(HASH.fullmatch(receipt.hash) for receipt in batch.receipts):
        raise NotReceipts("a hash is none")
    return batch


def sort(batch: Receipts, last: int, known: Mapping[int, str]) -> Sorted:
    """Sort a batch. ``last`` is the last position in the log, ``known`` its hashes by position.

    A batch may come again, overlap, or begin anew from 0. Raises ``SomethingIsMissing`` when it
    does not join on to what the log holds.
    """
    if batch.after > last:
        raise SomethingIsMissing("receipts")
    new = tuple(receipt for receipt in batch.receipts if receipt.position > last)
    old = (receipt for receipt in batch.receipts if receipt.position <= last)
    return Sorted(new, tuple(_disputes(old, known)))


def _disputes(old: Iterator[Receipt], known: Mapping[int, str]) -> Iterator[Dispute]:
    for receipt in old:
        if receipt.position not in known:
            yield Dispute(receipt, Why.PASSED_BY)
        elif known[receipt.position] != receipt.hash:
            yield Dispute(receipt, Why.OTHER_HASH)
