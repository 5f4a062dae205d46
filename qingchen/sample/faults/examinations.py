"""Faults in the examinations of workers."""

from datetime import timedelta

import numpy
import polars

from qingchen.sample.faults.fault import Fault, marked, planted, some
from qingchen.sample.held import Frames

_CASES = 40
_WORKER = ("identity_number", "uscc")


def strangers(frames: Frames, number: int, random: numpy.random.Generator) -> Frames:
    """Examinations of `number` people who never worked there, at each of forty employers."""
    examined = _periodic_2020(frames["health_examinations"])
    chosen = some(examined["uscc"].unique(maintain_order=True).to_list(), _CASES, random)
    return {"health_examinations": _with_strangers(frames, {code: number for code in chosen})}


def strangers_by_share(frames: Frames, share: float, random: numpy.random.Generator) -> Frames:
    """As many strangers as `share` of the exposed workers. The cases are numbered in `employers`."""
    employers = frames["employers"].filter(polars.col("in_scope"), polars.col("workers_dust_exposed") >= 10)
    chosen = some(employers["uscc"].to_list(), _CASES, random)
    exposed = dict(employers.select("uscc", "workers_dust_exposed").iter_rows())
    more = {code: max(1, round(exposed[code] * share)) for code in chosen}
    return {
        "health_examinations": _with_strangers(frames, more),
        "employers": marked(frames["employers"], "uscc", chosen),
    }


def _with_strangers(frames: Frames, more: dict[str, int]) -> polars.DataFrame:
    examined = frames["health_examinations"]
    pattern = _periodic_2020(examined)
    parts = [examined]
    for case, (code, number) in enumerate(more.items()):
        like = pattern.filter(polars.col("uscc") == code).head(1)
        like = pattern.head(1).with_columns(uscc=polars.lit(code)) if like.is_empty() else like
        nobody = polars.format("陌生{}-{}", polars.lit(case), polars.int_range(polars.len()))
        rows = polars.concat([like] * number).with_columns(
            identity_number=nobody, exam_no=nobody, film_no=nobody, _planted=polars.lit(case, polars.Int64)
        )
        parts.append(rows.select(examined.columns))
    return polars.concat(parts)


def moved_before_hire(frames: Frames, days: int, random: numpy.random.Generator) -> Frames:
    return _moved(frames, random, "periodic", polars.col("exposure_from") - timedelta(days=days), None)


def moved_after_exposure(frames: Frames, days: int, random: numpy.random.Generator) -> Frames:
    day = polars.col("exposure_from") + timedelta(days=days)
    return _moved(frames, random, "pre_placement", day, polars.col("status") == "in_post")


def moved_after_leaving(frames: Frames, days: int, random: numpy.random.Generator) -> Frames:
    day = polars.col("exposure_until") + timedelta(days=days)
    return _moved(frames, random, "periodic", day, polars.col("exposure_until").is_not_null())


def _moved(
    frames: Frames, random: numpy.random.Generator, kind: str, day: polars.Expr, of: polars.Expr | None
) -> Frames:
    workers = frames["exposed_workers"].filter(of if of is not None else True)
    numbered = frames["health_examinations"].with_row_index("row").filter(polars.col("examination_type") == kind)
    fit = numbered.join(workers.select(*_WORKER, day.alias("day")), on=list(_WORKER))
    fit = fit.filter(polars.col("day") <= polars.date(2020, 6, 30))
    rows = fit[sorted(random.choice(fit.height, min(_CASES, fit.height), replace=False).tolist())]
    cases = rows.select("row", "day", case=polars.int_range(polars.len(), dtype=polars.Int64))
    out = frames["health_examinations"].with_row_index("row").join(cases, on="row", how="left", maintain_order="left")
    out = out.with_columns(examined_on=polars.coalesce("day", "examined_on"), _planted=polars.col("case"))
    return {"health_examinations": out.drop("row", "day", "case")}


def films_used_again(frames: Frames, people: int, random: numpy.random.Generator) -> Frames:
    """A film stands for `people` people, the next in the same institution's list."""
    examined = frames["health_examinations"].with_row_index("row")
    recent = _periodic_2020(examined).filter(polars.int_range(polars.len()).over("institution_no") % 50 == 0)
    chosen = some(recent["row"].to_list(), _CASES, random)
    numbers = {row + more: case for case, row in enumerate(chosen) for more in range(people)}
    case = polars.col("row").replace_strict(numbers, default=None, return_dtype=polars.Int64)
    out = examined.with_columns(_planted=case)
    film = polars.when(planted()).then(polars.format("重{}", polars.col("_planted"))).otherwise("film_no")
    return {"health_examinations": out.with_columns(film_no=film).drop("row")}


def _periodic_2020(examined: polars.DataFrame) -> polars.DataFrame:
    return examined.filter(
        polars.col("examination_type") == "periodic", polars.col("examined_on") >= polars.date(2020, 1, 1)
    )


def _days(*numbers: int) -> tuple[tuple[str, int], ...]:
    return tuple((f"差 {number} 天", number) for number in numbers)


_NAME = "health_examinations"
FAULTS = (
    Fault("strangers", _NAME, tuple((f"每户 {n} 人", n) for n in (1, 3, 10)), strangers),
    Fault(
        "strangers_by_share",
        "employers",
        tuple((f"冒名 {share:.0%}", share) for share in (0.1, 0.3, 0.6)),
        strangers_by_share,
    ),
    Fault("moved_before_hire", _NAME, _days(1, 30, 200), moved_before_hire),
    Fault("moved_after_exposure", _NAME, _days(1, 30, 200), moved_after_exposure),
    Fault("moved_after_leaving", _NAME, _days(1, 30, 200), moved_after_leaving),
    Fault("films_used_again", _NAME, (("2 人一张", 2), ("5 人一张", 5)), films_used_again),
)
