"""What arrived in the mailbox of a running stack."""

from __future__ import annotations

from collections import Counter
from typing import Any

import httpx

from infra.local.stack import Stack


def letters(stack: Stack) -> list[dict[str, Any]]:
    """Give all letters, the first one first."""
    found: list[dict[str, Any]] = httpx.get(f"{stack.url('mailbox')}/messages").json()
    return found


def letters_to(stack: Stack, address: str) -> list[dict[str, Any]]:
    """Give the letters to one address."""
    return [letter for letter in letters(stack) if letter["recipients"] == [address]]


def message_ids(stack: Stack) -> Counter[str]:
    """Count how often each letter arrived, by its Message-ID: made of fact, person and kind."""
    return Counter(dict(letter["headers"])["Message-ID"] for letter in letters(stack))
