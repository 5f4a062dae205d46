"""The rates of one site, and the workers who are due and were not examined."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from qingchen.indicators.one_site import SiteRate
from qingchen.registers.catalogue import register_named
from qingchen.registers.file_ids import FileIds
from qingchen.registers.files.employer_file import EmployerFile
from qingchen.registers.reader import ScopedReader
from qingchen.web.presenters.figures import rate_figure
from qingchen.web.presenters.register_rows import lines

DUE = "health_examination_rate"
_MOST = 50
_SHOWN = ("work_position", "dust_kind", "exposure_from")


def rates(found: Sequence[SiteRate]) -> list[dict[str, Any]]:
    """Each with its two integers and, where something is missing, the first reason."""
    return [
        {
            "title": one.indicator.title,
            "counted": one.indicator.counted,
            "figure": rate_figure(one.rate, None),
            "reason": next((row["reason"] for row in one.rows if row["reason"]), ""),
        }
        for one in found
    ]


def not_examined(reader: ScopedReader, ids: FileIds, file: EmployerFile, found: Sequence[SiteRate]) -> dict[str, Any]:
    """`{"due", "done", "more", "lines"}`: a line is a worker's row (masked) and why it is not in the numerator."""
    due = next((one for one in found if one.indicator.name == DUE), None)
    workers = file.of("exposed_workers")
    if due is None or workers is None:
        return {"due": 0, "done": 0, "more": 0, "lines": []}
    reasons = {(row["_batch"], row["_row"]): row["reason"] for row in due.rows if row["numerator"] < row["denominator"]}
    wanted = pl.DataFrame(list(reasons), schema={"_batch": pl.Int64, "_row": pl.Int64}, orient="row")
    missing = workers.join(wanted, on=["_batch", "_row"], how="semi")
    first = missing.head(_MOST)
    told = lines(reader, ids, register_named("exposed_workers"), first, _SHOWN)
    for line, key in zip(told, first.select("_batch", "_row").rows(), strict=True):
        line["reason"] = reasons[key]
    return {
        "due": due.rate.denominator,
        "done": due.rate.numerator,
        "more": missing.height - first.height,
        "lines": told,
    }
