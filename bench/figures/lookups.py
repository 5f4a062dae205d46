"""Searching by employer code and by person key while no batch is merged: p95 beside the time that is allowed."""

import random
import time
from collections.abc import Callable
from pathlib import Path

from bench import made_up_workers
from bench.figure import Bench, Figure
from bench.own_home import own_home
from qingchen import clock
from qingchen.registers import store
from qingchen.registers.actions import merge_batches
from qingchen.registers.models import Segment
from qingchen.registers.reader import ScopedReader
from qingchen.values.actor import Actor, Role
from qingchen.values.region import EVERYWHERE

ALLOWED_MS = 100.0
PLACES = 20
ANYBODY = Actor("bench", "测试", Role.PROVINCE, EVERYWHERE)


def _measure(scale: str, folder: Path) -> list[Figure]:
    batches, rows, searches = (20, 2_000, 40) if scale == "small" else (200, 60_000, 200)
    people = batches * rows
    with own_home(folder):
        made_up_workers.fill([rows] * batches, people, places=PLACES)
        # Writes the look-ups, as a running server does once batches came, and merges nothing.
        merge_batches(ANYBODY, longest_tail=batches)
        assert not Segment.objects.exists()
        chosen = random.Random(5)
        employers = people // made_up_workers.WORKERS_AN_EMPLOYER // PLACES * PLACES
        by_employer = _slow_twentieth(
            "uscc", lambda: made_up_workers.employer_code(chosen.randrange(employers)), searches
        )
        by_person = _slow_twentieth(
            "person_key", lambda: made_up_workers.person_key(chosen.randrange(people)), searches
        )
    spread = f"每家的人分在本地 {batches // PLACES} 批里，封存文件为空"
    size = f"{people:,} 行、{batches} 批未合并（{spread}），查 {searches} 次，已热"
    bound = 1.0 if scale == "full" else None
    return [
        Figure("search_by_uscc", by_employer, "ms", "要求的 p95", ALLOWED_MS, bound, size),
        Figure("search_by_person", by_person, "ms", "要求的 p95", ALLOWED_MS, bound, size),
    ]


def _slow_twentieth(column: str, value: Callable[[], str], searches: int) -> float:
    """95th percentile in ms of a search as a page asks it, from making the snapshot on."""
    taken = []
    for _ in range(2 * searches):
        wanted = value()
        began = time.perf_counter()
        reader = ScopedReader(ANYBODY, store.snapshot(clock.today()))
        found = reader.matching("exposed_workers", column, wanted)
        taken.append((time.perf_counter() - began) * 1000)
        assert set(found[column]) <= {wanted}
        assert found.height or column == "uscc"
    # The first half warms the process.
    return sorted(taken[searches:])[int(searches * 0.95)]


BENCH = Bench("按单位和人员查询", _measure)
