"""A worker of the web server ends when the process that started it is gone.

Left alone (`kill -9` of the first process, or its memory taken away) it would go on serving the old program beside the
new one, on the same port and the same store.
"""

import ctypes
import multiprocessing
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Asked of the kernel, on Linux, by processes that another of ours has started. Cut off anywhere the store stays
    whole, so nothing is waited for."""
    parent = multiprocessing.parent_process()
    if parent is None or sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent.pid:
        os.kill(os.getpid(), signal.SIGKILL)
