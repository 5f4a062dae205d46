"""The rows behind one number: objects, reasons, and where each stands in the received file."""

from collections.abc import Iterable, Mapping
from typing import Any

from qingchen.standards import divisions

PARTS = {
    "numerator": "已计入分子",
    "missing": "未计入分子",
    "excluded": "排除单位",
}


def lines(rows: Iterable[Mapping[str, Any]], files: Mapping[int, str]) -> list[dict[str, Any]]:
    """Rows of `indicators.rows.ROW_COLUMNS` for the table. `files`: file name by batch number."""
    return [
        {
            "employer": row["name"] or "",
            "uscc": row["uscc"] or "",
            "site_no": row["site_no"],
            "place": _place(row["division"]),
            "work_position": row["work_position"] or "",
            "counts": f"{row['numerator']} / {row['denominator']}",
            "reason": row["reason"] or "",
            "batch": row["_batch"],
            "file": files.get(row["_batch"], ""),
            "line": row["_line"],
        }
        for row in rows
    ]


def _place(division: str | None) -> str:
    if not division:
        return ""
    county = divisions.county_of(division) or division
    return divisions.name_of(county)
