"""Visits of cases (`follow_ups`): a round in 2019 and one in the first half of 2020."""

from datetime import date

import numpy
import polars

_REASONS = numpy.array(["no_card", "missing_basics", "wrong_identity", "wrong_phone", "moved", "refused"])
_REASON_SHARES = (0.1, 0.14, 0.1, 0.4, 0.2, 0.06)
_METHODS = numpy.array(["phone", "home_visit", "data_match", "letter"])
_METHOD_SHARES = (0.55, 0.3, 0.14, 0.01)
_LUNGS = numpy.array(["normal", "mild", "moderate", "severe", "not_tested"])
_LUNG_SHARES = (0.12, 0.2, 0.1, 0.04, 0.54)
_ROUNDS = ((date(2019, 3, 4), 240, 0.93, 0.05), (date(2020, 1, 6), 165, 0.941, 0.025))
"""First day and days of a round, share of the cases visited, share of those that are not found.

Dossier 1.7: 94.1 % reached; losses fall from round to round.
"""


def follow_ups(patients: polars.DataFrame, random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `follow_ups` with codes. Who was found dead is not visited again."""
    first = _round(patients, *_ROUNDS[0], random)
    over = first.filter(polars.col("result").is_in(["dead", "not_pneumoconiosis", "duplicate_card"]))
    second = _round(patients.join(over, on="case_id", how="anti", maintain_order="left"), *_ROUNDS[1], random)
    numbered = second.with_columns(
        follow_up_no=polars.col("case_id").is_in(first["case_id"].implode()).cast(polars.Int64) + 1
    )
    return polars.concat([first.with_columns(follow_up_no=polars.lit(1, dtype=polars.Int64)), numbered])


def _round(
    patients: polars.DataFrame, first: date, days: int, visited: float, lost: float, random: numpy.random.Generator
) -> polars.DataFrame:
    total = patients.height
    on = numpy.datetime64(first) + random.integers(0, days, total).astype("timedelta64[D]")
    chosen = (random.random(total) < visited) & (patients["first_diagnosed_on"].to_numpy() < on)
    drawn = random.random(total)
    rows = patients.select(
        "case_id", "name", "died_on", "death_cause", "benefits", "complications", "not_counted_reason",
        division="resident_division",
    ).with_columns(
        visited_on=polars.Series(on),
        method=polars.Series(_METHODS[random.choice(len(_METHODS), total, p=_METHOD_SHARES)]),
        drawn=polars.Series(drawn),
        reason=polars.Series(_REASONS[random.choice(len(_REASONS), total, p=_REASON_SHARES)]),
        lung_function=polars.Series(_LUNGS[random.choice(len(_LUNGS), total, p=_LUNG_SHARES)]),
        phone_right=polars.Series(random.random(total) < 0.86),
        address_right=polars.Series(random.random(total) < 0.93),
        visitor=polars.lit("示例随访员"),
    ).filter(polars.Series(chosen))  # fmt: skip
    dead = polars.col("died_on") <= polars.col("visited_on")
    result = (
        polars.when(polars.col("not_counted_reason").is_not_null())
        .then("not_counted_reason")
        .when(dead)
        .then(polars.lit("dead"))
        .when(polars.col("drawn") < lost)
        .then(polars.lit("lost"))
        .when(polars.col("drawn") > 0.996)
        .then(polars.lit("moved_out"))
        .otherwise(polars.lit("alive"))
    )
    rows = rows.with_columns(result=result)
    found, died, gone = (polars.col("result") == name for name in ("alive", "dead", "lost"))
    return rows.select(
        "case_id",
        "name",
        "division",
        "visited_on",
        method=polars.when(died & polars.col("method").is_in(["phone"]))
        .then(polars.lit("data_match"))
        .otherwise("method"),
        result="result",
        lost_reason=polars.when(gone).then("reason"),
        phone_right=polars.when(found).then("phone_right"),
        address_right=polars.when(found).then("address_right"),
        died_on=polars.when(died).then("died_on"),
        death_cause=polars.when(died).then("death_cause"),
        benefits=polars.when(found).then("benefits"),
        complications=polars.when(found).then("complications"),
        lung_function=polars.when(found).then("lung_function"),
        visitor="visitor",
    )
