"""The file page of an employer, over a nation's store, warm: the slowest twentieth against what a person will wait."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.figure import Bench, Figure

BEARABLE = 0.150
FRACTIONS = {"small": 0.002, "full": 1.0}


def _measure(scale: str, folder: Path) -> list[Figure]:
    kept = os.environ.get("BENCH_NATION") if scale == "full" else None
    command = [sys.executable, "-m", "bench.employer_pages", kept or str(folder / "nation"), str(FRACTIONS[scale])]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1])
    size = "、".join(f"{name} {count:,} 行" for name, count in sorted(found["rows"].items()))
    limit = f"{BEARABLE * 1000:.0f} 毫秒"
    return [
        Figure("employer_file_p95", found["page_p95"], "s", limit, BEARABLE, 1.0 if scale == "full" else None, size),
        Figure("employer_rates_p95", found["rates_p95"], "s", f"{limit}（随页后取）", BEARABLE, None, size),
    ]


BENCH = Bench("用人单位档案页", _measure)
