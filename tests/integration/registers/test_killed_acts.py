"""A process killed at any step of a write leaves the batch whole or not at all, and files that mending can name."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_a_batch_is_there_whole_or_not_at_all_wherever_the_process_is_killed(tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.integration.registers.killed", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    kills = [json.loads(line) for line in done.stdout.splitlines()]
    assert [kill["act"] for kill in kills].count("accept") == 6
    assert [kill["act"] for kill in kills].count("receive") == 2
    for kill in kills:
        assert kill["died"], kill
        assert kill["batches"] == kill["last_number"] == kill["accepted_lines"] == kill["accepted_submissions"], kill
        assert kill["only_orphans"], kill
        assert kill["removed"] == kill["faults"], kill
        assert kill["left"] == 0, kill
        whole = kill["step"] == "committed"
        assert kill["there"] is whole, kill
        assert (kill["faults"] > 0) is not whole, kill
        expected = {"receive": "received", "accept": "submission.wrong_state" if whole else "accepted"}[kill["act"]]
        assert kill["retried"] == expected, kill
