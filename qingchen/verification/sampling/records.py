"""The records that a recount draws from: the counted objects of a place, with what the register says of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from qingchen.indicators.drill import rows_behind
from qingchen.indicators.facts import Reader
from qingchen.indicators.indicator import Indicator
from qingchen.standards import divisions
from qingchen.values.draw_order import frame_digest, stratified_order
from qingchen.values.region import Area
from qingchen.verification.sampling.outcome import Frame


@dataclass(frozen=True, slots=True)
class Record:
    """One counted object: an employer, or a worker as employer, work position and line of the received file.

    code        `<batch>-<row>` of the row that it is counted by: never changes, says nothing of a person
    stratum     county and key industry
    reported    how much of `objects` the register counts as done: 1 of 1, or 2 of an employer's 3 managers; drawn from
                the numerator, the objects are those 2
    """

    code: str
    stratum: str
    uscc: str
    site_no: int
    name: str
    division: str
    work_position: str
    reported: int
    objects: int
    batch: int
    row: int
    line: int | None


def records_of(reader: Reader, indicator: Indicator, area: Area, frame: Frame) -> list[Record]:
    """Every record of the frame, ordered by division, employer and row. `frame`: of all counted, or of those done."""
    rows = rows_behind(reader, indicator, area, frame)
    sites = reader.table("employers").select("uscc", "site_no", "key_industry").to_polars()
    sites = sites.with_columns(pl.col("site_no").fill_null(1)).unique(["uscc", "site_no"], keep="first")
    joined = rows.join(sites, ["uscc", "site_no"], how="left", maintain_order="left")
    objects = "denominator" if frame == "denominator" else "numerator"
    return [_record(line, objects) for line in joined.iter_rows(named=True) if line[objects]]


def _record(line: dict[str, Any], objects: str) -> Record:
    county = divisions.county_of(line["division"]) or line["division"] or ""
    return Record(
        code=f"{line['_batch']}-{line['_row']}",
        stratum=f"{county}/{line['key_industry'] or ''}",
        uscc=line["uscc"] or "",
        site_no=line["site_no"] or 1,
        name=line["name"] or "",
        division=line["division"] or "",
        work_position=line["work_position"] or "",
        reported=int(line["numerator"]),
        objects=int(line[objects]),
        batch=line["_batch"],
        row=line["_row"],
        line=line["_line"],
    )


def digest_of(records: Iterable[Record]) -> str:
    """The fingerprint of a frame, published before the seed: code and stratum of each record (tools/verify_draw.py)."""
    return frame_digest(f"{one.code}\t{one.stratum}" for one in records)


def drawn_records(records: Iterable[Record], seed: str, first: int) -> list[Record]:
    """The first records of the draw, in order. A longer draw continues a shorter one."""
    by_code = {one.code: one for one in records}
    order = stratified_order(seed, {code: one.stratum for code, one in by_code.items()})
    return [by_code[code] for code in order[:first]]
