"""Why a token does not say who is acting."""

from __future__ import annotations


class Unauthenticated(Exception):
    """The token is missing, or is not a valid one of our issuer for us.

    ``why`` is a code for the operator's log. The caller is told only that the token is not valid.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class IssuerUnreachable(Exception):
    """The issuer does not answer, so nothing can be said about the token; try again soon."""
