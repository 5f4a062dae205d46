"""How a worker of the web server ends. Cut off anywhere the store stays whole, so nothing is waited for."""

import atexit
import ctypes
import multiprocessing
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """When the process that started it is gone; asked of the kernel, on Linux, by processes that another has started.

    Left alone (`kill -9` of the first process, or its memory taken away) it would go on serving the old program beside
    the new one, on the same port and the same store.
    """
    parent = multiprocessing.parent_process()
    if parent is None or sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent.pid:
        os.kill(os.getpid(), signal.SIGKILL)


def end_at_once() -> None:
    """Told to stop, it does not wait for Python to end its threads: one that is in DuckDB then, merging, aborts it."""
    atexit.register(_end)


def _end() -> None:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:  # whoever read them may be gone
        os._exit(0)
