"""Setting up on machines that lack something, with pretended Pythons."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from infra.local.state import ROOT

TOOLS = ("dirname", "cat", "printf", "sh")

PYTHON_WITHOUT_VENV = """#!/bin/sh
case "$2" in *ensurepip*) exit 1 ;; esac
"""

PYTHON_TOO_OLD = """#!/bin/sh
exit 1
"""

PYTHON_OF_A_FINISHED_SETUP = """#!/bin/sh
echo "the lock and the version"
"""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with hardly anything on its path."""
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (tmp_path / tool).symlink_to(found)
    return tmp_path


def install(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script)
    path.chmod(0o755)


def set_up(machine: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / "infra" / "local" / "setup.sh")],
        env={"PATH": str(machine), "STAFETT_VENV": str(machine / "venv")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_python_is_said_in_one_sentence(machine: Path) -> None:
    done = set_up(machine)
    assert done.returncode == 1
    assert done.stderr.startswith("Stafett needs Python 3.11 or newer, and none was found")
    assert done.stderr.count("\n") == 1


def test_a_python_that_is_too_old_is_none(machine: Path) -> None:
    install(machine / "python3", PYTHON_TOO_OLD)
    assert "none was found" in set_up(machine).stderr


def test_a_python_without_venv_is_said_with_what_to_install(machine: Path) -> None:
    install(machine / "python3", PYTHON_WITHOUT_VENV)
    done = set_up(machine)
    assert done.returncode == 1
    assert done.stderr == (
        "Stafett: python3 has no venv module "
        "(on Debian and Ubuntu: apt-get install python3-venv).\n"
    )


def test_nothing_is_done_while_the_lock_is_unchanged(machine: Path) -> None:
    install(machine / "venv" / "bin" / "python", PYTHON_OF_A_FINISHED_SETUP)
    install(machine / "venv" / "bin" / "stafett", "#!/bin/sh\n")
    (machine / "venv" / ".stafett-lock").write_text("the lock and the version\n")
    done = set_up(machine)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_target_of_the_makefile_says_what_it_does() -> None:
    lines = (ROOT / "Makefile").read_text().splitlines()
    targets = [line for line in lines if line[:1].isalpha() and ":" in line and ":=" not in line]
    assert [line for line in targets if "## " not in line] == []
    # Within `make test`, make would say which folder it enters and leaves.
    asked = ["make", "--no-print-directory", "help"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    assert len(told.stdout.splitlines()) == len(targets)


def test_continuous_integration_runs_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text()
