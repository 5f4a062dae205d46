"""What the figures were measured on: cores, memory, fsyncs a second, commit."""

import os
import platform
import subprocess
import tempfile
import time


def machine() -> dict[str, object]:
    """`{"cores": 2, "memory_gib": 23.5, "fsyncs_per_second": 410, "system": …}`; the disk is the temporary folder's."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cores": os.cpu_count(),
        "memory_gib": round(memory, 1),
        "fsyncs_per_second": round(_fsyncs_per_second()),
        "system": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
    }


def commit() -> str:
    """The commit measured, with `+` where the tree has changes."""
    head = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=False)
    changed = subprocess.run(
        ["git", "status", "--porcelain", "--", "qingchen", "bench"], capture_output=True, text=True, check=False
    )
    return (head.stdout.strip() or "unknown") + ("+" if changed.stdout.strip() else "")


def _fsyncs_per_second(span: float = 0.5) -> float:
    with tempfile.NamedTemporaryFile() as file:
        count, began = 0, time.perf_counter()
        while time.perf_counter() - began < span:
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
            count += 1
        return count / (time.perf_counter() - began)
