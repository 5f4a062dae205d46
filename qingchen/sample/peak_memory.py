"""How much memory a process has needed at most."""

import re
import resource
import sys
from pathlib import Path


def peak_memory_mb() -> int:
    """The most memory that this process has held so far.

    On Linux as its own address space has it: what getrusage tells counts what the process that started it had held by
    then, so a small child of a large parent looks large.
    """
    if sys.platform == "linux":
        found = re.search(r"^VmHWM:\s*(\d+) kB$", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE)
        assert found, "/proc/self/status tells no VmHWM"
        return int(found[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**20
