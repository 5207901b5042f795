"""PostgreSQL and NATS killed under load: the record and the log are whole, and say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from infra.local.nats import Nats
from infra.local.postgres import Postgres
from services.audit_trail.main import SERVICE as AUDIT_TRAIL
from stafett.verify.whole import Record, Report, Whole, in_directory, verify
from tests.eventually import eventually
from tests.integration.serving import serving
from tests.integration.test_outages import Load, a_notebook, bus
from tests.kit.notebook import NOTEBOOK_SERVICE
from tests.real_parts import RealBus, a_database
from tests.tampering.house import MAC_KEY, SIGNER

__all__ = ["bus"]

pytestmark = pytest.mark.integration

LONG_ENOUGH = 60.0


def test_what_was_killed_under_load_verifies_afterwards(
    own_postgres: Postgres, own_nats: Nats, bus: RealBus, tmp_path: Path
) -> None:
    with (
        a_database(own_postgres.url) as record,
        a_database(own_postgres.url) as log,
        serving(NOTEBOOK_SERVICE, record, bus) as notebooks,
        serving(
            AUDIT_TRAIL,
            log,
            bus,
            services={NOTEBOOK_SERVICE.context: str(notebooks.client.base_url)},
            signing_key=SIGNER.seed.hex(),
            checkpoints=tmp_path,
        ),
    ):
        notebook = a_notebook(notebooks)
        with Load(notebooks, notebook) as load:
            eventually(lambda: len(load.answered) > 20)
            own_postgres.kill()
            own_postgres.start()
            eventually(lambda: len(load.answered) > 60)
            own_nats.kill()
            own_nats.start()
            eventually(lambda: len(load.answered) > 100)
        records = {
            NOTEBOOK_SERVICE.context: Record(record.runtime_url, MAC_KEY),
            AUDIT_TRAIL.context: Record(log.runtime_url, MAC_KEY),
        }

        def verified() -> Report:
            outside = in_directory(tmp_path)
            return verify(Whole(records, log.runtime_url, SIGNER.verifier, outside))

        report = eventually(verified, _is_all_in_the_log, LONG_ENOUGH)
    assert report.findings == []
    assert report.log_size > len(load.answered)


def _is_all_in_the_log(report: Report) -> bool:
    return bool(report.signed) and not any(one.not_yet_in_the_log for one in report.compared)
