"""Whether a place could tell a sealed visit by how long its pages take: leans against what chance gives.

Of each address an observer times as many requests with a sealed visit as without, the two in turn. The lean of the
address that tells most is held against the lean that equal series stay below; the placebo does the same between the
world without and its own copy, so that a machine too restless for the question shows.
"""

import statistics
from pathlib import Path

from bench.figure import Bench, Figure
from bench.sealed_requests import COPY, WITH, WITHOUT, times_of
from bench.two_samples import allowed, lean, least_seen

REQUESTS = {"small": 20, "full": 500}


def _measure(scale: str, folder: Path) -> list[Figure]:
    requests = REQUESTS[scale]
    times = times_of(folder, requests)
    limit = allowed(requests, len(times))
    told = {address: lean(found[WITH], found[WITHOUT]) for address, found in times.items()}
    most = max(told, key=lambda address: told[address])
    placebo = max(lean(found[COPY], found[WITHOUT]) for found in times.values())
    usual = statistics.median(statistics.median(found[WITHOUT]) for found in times.values())
    seen = statistics.median(least_seen(found[WITHOUT], limit) for found in times.values())
    size = f"{len(times)} 个地址各 {requests} 次，交替请求"
    chance = "无差别时（各地址合计出错概率 1%）"
    bound = 1.0 if scale == "full" else None
    return [
        Figure("sealed_timing", told[most], "偏离 1/2", chance, limit, bound, f"{size}；最大者 {_shape(most)}"),
        Figure("sealed_timing_placebo", placebo, "偏离 1/2", chance, limit, None, f"{size}；同一世界的两份"),
        Figure("sealed_timing_least_seen", seen * 1000, "ms", "响应时间中位数", usual * 1000, None, "能分辨的最小时差"),
    ]


def _shape(address: str) -> str:
    """Without the id, which is another in every run."""
    return f"/{address.strip('/').split('/')[0].split('?')[0]}/…"


BENCH = Bench("密封暗访的响应时间", _measure)
