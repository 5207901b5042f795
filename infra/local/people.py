"""The demo people, as the local sign-in knows them."""

from __future__ import annotations

from infra.local.stack import Stack


def lines_of_people(stack: Stack) -> list[str]:
    """Say where to sign in, and as whom."""
    return [f"Sign in at {stack.url('issuer')}"]
