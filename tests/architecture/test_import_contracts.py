"""Every import contract catches the import it is there to catch."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PLANTED = {
    "services-do-not-know-each-other": (
        "services/notification/planted.py",
        "import services.directory.domain",
    ),
    "rules-know-no-outside": ("services/concern_intake/domain/planted.py", "import psycopg"),
    "shared-knows-no-service": ("shared/eventing/planted.py", "import services.directory"),
    "the-kit-knows-no-web": ("shared/eventing/planted.py", "import shared.web.etag"),
    "the-web-knows-no-record": ("shared/web/planted.py", "import shared.eventing.store"),
    "proofs-stand-alone": ("shared/proof/planted.py", "import shared.eventing.store"),
    "contracts-stand-alone": ("shared/contracts/planted.py", "import shared.identity.actor"),
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for folder in ("services", "shared", "infra", "stafett"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def broken(house: Path, contract: str) -> bool:
    linter = Path(sys.executable).parent / "lint-imports"
    asked = [str(linter), "--contract", contract, "--no-cache"]
    ended = subprocess.run(asked, cwd=house, capture_output=True, text=True, check=False)
    assert "contract" in ended.stdout.lower(), ended.stdout + ended.stderr
    return ended.returncode != 0


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_is_caught(contract: str, house: Path) -> None:
    assert not broken(house, contract)
    place, line = PLANTED[contract]
    (house / place).write_text(f"{line}\n")
    assert broken(house, contract)


def test_every_import_contract_has_a_planted_violation() -> None:
    text = (ROOT / ".importlinter").read_text()
    named = [line for line in text.splitlines() if line.startswith("[importlinter:contract:")]
    assert {line.removesuffix("]").rpartition(":")[2] for line in named} == set(PLANTED)
