"""After the whole life of a person's rows nothing of the person lies in clear anywhere, in no file and no log."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.registers.whole_life import BAD_NUMBER, NAME, NUMBER, PHONE

pytestmark = pytest.mark.own_home
ROOT = Path(__file__).resolve().parents[3]
ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
SECRETS = (NAME, NUMBER, PHONE, BAD_NUMBER, "fengjimi", "feng ji mi", "19500304", "1950-03-04")


def test_no_file_database_or_log_holds_a_name_a_number_a_phone_or_a_birthday(tmp_path):
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir()
    scratch.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QINGCHEN_")}
    place = {
        "QINGCHEN_HOME": str(home),
        "QINGCHEN_DEMO": "1",
        "TMPDIR": str(scratch),
        "QINGCHEN_NOW": "2020-07-20T09:00",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.integration.registers.whole_life"],
        cwd=ROOT,
        env=kept | place,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b"lived\n"
    found = _found({"stdout": done.stdout, "stderr": done.stderr} | _files(home) | _files(scratch))
    assert found == []
    assert len(_files(home)) > 10, "the store was really filled"


def test_the_search_for_secrets_finds_one_that_is_planted(tmp_path):
    (tmp_path / "left.txt").write_bytes(f"x{NAME}".encode("gb18030"))
    (tmp_path / "left.bin").write_bytes(b"\x01" + NUMBER.encode("utf-16-le"))
    assert {secret for _, secret in _found(_files(tmp_path))} == {NAME, NUMBER, "19500304"}


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _found(contents: dict[str, bytes]) -> list[tuple[str, str]]:
    return [
        (name, secret)
        for name, data in contents.items()
        for secret in SECRETS
        if any(secret.encode(encoding) in data for encoding in ENCODINGS)
    ]
