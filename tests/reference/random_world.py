"""Small invented worlds full of edges: days on each side of every rule, missing cells, doubles, excluded employers."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.reference.plain_dates import plus_months
from tests.reference.random_further import further, one_a_key

POSITIONS = ("破碎", "筛分")
DIVISIONS = ("220182", "220182101", "220381", "220184", "220581", "220621120", "222426120001", "222426")
Registers = dict[str, list[dict[str, Any]]]
Cell = Callable[[], Any]


def registers(seed: int, on: date, employers: int = 60, workers: int = 500) -> Registers:
    """Winning rows by register about the day; the person is `person`, the order of acceptance `order`."""
    chance = random.Random(seed)
    codes = [f"E{number:02}" for number in range(employers * 2 // 3)]
    people = [f"P{number:03}" for number in range(workers // 2)]
    edges = [on, date(on.year, 1, 1), date(on.year, 12, 31)]
    edges += [plus_months(date(year, 1, on.day if on.day < 29 else 31), on.month - 1) for year in years_before(on)]
    edges += [date(year, 12, 31) for year in years_before(on)]

    def of(*choices: Any) -> Cell:
        return lambda: chance.choice(choices)

    def day() -> date:
        if chance.random() < 0.5:
            return chance.choice(edges) + timedelta(chance.choice((-1, 0, 0, 1)))
        return on - timedelta(chance.randint(-40, 1200))

    def table(rows: int, **columns: Cell) -> list[dict[str, Any]]:
        return [{name: cell() for name, cell in columns.items()} | {"order": order} for order in range(rows)]

    site = {"uscc": of(*codes), "site_no": of(1, 1, 1, None, 2)}
    posts = table(
        workers,
        person=of(*people),
        **site,
        spell=of(1, 1, None, 2),
        dust_kind=of("silica", "coal", "welding"),
        exposure_from=day,
        exposure_until=lambda: (
            chance.choice((on + timedelta(chance.randint(-1, 1)), day())) if chance.random() < 0.2 else None
        ),
        status=of("in_post", "in_post", "in_post", "left", "dead"),
        work_position=of(*POSITIONS),
        employment_type=of("contract", "dispatch", "outsourced", None),
        contract_no=of(None, "合1"),
        contract_signed_on=lambda: chance.choice((None, day())),
        contract_until=lambda: chance.choice((None, None, day())),
        hazard_notice=of(True, False, None),
        surveillance_file=of(True, False, None),
    )

    def of_worker(rows: int, **columns: Cell) -> list[dict[str, Any]]:
        """Rows about somebody who is a worker at that site."""
        drawn = [chance.choice(posts) for _ in range(rows)]
        about = [{name: post[name] for name in ("person", "uscc", "site_no")} for post in drawn]
        return [row | who for row, who in zip(table(rows, **columns), about, strict=True)]

    def before_start(row: dict[str, Any]) -> dict[str, Any]:
        """A first training close to twelve months before the worker's exposure began, or right before it."""
        begun = next(post["exposure_from"] for post in posts if post["person"] == row["person"])
        back = chance.choice((0, 1, 365, 366, 367))
        return row | {"trained_until": begun - timedelta(back), "hours": 8.0, "passed": True}

    def trainings(rows: int, *audiences: str) -> list[dict[str, Any]]:
        return of_worker(
            rows,
            audience=of(*audiences),
            trained_until=day,
            hours=of(4.0, 7.5, 8.0, 16.0),
            passed=of(True, True, True, False),
        )

    return {
        "employers": one_a_key(
            table(
                employers,
                **site,
                division=of(*DIVISIONS),
                in_scope=of(True, True, True, False, None),
                production_status=of("operating", "operating", "operating", "closed"),
                exclusion_reason=of(None, None, None, "micro", "no_dust", "duplicate"),
                key_industry=of("coal_mine", "coal_mine", "metallurgy", "other", None),
                hazard_class=of("serious", "general", "relatively_serious", None),
                managers_full_time=of(None, 0, 1, 2),
                managers_part_time=of(None, 0, 1),
                name=of("示例单位"),
                industry=of("0610", "1011", "4690", "4710", "0510", None),
                size=of("small", "micro", None),
                registration_type=of("private"),
                workers=of(None, 5, 9, 10, 100, 101, 300),
                workers_exposed=of(30),
                workers_dust_exposed=of(20, None),
                health_unit=of(True, False, None),
                healthy_enterprise=of("none", "building", "county_level", None),
                surveyed=of(True, False, None),
                exclusion_proof=of("证明", None),
                dust_kinds=of(["silica"], None),
            ),
            *("uscc", "site_no"),
        ),
        "hazard_declarations": table(
            employers * 2,
            **site,
            declaration_type=of("initial", "change", "annual", "cancellation"),
            declared_on=day,
            dust=of(True, True, False),
            workers_dust_exposed=of(None, 5, 8, 9, 10, 11, 12),
            change_reason=of("project", "process", None),
            changed_on=lambda: chance.choice((None, day())),
        ),
        "dust_measurements": table(
            employers * 10,
            **site,
            measurement_type=of("periodic", "periodic", "status_evaluation", "daily", "supervisory"),
            sampled_on=day,
            work_position=of(*POSITIONS, None),
            fraction=of("total", "respirable", "fibre"),
            free_silica_percent=of(None, None, 12.5),
            result=of("within_limit", "within_limit", "over_limit"),
        ),
        "exposed_workers": one_a_key(posts, "person", "uscc", "site_no", "spell"),
        "health_examinations": of_worker(
            workers * 2,
            examined_on=day,
            examination_type=of("periodic", "periodic", "pre_placement", "exit"),
            items=of(["chest_film", "lung_function"], ["chest_film"], ["lung_function"], None),
            chest_film_mode=of("digital_radiography", "high_kilovoltage", None),
            conclusion=of("normal", "recheck", "suspected", "contraindication"),
            recheck_due_on=lambda: chance.choice((None, day())),
            rechecked_on=lambda: chance.choice((None, day())),
            reported_on=lambda: chance.choice((None, day())),
            worker_notified_on=lambda: chance.choice((None, day())),
            employer_notified_on=lambda: chance.choice((None, day())),
            report_card_no=of(None, "卡1"),
            uploaded_on=lambda: chance.choice((None, day())),
        ),
        "trainings": trainings(workers, "worker")
        + [before_start(row) for row in trainings(workers // 2, "worker")]
        + trainings(employers * 5, "principal", "manager")
        + [row | {"uscc": None} for row in trainings(5, "principal")]
        + trainings(90, "enforcement_officer"),
    } | further(chance, day, codes, people, employers)


def years_before(on: date) -> range:
    return range(on.year - 3, on.year)
