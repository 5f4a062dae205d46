"""Faults in the claims of a self-check."""

from math import ceil

import numpy
import polars

from qingchen.sample.faults.fault import Fault, some
from qingchen.sample.held import Frames


def _lifted(frames: Frames, share: float, random: numpy.random.Generator, spread: float, by: str) -> Frames:
    """A share of the claims that miss 95 % by three points at most is lifted over it; cases are numbered `by`."""
    rows = frames["claims"].to_dicts()
    chosen = some(sorted({row[by] for row in rows}), 3 if by == "indicator" else 10, random)
    for row in rows:
        if row[by] not in chosen:
            continue
        row["_planted"] = chosen.index(row[by])
        least = ceil(0.95 * row["denominator"] - 1e-9)
        missing = 0.92 * row["denominator"] <= row["numerator"] < least
        if missing and random.random() < share:
            row["numerator"] = min(row["denominator"], least + int(random.random() * spread * row["denominator"]))
    return {"claims": polars.DataFrame(rows, schema=frames["claims"].schema)}


def rounded_up(frames: Frames, share: float, random: numpy.random.Generator) -> Frames:
    return _lifted(frames, share, random, 0.008, "indicator")


def just_enough(frames: Frames, share: float, random: numpy.random.Generator) -> Frames:
    return _lifted(frames, share, random, 0.0, "indicator")


def old_reports_counted(frames: Frames, size: tuple[float, int], random: numpy.random.Generator) -> Frames:
    """Counties claim a share of the employers with an old report only, one at least, beside those with a valid one;
    and so many more of which there is none.

    `claims` holds each county's true count; `measured_long_ago` how many have an old report only.
    """
    claims = frames["claims"]
    old = dict(frames["measured_long_ago"].select("division", "employers").iter_rows())
    (share, beyond), rows = size, claims.to_dicts()
    with_old = [row for row in rows if row["indicator"] == "periodic_monitoring_rate" and old.get(row["division"])]
    for case, row in enumerate(some(with_old, 20, random)):
        row["numerator"] += max(1, round(old[row["division"]] * share)) + beyond
        row["_planted"] = case
    return {"claims": polars.DataFrame(rows, schema=claims.schema)}


_SHARES = tuple((f"差 3 个百分点以内的拔高 {share:.0%}", share) for share in (0.3, 0.6, 1.0))
FAULTS = (
    Fault("rounded_up", "claims", _SHARES, rounded_up),
    Fault("just_enough", "claims", _SHARES, just_enough),
    Fault(
        "old_reports_counted",
        "claims",
        (("旧报告计入一半", (0.5, 0)), ("旧报告全部计入", (1.0, 0)), ("旧报告全部计入，另加 2 户", (1.0, 2))),
        old_reports_counted,
    ),
)
