from __future__ import annotations

import threading

from prometheus_client.parser import text_string_to_metric_families

from shared.web.metrics import Metrics
from tests.calling import Caller, calling
from tests.web.note_service import NOTE, notes
from tests.web.people import AS_KARI


def always() -> bool:
    return True


def never() -> bool:
    return False


def broken() -> bool:
    raise ConnectionError


def too_slow() -> bool:
    return threading.Event().wait(3) or True


def test_a_service_that_can_serve_is_ready() -> None:
    with calling(notes(postgres=always, nats=always)) as caller:
        answer = caller.get("/health/ready")
    assert (answer.status_code, answer.json()["parts"]) == (200, {"nats": True, "postgres": True})


def test_a_service_that_lacks_a_part_is_alive_and_not_ready() -> None:
    with calling(notes(postgres=always, nats=never, mail=broken)) as caller:
        answer = caller.get("/health/ready")
        assert caller.get("/health/live").status_code == 200
    assert (answer.status_code, answer.json()) == (
        503,
        {
            "ready": False,
            "parts": {"mail": False, "nats": False, "postgres": True},
            "details": {},
        },
    )


def test_a_part_that_does_not_answer_in_time_counts_as_away() -> None:
    with calling(notes(postgres=always, nats=too_slow)) as caller:
        parts = caller.get("/health/ready").json()["parts"]
    assert parts == {"nats": False, "postgres": True}


def figures(text: str) -> dict[str, float]:
    return {
        " ".join([sample.name, *(v for k, v in sorted(sample.labels.items()) if k != "service")]): (
            sample.value
        )
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_figures_tell_what_happened_by_name_alone() -> None:
    metrics = Metrics("notes")
    metrics.commanded("note", "decided")
    metrics.commanded("note", "refused")
    metrics.refused("NotesAreKindFirst")
    metrics.duplicate("notes--tell")
    metrics.dead("notes--tell")
    metrics.relay_lag.set(7)
    metrics.schedule_backlog.set(3)
    metrics.stuck_views.set(1)
    metrics.begun_again("views", 2)
    told = figures(metrics.text().decode())
    assert told["stafett_commands_total note decided"] == 1
    assert told["stafett_commands_total note refused"] == 1
    assert told["stafett_refusals_total NotesAreKindFirst"] == 1
    assert told["stafett_inbox_duplicates_total notes--tell"] == 1
    assert told["stafett_dead_letters_total notes--tell"] == 1
    assert (told["stafett_relay_lag"], told["stafett_schedule_backlog"]) == (7, 3)
    assert (told["stafett_stuck_views"], told["stafett_follower_failures views"]) == (1, 2)


def test_answers_are_counted_by_route_never_by_address(caller: Caller) -> None:
    caller.get(f"/notes/{NOTE}", headers=AS_KARI)
    caller.get("/ada-berg")
    text = caller.get("/metrics").text
    told = figures(text)
    assert told["stafett_http_seconds_count GET /notes/{note_id} 200"] == 1
    assert told["stafett_http_seconds_count GET unknown 404"] == 1
    assert str(NOTE) not in text
    assert "ada" not in text


def test_what_is_said_and_heard_is_served(caller: Caller) -> None:
    assert caller.get("/asyncapi.json").json() == {"asyncapi": "3.0.0"}


def test_nothing_that_was_answered_is_kept_by_a_browser(caller: Caller) -> None:
    answer = caller.get(f"/notes/{NOTE}", headers=AS_KARI)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
