"""Dust measurements against their limits: the table and the course by post."""

from collections.abc import Sequence
from typing import Any

from qingchen.registers.catalogue import register_named
from qingchen.registers.file_ids import FileIds
from qingchen.registers.files.against_limits import Course, Judged
from qingchen.registers.reader import ScopedReader
from qingchen.web.presenters.register_rows import history_of, words

COURSES = 8
"""Lines that a chart can still be read with."""
_REGISTER = register_named("dust_measurements")


def table(reader: ScopedReader, ids: FileIds, measurements: Sequence[Judged], most: int) -> list[dict[str, Any]]:
    """The first `most` measurements: figures, limit with its standard, the report's verdict and ours."""
    return [_line(reader, ids, one) for one in measurements[:most]]


def chart(courses: Sequence[Course]) -> dict[str, Any]:
    """`{"lines": [{"name": "破碎 · 矽尘 · 总尘", "points": [["2019-05-11", 0.8], …]}], "limit": 1}`."""
    return {
        "limit": 1,
        "lines": [
            {
                "name": " · ".join(
                    words(_REGISTER.by_name[name], getattr(one, name))
                    for name in ("work_position", "dust_kind", "fraction")
                ),
                "points": [[day.isoformat(), round(share, 3)] for day, share in one.points],
            }
            for one in courses[:COURSES]
        ],
    }


def _line(reader: ScopedReader, ids: FileIds, one: Judged) -> dict[str, Any]:
    row = one.row
    return {
        "sampled_on": row["sampled_on"].isoformat(),
        "work_position": row["work_position"],
        "dust": words(_REGISTER.by_name["dust_kind"], row["dust_kind"]),
        "fraction": words(_REGISTER.by_name["fraction"], row["fraction"]),
        "silica": words(_REGISTER.by_name["free_silica_percent"], row["free_silica_percent"]),
        "measured": words(_REGISTER.by_name["c_twa_mg_m3"], row["c_twa_mg_m3"]),
        "limit": f"{one.limit.value_mg_m3:f}".rstrip("0").rstrip(".") if one.limit else "—",
        "standard": f"{one.limit.standard}（{one.limit.status}）" if one.limit else "",
        "share": "—" if one.share is None else f"{one.share:.2f}",
        "over": one.over,
        "said": words(_REGISTER.by_name["result"], row["result"]),
        "differs": one.differs,
        "type": words(_REGISTER.by_name["measurement_type"], row["measurement_type"]),
        "report_no": row["report_no"],
        "history": history_of(ids, "dust_measurements", row["_batch"], row["_row"]),
        "source": reader.source(row["_batch"], row["_sheet"], row["_line"]).text,
    }
