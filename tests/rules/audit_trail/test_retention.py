"""Until when documents are kept: by the rules that apply, and for good where none does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import services.audit_trail
from services.audit_trail.adapters.deciding import TABLE
from services.audit_trail.domain.documents import Covered, Document
from services.audit_trail.domain.retention import Retention, RetentionRule, retention
from tests.rules.audit_trail.forgetting import (
    A_CASE,
    A_CONCERN,
    CASE,
    CONCERN,
    DOCUMENTS,
    ELSES,
    HERE,
    OF_CASES,
    OF_CONCERNS,
    RULES,
)


def kept(
    *rules: RetentionRule, documents: tuple[Document, ...] = DOCUMENTS
) -> tuple[date | None, tuple[str, ...]]:
    found = retention(documents, documents, rules, HERE)
    return found.until, tuple(str(one)[-2:] for one in found.kept_for_good)


def test_the_table_that_comes_with_the_service_is_empty() -> None:
    folder = Path(services.audit_trail.__file__).parent
    assert TABLE.validate_json((folder / "retention.json").read_bytes()) == ()


def test_what_no_rule_names_is_kept_for_good() -> None:
    assert kept() == (None, ("1f", "20"))
    assert kept(OF_CASES) == (date(2025, 6, 15), ("20",))


def test_the_last_day_of_all_counts_and_every_rule_is_named() -> None:
    longer = OF_CONCERNS.model_copy(update={"years": 12})
    found = retention(DOCUMENTS, DOCUMENTS, (OF_CASES, longer), HERE)
    assert found == Retention(
        until=date(2027, 6, 15), rules=("cases", "concerns"), kept_for_good=()
    )


def test_the_longest_of_two_rules_holds() -> None:
    local = OF_CASES.model_copy(update={"rule": "local", "years": 20})
    assert kept(*RULES, local) == (date(2035, 6, 15), ())


def test_another_municipalitys_or_countrys_rule_does_not_apply() -> None:
    elsewhere = OF_CASES.model_copy(update={"municipality": "no0001"})
    danish = OF_CASES.model_copy(update={"profile": "DK"})
    assert kept(elsewhere, danish, documents=(A_CASE,)) == (None, ("1f",))
    ours = OF_CASES.model_copy(update={"municipality": "no9999", "profile": "NO"})
    assert kept(ours, documents=(A_CASE,)) == (date(2025, 6, 15), ())


def test_what_goes_on_is_kept_whatever_has_ended_beside_it() -> None:
    open_case = Document(
        covered=CASE.model_copy(update={"subject_id": ELSES.subject_id}),
        last={"case.opened": date(2016, 1, 1)},
    )
    assert kept(*RULES, documents=(A_CASE, A_CONCERN, open_case)) == (
        date(2025, 6, 15),
        ("20", "21"),
    )


def test_the_same_name_in_another_service_is_another_kind() -> None:
    heard = Document(
        covered=Covered(service="directory", kind="case", subject_id=CONCERN.subject_id),
        last={"case.closed": date(2015, 6, 15)},
    )
    assert kept(*RULES, documents=(heard,)) == (None, ("20",))


def test_years_from_a_leap_day_end_after_february() -> None:
    leap = Document(covered=CASE, last={"case.closed": date(2016, 2, 29)})
    assert kept(OF_CASES, documents=(leap,)) == (date(2026, 3, 1), ())
