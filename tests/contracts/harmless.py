"""Fields that could be about a person and are not, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

A_FACT = "the id of a fact heard on the bus: a UUID as its envelope has it"
A_MARK = "a keyed mark: nobody reads a value out of it, and nobody makes it without the key"
A_KIND = "what a kind of subject or a contract is called in the code"
A_RULE = "what a rule of retention is called, what it speaks of, and where it stands"
IDS_AND_CODES = "what the directory told, as a contract: the contracts have no room for more"

IN_MESSAGES: Final[Mapping[str, str]] = {
    "AlertRaised.cause": "made by the rules of a level, a version or a number: `proposal-1`",
    "BirthNumberEntered.birth_number_mark": A_MARK,
    "ChildRead.about": A_KIND,
    "Document.last": "days by the stored names of events",
    "ErasureApproved.rules": A_RULE,
    "EnterBirthNumber.birth_number_mark": A_MARK,
    "EnterBirthNumber.country": "NO or DK, from the settings",
    "FactHeard.contract": A_KIND,
    "FactHeard.fact_id": A_FACT,
    "FactHeard.said": IDS_AND_CODES,
    "HearFact.contract": A_KIND,
    "HearFact.fact_id": A_FACT,
    "HearFact.said": IDS_AND_CODES,
    "Judged.fact_id": A_FACT,
    "Judged.telling": "who is told and why not: ids, codes, yes and no",
    "MessagePlaced.fact_id": A_FACT,
    "MessageSuppressed.fact_id": A_FACT,
    "Place.context": "what a service is called in the code",
    "Place.municipality": "the code of a municipality, from the settings",
    "Place.profile": "the country whose law applies: NO or DK, from the settings",
    "RequestMessage.fact_id": A_FACT,
    "RetentionRule.after": A_RULE,
    "RetentionRule.kind": A_RULE,
    "RetentionRule.municipality": A_RULE,
    "RetentionRule.profile": A_RULE,
    "RetentionRule.rule": A_RULE,
    "RetentionRule.source": A_RULE,
    "SetContactPoints.mail_mark": A_MARK,
    "SetContactPoints.phone_mark": A_MARK,
    "SuppressMessage.fact_id": A_FACT,
    "UnitDescription.documentation_system": "what a system is called: it is about no person",
    "UnitDescription.name": "what a unit is called: about no person; left out beside whoever is "
    "protected (B57)",
}
"""In events and commands, as ``Class.field``."""

ROWS_BY_KEY = "keyed by ids and days, never by words"
COUNTED = "keyed by codes: how often each happened"

IN_VIEWS: Final[Mapping[str, str]] = {
    "ChildRow.access_ends": ROWS_BY_KEY,
    "ChildRow.ages": ROWS_BY_KEY,
    "ChildRow.conflicts": ROWS_BY_KEY,
    "ChildRow.emergencies": ROWS_BY_KEY,
    "ChildRow.grants": ROWS_BY_KEY,
    "ChildRow.lifts": ROWS_BY_KEY,
    "ChildRow.placements": ROWS_BY_KEY,
    "ChildRow.relations": ROWS_BY_KEY,
    "ChildRow.restrictions": ROWS_BY_KEY,
    "DayOfDeliveries.happened": COUNTED,
    "DayOfDeliveries.suppressed": COUNTED,
    "DayOfDeliveries.withheld": COUNTED,
    "PersonRow.conflicts": ROWS_BY_KEY,
    "PersonRow.posts": ROWS_BY_KEY,
    "PersonRow.protections": ROWS_BY_KEY,
    "PersonRow.wards": ROWS_BY_KEY,
    "ReadRow.about": A_KIND,
    "SubjectsOfChild.subjects": "a kind and an id for each",
    "UnitLine.name": IN_MESSAGES["UnitDescription.name"],
}
"""In rows of views, as ``Row.field``."""
