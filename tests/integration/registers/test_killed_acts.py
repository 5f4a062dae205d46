"""A process killed at any step of a write leaves the batch whole or not at all, and files that mending can name."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.own_home
ROOT = Path(__file__).resolve().parents[3]


def _killed(script, home):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", f"tests.integration.registers.{script}", str(home)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_batch_is_there_whole_or_not_at_all_wherever_the_process_is_killed(tmp_path):
    kills = _killed("killed", tmp_path)
    assert [kill["act"] for kill in kills].count("check") == 6
    assert len(kills) == 16
    for kill in kills:
        assert kill["died"], kill
        assert kill["batches"] == kill["last_number"] == kill["accepted_lines"] == kill["accepted_submissions"], kill
        assert kill["only_orphans"], kill
        assert kill["removed"] == kill["faults"], kill
        assert kill["left"] == 0, kill
        whole = kill["step"] == "committed"
        assert kill["there"] is whole, kill
        wrote = kill["act"] == "replace" or kill["step"] != "inserted"
        assert (kill["faults"] > 0) is (wrote and not whole), kill
        assert kill["retried"] == ("submission.wrong_state" if whole else "accepted"), kill


def test_a_merge_killed_anywhere_changes_nothing_that_is_read_and_goes_through_afterwards(tmp_path):
    kills = _killed("killed_merging", tmp_path)
    assert len(kills) == 7
    for kill in kills:
        assert kill["died"], kill
        assert kill["only_orphans"], kill
        assert kill["removed"] == kill["faults"], kill
        assert (kill["faults"] > 0) is (kill["step"] != "committed"), kill
        assert kill["lines_less_segments"] == 0, kill
        assert kill["left"] == kill["faults_then"] == 0, kill
        assert kill["read"], kill
        assert kill["read_then"], kill
        assert kill["merged_again"] == ("0" if kill["step"] == "committed" else "1"), kill
