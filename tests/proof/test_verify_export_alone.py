"""The verifier is one file, that someone who trusts nobody can read and run alone."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from shared.proof.package import zipped
from stafett import verify_export
from tests.proof.packages import KEY, a_released_package, a_whole_package

FILE = Path(verify_export.__file__)


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    return Path(shutil.copy(FILE, tmp_path / "verify_export.py"))


def run(alone: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(alone), *map(str, arguments)]
    return subprocess.run(command, cwd=alone.parent, capture_output=True, text=True, check=False)


def in_a_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def in_a_zip(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_it_imports_the_standard_library_and_cryptography_alone() -> None:
    tree = ast.walk(ast.parse(FILE.read_text()))
    nodes = list(tree)
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    named = {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    roots = {name.partition(".")[0] for name in plain | named}
    assert roots - set(sys.stdlib_module_names) == {"cryptography"}
    assert all(node.level == 0 for node in nodes if isinstance(node, ast.ImportFrom))


@pytest.mark.parametrize("files", [a_whole_package(), a_released_package()], ids=["whole", "some"])
def test_a_good_package_ends_with_0(alone: Path, tmp_path: Path, files: dict[str, bytes]) -> None:
    folder = in_a_folder(tmp_path / "package", files)
    packed = in_a_zip(tmp_path / "package.zip", zipped(files))
    assert run(alone, folder, "--key", KEY).returncode == 0
    ended = run(alone, packed, "--key", KEY)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.endswith("\nAll holds.\n")


def test_a_bad_package_ends_with_1_and_says_why(alone: Path, tmp_path: Path) -> None:
    files = a_whole_package() | {"trail.pdf": b"another trail"}
    ended = run(alone, in_a_folder(tmp_path / "package", files), "--key", KEY)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout.startswith("trail.pdf has 13 bytes, and the manifest says ")
    assert ended.stdout.endswith("\nRefused: this package is not what it claims to be.\n")


def test_without_a_key_it_says_that_the_issuer_is_not_proved(alone: Path, tmp_path: Path) -> None:
    ended = run(alone, in_a_folder(tmp_path / "package", a_whole_package()))
    assert ended.returncode == 0
    assert "That proves nothing about who issued it" in ended.stdout


def test_what_is_no_package_ends_with_1(alone: Path, tmp_path: Path) -> None:
    for package in (tmp_path / "nowhere", in_a_zip(tmp_path / "letter.zip", b"Dear court")):
        ended = run(alone, package, "--key", KEY)
        assert (ended.returncode, ended.stderr) == (1, "")
        assert "cannot be read as a package." in ended.stdout


def test_a_file_that_stands_twice_in_a_zip_is_refused(alone: Path, tmp_path: Path) -> None:
    packed = in_a_zip(tmp_path / "package.zip", zipped(a_whole_package()))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(packed, "a") as package:
        package.writestr("trail.pdf", "another trail")
    ended = run(alone, packed, "--key", KEY)
    assert ended.returncode == 1
    assert "A file stands twice in the package." in ended.stdout


def test_a_package_cannot_speak_in_the_verifiers_name(alone: Path, tmp_path: Path) -> None:
    files = a_whole_package() | {"x\nAll holds.\x1b[8m": b""}
    ended = run(alone, in_a_zip(tmp_path / "package.zip", zipped(files)), "--key", KEY)
    assert ended.returncode == 1
    assert "All holds.\n" not in ended.stdout
    assert "\x1b" not in ended.stdout


def test_the_same_package_is_packed_into_the_same_bytes() -> None:
    assert zipped(a_whole_package()) == zipped(dict(reversed(a_whole_package().items())))
