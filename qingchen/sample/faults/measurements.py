"""Faults in dust measurements."""

import numpy
import polars

from qingchen.sample.faults.fault import Fault, marked, planted, some
from qingchen.sample.held import Frames

_CASES = 40
_NAME = "dust_measurements"
_LIKED = numpy.array([0.02, 0.08, 0.12, 0.17, 0.08, 0.1, 0.12, 0.17, 0.1, 0.04])
"""How often people write a last digit when they make a number up."""


def copied_from_another(frames: Frames, altered: int, random: numpy.random.Generator) -> Frames:
    """A report takes the values of another employer's with as many samples, but for `altered` of them."""
    measured = frames[_NAME].with_row_index("row")
    reports = measured.filter(polars.col("sampled_on") >= polars.date(2019, 6, 1))
    reports = reports.group_by("report_no", maintain_order=True).agg("row", "uscc")
    by_length: dict[int, list[list[int]]] = {}
    for rows in reports["row"].to_list():
        by_length.setdefault(len(rows), []).append(rows)
    pairs = [
        (group[at], group[at + 1])
        for length, group in by_length.items()
        if length >= 3
        for at in range(0, len(group) - 1, 2)
    ]
    return {_NAME: _copied(measured, some(pairs, _CASES, random), altered)}


def copied_from_last_year(frames: Frames, altered: int, random: numpy.random.Generator) -> Frames:
    measured = frames[_NAME].with_row_index("row")
    earlier = dict(measured.group_by("report_no", maintain_order=True).agg("row").iter_rows())
    pairs = [(earlier[f"{no}-2018"], rows) for no, rows in earlier.items() if f"{no}-2018" in earlier and len(rows) > 2]
    return {_NAME: _copied(measured, some(pairs, _CASES, random), altered)}


def _copied(measured: polars.DataFrame, pairs: list[tuple[list[int], list[int]]], altered: int) -> polars.DataFrame:
    values = measured["concentration_mg_m3"].to_list()
    source, cases = {}, {}
    for case, (first, second) in enumerate(pairs):
        # Whichever of the two is sampled later is told as the copy, so both belong to the case.
        cases |= dict.fromkeys([*first, *second], case)
        for place, (one, other) in enumerate(zip(first, second, strict=True)):
            source[other] = values[one] if place >= altered else round(values[one] * 1.03 + 0.011, 3)
    copied = polars.col("row").replace_strict(source, default=None, return_dtype=polars.Float64)
    case = polars.col("row").replace_strict(cases, default=None, return_dtype=polars.Int64)
    value = polars.coalesce(copied, "concentration_mg_m3")
    return measured.with_columns(concentration_mg_m3=value, _planted=case).drop("row")


def invented_digits(frames: Frames, share: float, random: numpy.random.Generator) -> Frames:
    """Of three providers a share of the values have a last digit that somebody liked."""
    measured = frames[_NAME]
    chosen = some(sorted(measured["provider_no"].unique().to_list()), 3, random)
    digit = polars.Series(random.choice(10, measured.height, p=_LIKED) / 1000)
    invented = polars.Series(random.random(measured.height) < share)
    value = ((polars.col("concentration_mg_m3") * 100).floor() / 100 + digit).round(3)
    written = polars.col("concentration_mg_m3")
    fine = (written >= 0.1) & (written.round(1) != written)
    out = marked(measured, "provider_no", chosen)
    value = polars.when(planted() & invented & fine).then(value).otherwise("concentration_mg_m3")
    return {_NAME: out.with_columns(concentration_mg_m3=value)}


_ALTERED = (("改动一个值", 1), ("逐个照抄", 0))
FAULTS = (
    Fault("copied_from_another", _NAME, _ALTERED, copied_from_another),
    Fault("copied_from_last_year", _NAME, _ALTERED, copied_from_last_year),
    Fault("invented_digits", _NAME, tuple((f"编造 {s:.0%}", s) for s in (0.1, 0.3, 0.6, 1.0)), invented_digits),
)
