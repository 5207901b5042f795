"""Texts for people, in the language they read."""

from shared.languages.languages import Languages, Missing, shared_and
from shared.languages.negotiation import DEFAULT, Language, spoken

__all__ = ["DEFAULT", "Language", "Languages", "Missing", "shared_and", "spoken"]
