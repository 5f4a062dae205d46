"""Reading a notice, from the file's bytes to the draft's files: the slowest of the shipped ones, whatever its kind."""

from pathlib import Path

from bench.figure import Bench, Figure, seconds
from qingchen.inspection.notice.draft_folder import files_of
from qingchen.inspection.notice.drafting import draft_of
from qingchen.inspection.notice.measured import pairs
from qingchen.inspection.notice.reading import read_notice
from qingchen.inspection.notice.received import open_notice

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "campaigns" / "jilin-2020"
BEARABLE = 1.0
"""Seconds, from the issue."""


def _measure(scale: str, folder: Path) -> list[Figure]:
    taken = {}
    for notice, _ in pairs(ROOT / "tests" / "fixtures" / "notices"):
        data = notice.read_bytes()

        def read(name: str = notice.name, data: bytes = data) -> object:
            return files_of(draft_of(read_notice(open_notice(name, data)), TEMPLATE), TEMPLATE)

        taken[notice.name] = seconds(read)
    slowest = max(taken, key=lambda name: taken[name])
    size = f"{len(taken)} 份通知里最慢的一份（{slowest}）"
    bound = 1.0 if scale == "full" else None
    return [Figure("notice_read", taken[slowest], "s", "上限 1 秒", BEARABLE, bound, size)]


BENCH = Bench("读通知", _measure)
