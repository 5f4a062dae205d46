"""The rows behind one number: objects, reasons, and where each stands in the received file."""

from collections.abc import Iterable, Mapping
from typing import Any

from qingchen.registers.file_ids import FileIds, file_ids
from qingchen.registers.reader import ScopedReader
from qingchen.standards import divisions

PARTS = {
    "numerator": "已计入分子",
    "missing": "未计入分子",
    "excluded": "排除单位",
    "never": "始终不计的单位",
}


def lines(rows: Iterable[Mapping[str, Any]], reader: ScopedReader) -> list[dict[str, Any]]:
    """Rows of `indicators.rows.ROW_COLUMNS` for the table; the source is the place in the file as received."""
    ids = file_ids()
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
            "token": _token(reader, ids, row),
            "source": "" if row["_batch"] is None else reader.source(row["_batch"], None, row["_line"]).text,
        }
        for row in rows
    ]


def _token(reader: ScopedReader, ids: FileIds, row: Mapping[str, Any]) -> str:
    """Of the row counted, for its history; nothing where no row stands behind the number."""
    if row["_batch"] is None or row.get("_row") is None:
        return ""
    return ids.row(reader.snapshot.batches.numbered(row["_batch"]).register, row["_batch"], row["_row"])


def _place(division: str | None) -> str:
    if not division:
        return ""
    county = divisions.county_of(division) or division
    return divisions.name_of(county)
