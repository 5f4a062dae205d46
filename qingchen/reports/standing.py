"""Whether a kept document still says what is stored: which of its figures moved since, and to what."""

import re
from collections.abc import Iterable

from qingchen.findings.models import Finding
from qingchen.findings.states import FindingState
from qingchen.indicators.models import ResultRun, StoredResult
from qingchen.inspection.three_values import rate_text
from qingchen.reports.differences import Difference
from qingchen.reports.figure_names import FINDING, result_name
from qingchen.reports.models import ReportFile
from qingchen.reports.wording import chinese_marks

_COUNT = re.compile("[0-9]+")
_TAKEN_BACK = "（已撤回）"

Moved = dict[tuple[str, str], Difference]
"""(result id, text as printed) → what it is now."""


def stale(files: Iterable[ReportFile]) -> dict[int, tuple[Difference, ...]]:
    """By file id, the figures that moved; files without any are left out.

    A figure moves when its rate was frozen anew with other counts, or its finding was taken back. Answers do not: their
    sheets were closed by the signature.
    """
    kept = [file for file in files if file.superseded_at is None and file.figures]
    figures = {(result_id, text) for file in kept for result_id, text in file.figures}
    moved = _results(figures) | _findings({result_id for result_id, _ in figures})
    found = {}
    for file in kept:
        told = dict.fromkeys(moved[key] for key in ((each[0], each[1]) for each in file.figures) if key in moved)
        if told:
            found[file.id] = tuple(told)
    return found


def _results(figures: set[tuple[str, str]]) -> Moved:
    texts: dict[str, list[str]] = {}
    for result_id, text in figures:
        texts.setdefault(result_id, []).append(text)
    moved: Moved = {}
    newest: dict[tuple[str, str], dict[tuple[str, str], StoredResult]] = {}
    for row in StoredResult.objects.filter(public_id__in=list(texts)).select_related("run"):
        key = (row.run.campaign, row.run.by)
        if key not in newest:
            run = ResultRun.objects.filter(campaign=key[0], by=key[1], across="").order_by("-id").first()
            newest[key] = {(one.indicator, one.group_code): one for one in run.results.all()} if run else {}
        now = newest[key].get((row.indicator, row.group_code))
        if now is None or now.id == row.id:
            continue
        for before in texts[row.public_id]:
            after = _text_now(before, row, now)
            if after != before:
                moved[row.public_id, before] = Difference(result_name(row), before, after)
    return moved


def _text_now(text: str, row: StoredResult, now: StoredResult) -> str:
    """What the figure would be printed as: as a rate, a target, a count with its unit, a word with its counts."""
    for before, after in zip(_texts(row), _texts(now), strict=True):
        if text == before:
            return after
    if _COUNT.match(text) and "%" not in text:
        return _COUNT.sub(str(now.numerator), text, count=1)
    return text.replace(row.rate.counts_text, now.rate.counts_text)


def _findings(ids: set[str]) -> Moved:
    told = {name.removeprefix(FINDING) for name in ids if name.startswith(FINDING)}
    taken_back = Finding.objects.filter(public_id__in=told).filter(state=FindingState.WITHDRAWN)
    return {
        (f"{FINDING}{one.public_id}", figure): Difference(f"问题：{one.statement}", figure, _TAKEN_BACK)
        for one in taken_back
        for figure in (chinese_marks(one.figure), one.figure)
    }


def _texts(row: StoredResult) -> tuple[str, str, str]:
    target = "" if row.target_share is None else f"≥{float(row.target_share * 100):g}%"
    return rate_text(row.rate), rate_text(row.rate_with_excluded), target
