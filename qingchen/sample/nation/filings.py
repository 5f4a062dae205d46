"""When the rows of a register are filed: most at first; some late; some corrected later; doubles, then withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy
import polars

CORRECTED_ON = date(2020, 10, 12)
"""From when the corrected states hold, at the earliest day on which a correction is filed."""
LATE, CORRECTED, DOUBLED = 0.008, 0.012, 0.003
_DOUBLED: Mapping[str, tuple[polars.Expr, ...]] = {
    "employers": (polars.lit(2, dtype=polars.Int64).alias("site_no"),),
    # A spell that there never was: nobody is in post twice.
    "exposed_workers": (
        polars.lit(2, dtype=polars.Int64).alias("spell"),
        polars.lit("left").alias("status"),
        polars.col("exposure_from").dt.offset_by("30d").alias("exposure_until"),
    ),
    "health_examinations": (polars.col("exam_no") + "D",),
    "dust_measurements": (polars.col("sample_no") + "D",),
    "patients": (polars.col("case_id") + "D",),
}
_HELD = polars.lit(CORRECTED_ON).alias("effective_on")
_CHANGES: Mapping[str, tuple[polars.Expr, ...]] = {
    # The telephone was written wrongly; and who had stopped for a while works again.
    "employers": (
        (polars.lit("100") + polars.col("principal_phone").str.slice(3).str.reverse()).alias("principal_phone"),
        polars.col("production_status").replace("suspended_to_resume", "operating"),
        _HELD,
    ),
    "exposed_workers": (polars.col("prior_dust_months") + 6, polars.lit(True).alias("surveillance_file"), _HELD),
    # The recheck was made and found nothing.
    "health_examinations": (polars.col("conclusion").replace("recheck", "normal"), polars.col("fvc_percent") - 1.5),
    # A workshop's headcount, not a value: values are the laboratory's.
    "dust_measurements": (polars.col("workers_in_position") + 1,),
    # A file was made meanwhile; the telephone of a relative is known.
    "patients": (
        polars.lit(True).alias("file_established"),
        polars.col("relative_phone").fill_null("10000000000"),
        _HELD,
    ),
}


@dataclass(frozen=True)
class Filings:
    """The rows of a register by when they are filed.

    first      the first ledger, doubles included
    later      corrected rows and rows filed late
    withdrawn  the doubles
    standing   what stands when all is filed: each thing once, as corrected
    """

    first: polars.DataFrame
    later: polars.DataFrame
    withdrawn: polars.DataFrame
    standing: polars.DataFrame


def filings(register_name: str, rows: polars.DataFrame, random: numpy.random.Generator) -> Filings:
    """Divide `rows`: a part is left for later, a part is filed wrongly at first, a part is filed twice."""
    order = random.permutation(rows.height)
    ends = numpy.cumsum([_part(rows.height, share) for share in (LATE, CORRECTED, DOUBLED)])
    late, corrected, doubled = (numpy.sort(part) for part in numpy.split(order[: ends[-1]], ends[:-1]))
    changed = rows[corrected].with_columns(_CHANGES[register_name])
    double = rows[doubled].with_columns(_DOUBLED[register_name])
    held_back = numpy.ones(rows.height, dtype=bool)
    held_back[late] = False
    unchanged = held_back.copy()
    unchanged[corrected] = False
    later = polars.concat([changed, rows[late]])
    return Filings(
        polars.concat([rows.filter(held_back), double]), later, double, polars.concat([rows.filter(unchanged), later])
    )


def _part(total: int, share: float) -> int:
    """One at least where there are enough rows for one of each."""
    return max(round(total * share), min(1, total // 8))
