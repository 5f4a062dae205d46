"""What is true of the invented world about a day: the six rates by employer, counted from the generator's own frames.

The counting follows the campaign's rules (docs/reference/indicators.md) but shares no code with `indicators`.
"""

from dataclasses import dataclass
from datetime import date

import polars

from qingchen.sample.employer_events import Events
from qingchen.sample.employers import Employer
from qingchen.sample.trades import TRADES
from qingchen.sample.world import EmployerFacts
from qingchen.standards.examinations import examination_cycles
from qingchen.standards.rules import training_hours
from qingchen.values.rate import Rate

RATES = (
    "declaration_rate",
    "periodic_monitoring_rate",
    "health_examination_rate",
    "principal_training_rate",
    "manager_training_rate",
    "worker_training_rate",
)


@dataclass(frozen=True)
class PlaceFrames:
    """All that was made for one place."""

    employers: list[Employer]
    declarations: Events
    measurements: Events
    workers: polars.DataFrame
    examinations: polars.DataFrame
    trainings: polars.DataFrame


def employer_facts(frames: PlaceFrames, on: date, recoded: tuple[str, str]) -> list[EmployerFacts]:
    """One line an employer in scope and in production. `recoded` is (old, new) beginning of its division code."""
    examined = _examined(frames, on)
    trained = _trained(frames, on)
    facts = []
    for one in frames.employers:
        if not one.in_scope or one.status != "operating":
            continue
        trade = TRADES[one.trade]
        managers = max(1, one.managers)
        of_managers = min(managers, trained.get((one.uscc, "manager"), 0))
        principal = min(1, trained.get((one.uscc, "principal"), 0))
        in_post, of_workers = examined[one.uscc][2] if one.uscc in examined else 0, trained.get((one.uscc, "worker"), 0)
        rates = {
            "declaration_rate": Rate(int(frames.declarations.done[one.uscc]), 1),
            "periodic_monitoring_rate": Rate(int(frames.measurements.done[one.uscc]), 1),
            "health_examination_rate": Rate(*examined[one.uscc][:2]) if one.uscc in examined else Rate(0, 0),
            "principal_training_rate": Rate(principal, 1),
            "manager_training_rate": Rate(of_managers, managers),
            "worker_training_rate": Rate(of_workers, in_post),
        }
        old, new = recoded
        facts.append(
            EmployerFacts(
                code=f"{one.uscc}-1",
                name=one.name,
                division=new + one.division[len(old) :] if one.division.startswith(old) else one.division,
                key_industry=trade.key_industry,
                size=one.size,
                workers=one.workers,
                workers_dust_exposed=one.dust_exposed,
                dust_kinds=trade.dusts,
                managers=one.managers,
                declared=frames.declarations.done[one.uscc],
                monitored=frames.measurements.done[one.uscc],
                positions_measured=frames.measurements.positions.get(one.uscc, 0),
                positions_over_limit=frames.measurements.over.get(one.uscc, 0),
                principal_trained=bool(principal),
                rates=rates,
            )
        )
    return facts


def sum_of(facts: list[EmployerFacts]) -> dict[str, Rate]:
    """The six rates of several employers: sums over sums."""
    return {name: sum((one.rates[name] for one in facts), start=Rate(0, 0)) for name in RATES}


def _examined(frames: PlaceFrames, on: date) -> dict[str, tuple[int, int, int]]:
    """(examined, due, in post) by employer code: due in the whole calendar year."""
    first, last = date(on.year, 1, 1), date(on.year, 12, 31)
    mines = {one.uscc: TRADES[one.trade].key_industry == "coal_mine" for one in frames.employers}
    cycles = {(dust, mine): months for dust, mine, months in examination_cycles(on)}
    latest = frames.examinations.group_by("identity_number", "uscc").agg(
        periodic_before=polars.col("examined_on")
        .filter((polars.col("examination_type") == "periodic") & (polars.col("examined_on") < first))
        .max(),
        entry=polars.col("examined_on")
        .filter((polars.col("examination_type") == "pre_placement") & (polars.col("examined_on") < first))
        .max(),
        within=((polars.col("examination_type") == "periodic") & polars.col("examined_on").is_between(first, on)).any(),
    )
    people = frames.workers.filter(polars.col("status") == "in_post").join(
        latest, on=["identity_number", "uscc"], how="left"
    )
    months = [cycles[dust, mines[code]] for dust, code in people.select("dust_kind", "uscc").iter_rows()]
    due = people.with_columns(
        since=polars.coalesce("periodic_before", "entry", "exposure_from"),
        months=polars.Series(months, dtype=polars.Int64),
    ).with_columns(due=polars.col("since").dt.offset_by(polars.format("{}mo", "months")) <= last)
    counted = due.group_by("uscc").agg(
        examined=(polars.col("due") & polars.col("within").fill_null(False)).sum(),
        due=polars.col("due").sum(),
        in_post=polars.len(),
    )
    return {row["uscc"]: (row["examined"], row["due"], row["in_post"]) for row in counted.iter_rows(named=True)}


def _trained(frames: PlaceFrames, on: date) -> dict[tuple[str, str], int]:
    """People trained by (employer code, audience): everybody's first training, so the hours of a first one count."""
    wanted = {audience: float(training_hours(audience, True, on)) for audience in ("principal", "manager", "worker")}
    enough = frames.trainings.filter(
        polars.col("passed")
        & polars.col("trained_until").is_between(date(on.year, 1, 1), on)
        & (polars.col("hours") >= polars.col("audience").replace_strict(wanted, return_dtype=polars.Float64))
    )
    counted = enough.group_by("uscc", "audience").agg(polars.col("identity_number").n_unique().alias("people"))
    return {(row["uscc"], row["audience"]): row["people"] for row in counted.iter_rows(named=True)}
