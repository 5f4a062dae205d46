"""How many threads this process's engine has, as its settings say."""

import subprocess
import sys

import pytest

_TOLD = """
from qingchen.registers.connection import cursor
print(cursor().execute("SELECT current_setting('threads')").fetchone()[0])
"""


@pytest.mark.parametrize(("asked", "had"), [("1", "2"), ("3", "3")])
def test_the_engine_never_has_one_thread_alone(asked, had, monkeypatch):
    monkeypatch.setenv("QINGCHEN_DUCKDB_THREADS", asked)
    told = subprocess.run([sys.executable, "-c", _TOLD], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == had
