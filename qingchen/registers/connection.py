"""One DuckDB in memory per process, with limits; a connection of its own for each thread.

QINGCHEN_DUCKDB_THREADS   default 2, which is also the least
QINGCHEN_DUCKDB_MEMORY    default 4GB
QINGCHEN_MERGING_MEMORY   default 2GB: of the engine that merges batches, beside the readers'
"""

import os
import shutil
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import ibis
import ibis.expr.operations as ops
from ibis.backends.duckdb import Backend

SPILL = "qingchen-duckdb-"
LEAST_THREADS = 2
"""With one alone DuckDB 1.5.6 waits for ever on a union of some thirty parts, as the query of the whole catalogue is.
Two take turns on one core."""


MANY_THREADS = 64


@dataclass
class Engine:
    """`lock` is held by whoever makes a table, so that two threads do not resolve the same one.

    own   the connection of each thread by its number; a later thread of that number takes it over. Not a
          `threading.local`: the web server's threads are not Python's own, and what is local to one is destroyed while
          its thread state is. A DuckDB connection that a Python object was registered with takes the GIL in its
          destruction, which frees that state a second time, and the process dies.
    """

    root: duckdb.DuckDBPyConnection
    lock: threading.RLock = field(default_factory=threading.RLock)
    own: dict[int, Backend] = field(default_factory=dict)


_engines: dict[int, Engine] = {}
_starting = threading.Lock()


def engine() -> Engine:
    """This process's engine: one inherited through a fork is never used."""
    with _starting:
        if os.getpid() not in _engines:
            # The parent's engine stays untouched: its threads are not here, so it could not even be closed.
            _engines[os.getpid()] = Engine(duckdb.connect(":memory:", config=_limits()))
        return _engines[os.getpid()]


def backend() -> Backend:
    """This thread's Ibis connection to the process's engine."""
    own, mine = engine().own, threading.get_ident()
    if mine not in own:
        if len(own) >= MANY_THREADS:
            _let_go_of_the_dead(own)
        own[mine] = ibis.duckdb.from_connection(engine().root.cursor())
    return own[mine]


def _let_go_of_the_dead(own: dict[int, Backend]) -> None:
    """Close, in a thread that goes on, the connections of those that ended; one at rest gets another when it asks."""
    running = sys._current_frames()
    for number in [one for one in list(own) if one not in running]:
        own.pop(number, None)


def table(name: str, schema: ibis.Schema) -> ibis.Table:
    """A table or view whose columns are known. `Backend.table` asks DuckDB for them anew each time, which is dear."""
    return ops.DatabaseTable(name, schema=schema, source=backend(), namespace=ops.Namespace()).to_expr()


def cursor() -> duckdb.DuckDBPyConnection:
    """This thread's DuckDB connection, below `backend()`."""
    return backend().con


def clear_spill() -> None:
    """Remove what processes that are no more had spilled to disk."""
    for folder in Path(tempfile.gettempdir()).glob(f"{SPILL}{os.getuid()}-*"):
        number = folder.name.removeprefix(f"{SPILL}{os.getuid()}-").partition("-")[0]
        if number.isdigit() and not Path(f"/proc/{number}").exists():
            shutil.rmtree(folder, ignore_errors=True)


def _limits() -> dict[str, str | bool | int | float | list[str]]:
    return {
        "threads": max(LEAST_THREADS, int(os.environ.get("QINGCHEN_DUCKDB_THREADS", "2"))),
        "memory_limit": os.environ.get("QINGCHEN_DUCKDB_MEMORY", "4GB"),
        "temp_directory": os.path.join(tempfile.gettempdir(), f"{SPILL}{os.getuid()}-{os.getpid()}"),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }


def merging_limits(threads: int) -> dict[str, str | bool | int | float | list[str]]:
    limits = _limits()
    memory = os.environ.get("QINGCHEN_MERGING_MEMORY", "2GB")
    return limits | {
        "threads": threads,
        "memory_limit": memory,
        "temp_directory": f"{limits['temp_directory']}-merging",
    }
