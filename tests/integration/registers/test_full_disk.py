"""A disk that fills up at any step of a submission: done whole or not at all, told in a sentence, nothing left over."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qingchen.accounts.models import AuditLine
from qingchen.problems import Problem
from qingchen.registers import durable
from qingchen.registers.actions import accept, check, receive
from qingchen.registers.models import Batch, Submission
from qingchen.registers.store import root, verify_store
from tests.integration.registers.files import LISHU, SIPING, employers

ROOT = Path(__file__).resolve().parents[3]
STEPS = [
    *(("receive", step, ".sealed") for step in ("opened", "partial", "renamed")),
    *(("check", step, ending) for ending in (".parquet", ".sealed") for step in ("opened", "partial", "renamed")),
    *(("accept", step, ".parquet") for step in ("opened", "partial", "renamed")),
    ("accept", "inserted", ""),
]


def _receive():
    return receive(LISHU, "employers", "梨树.csv", employers({}), region="220322", mode="replace")


def _acts():
    """The three acts in order; a ledger is replaced, so that acceptance too has a file to write."""
    earlier = receive(LISHU, "employers", "旧.csv", employers({"site_no": 2}), region="220322")
    assert not check(LISHU, earlier).problems
    accept(SIPING, earlier)
    yield "receive", _receive
    yield "check", lambda: check(LISHU, Submission.objects.get(file_name="梨树.csv"))
    yield "accept", lambda: accept(SIPING, Submission.objects.get(file_name="梨树.csv"), withdrawing=1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("act", "step", "ending"), STEPS)
def test_a_full_disk_at_a_step_is_told_and_leaves_everything_as_it_was(act, step, ending, monkeypatch):
    def full(at, name):
        if (at, name) == (step, ending):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for name, do in _acts():
        if name == act:
            before = (Batch.objects.count(), Submission.objects.count(), AuditLine.objects.count(), _files())
            monkeypatch.setattr(durable, "listeners", [full])
            with pytest.raises(Problem) as caught:
                do()
            assert caught.value.code == "store.no_disk"
            assert "磁盘空间不足" in caught.value.sentence
            monkeypatch.setattr(durable, "listeners", [])
            after = (Batch.objects.count(), Submission.objects.count(), AuditLine.objects.count(), _files())
            assert after == before
        do()
    assert verify_store() == []
    assert Batch.objects.count() == 2
    assert Batch.objects.latest("number").withdrawals == 1


def _files() -> set[str]:
    return {str(path) for path in root().rglob("*") if path.is_file()}


def _may_mount() -> bool:
    if shutil.which("unshare") is None or os.geteuid() != 0:
        return False
    return subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _may_mount(), reason="needs root to mount a small disk")
def test_a_real_disk_of_few_free_blocks_never_leaves_half_a_submission(tmp_path):
    home = tmp_path / "disk"
    home.mkdir()
    mount = f"mount -t tmpfs -o size=12m tmpfs {home} && exec {sys.executable} -W ignore -m {FILLED} {home}"
    done = subprocess.run(["unshare", "-m", "sh", "-c", mount], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    tries = [json.loads(line) for line in done.stdout.splitlines()]
    assert {one["ended"] for one in tries} >= {"receive:store.no_disk", "check:store.no_disk", "accepted"}
    for one in tries:
        assert one["faults"] == [], one
        assert one["batches"] == one["accepted_submissions"] == one["accept_lines"], one
        assert one["after"] == "accepted", one


FILLED = "tests.integration.registers.filled_disk"
