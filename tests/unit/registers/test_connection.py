"""The engine of a process and each thread's connection to it."""

import subprocess
import sys

import pytest

_TOLD = """
from qingchen.registers.connection import cursor
print(cursor().execute("SELECT current_setting('threads')").fetchone()[0])
"""
_NOT_PYTHONS_OWN = """
import ctypes
import pyarrow as pa
from qingchen.registers import connection

answers, libc = [], ctypes.CDLL(None)

@ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)
def ask(_):
    cursor = connection.cursor()
    cursor.register("asked", pa.table({"x": [1, 2, 3]}))
    answers.append(cursor.execute("SELECT sum(x) FROM asked").fetchone()[0])

def begin():
    thread = ctypes.c_ulong()
    libc.pthread_create(ctypes.byref(thread), None, ask, None)
    return thread

for _ in range(10):
    for thread in [begin() for _ in range(%d)]:
        libc.pthread_join(thread, None)
print(len(answers), set(answers), len(connection.engine().own))
"""


@pytest.mark.parametrize(("asked", "had"), [("1", "2"), ("3", "3")])
def test_the_engine_never_has_one_thread_alone(asked, had, monkeypatch):
    monkeypatch.setenv("QINGCHEN_DUCKDB_THREADS", asked)
    assert _said(_TOLD) == had


@pytest.mark.parametrize("together", [1, 100])
def test_threads_of_the_web_server_that_end_leave_the_process_alive_and_few_connections(together):
    """The server's threads are native ones, and end when they have had nothing to do for a while."""
    answers, sums, kept = _said(_NOT_PYTHONS_OWN % together).split()
    assert (answers, sums) == (str(10 * together), "{6}")
    assert 1 <= int(kept) <= 200


def _said(program: str) -> str:
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert told.returncode == 0, (told.returncode, told.stderr[-2000:])
    return told.stdout.strip()
