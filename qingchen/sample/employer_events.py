"""Declarations and measurements of the employers of a place, up to a day."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.employers import Employer
from qingchen.sample.places import Place
from qingchen.sample.trades import TRADES

UNTIL = date(2020, 6, 20)
LIMITS = {"coal": 4.0, "cement": 4.0, "limestone": 8.0, "marble": 8.0, "wood": 3.0, "grain": 4.0, "other": 8.0}
RESPIRABLE = {
    ("coal", 0.0): 2.5,
    ("cement", 0.0): 1.5,
    ("silica", 12.0): 0.7,
    ("silica", 35.0): 0.7,
    ("silica", 60.0): 0.3,
}
"""By dust, and free silica in percent of silica dust (GBZ 2.1-2019): mg/m³."""
SILICA = ((12.0, 1.0), (35.0, 1.0), (60.0, 0.7))
POSITIONS = ("破碎岗位", "筛分岗位", "皮带转运岗位", "装载岗位", "包装岗位", "切割岗位", "掘进岗位", "配料岗位")


def positions_of(size: str) -> int:
    """How many dust positions an employer of the size has: the first of POSITIONS, in all its ledgers."""
    return min(len(POSITIONS), 2 + {"micro": 0, "small": 1, "medium": 3, "large": 5}[size])


@dataclass
class Events:
    """Rows of a register, and what is true of each employer by its code: for the truth and the answers."""

    rows: list[dict[str, object]] = field(default_factory=list)
    done: dict[str, bool] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    over: dict[str, int] = field(default_factory=dict)

    @property
    def frame(self) -> polars.DataFrame:
        return polars.DataFrame(self.rows, infer_schema_length=None)


def limit_of(row: dict[str, object]) -> float:
    """The limit in mg/m³ that a sample of `dust_measurements` is held against."""
    dust, silica = str(row["dust_kind"]), row["free_silica_percent"]
    if row["fraction"] == "respirable":
        return RESPIRABLE[dust, float(str(silica)) if dust == "silica" else 0.0]
    return dict(SILICA)[float(str(silica))] if dust == "silica" else LIMITS.get(dust, 8.0)


_WITHOUT_DUST = {False: 0.008, True: 0.0006}
"""Of declared employers with exposed workers, by whether the world is honest: there the process stopped meanwhile."""
_REASONS = ("process", "process", "workplace", "identity", "identity", "measured", "project")
_IN_TIME = {"project": 30, "": 15}


def declarations(
    place: Place, employers: list[Employer], random: numpy.random.Generator, *, honest: bool = False
) -> Events:
    """Initial declarations, some with a later change; a few without dust, which do not count."""
    events = Events()
    # A stream of its own: what came later moves nothing of what was there.
    (apart,) = random.spawn(1)
    for index, one in enumerate(employers):
        declared = random.random() < one.diligence
        without_dust = declared and random.random() < _WITHOUT_DUST[honest]
        events.done[one.uscc] = declared and not without_dust
        if not declared:
            continue
        on = date(2013, 1, 5) + timedelta(days=int(random.integers(0, 2600)))
        events.rows.append(_declaration(place, one, f"{place.division}{index:05d}A", "initial", on, not without_dust))
        if random.random() < 0.25:
            later = on + timedelta(days=int(random.integers(1, max(2, (UNTIL - on).days))))
            kind = "change" if random.random() < 0.5 else "annual"
            row = _declaration(place, one, f"{place.division}{index:05d}B", kind, later, not without_dust)
            events.rows.append(row | (_changed(on, later, apart) if kind == "change" else {}))
    return events


def _changed(first: date, declared: date, random: numpy.random.Generator) -> dict[str, object]:
    """Why and since when something changed: of seven changes six are declared within the days that the law gives."""
    reason = _REASONS[int(random.integers(0, len(_REASONS)))]
    within = _IN_TIME.get(reason, _IN_TIME[""])
    days = random.integers(1, within + 1) if random.random() < 6 / 7 else random.integers(within + 5, within + 90)
    return {"change_reason": reason, "changed_on": max(first, declared - timedelta(days=int(days)))}


def _declaration(place: Place, one: Employer, receipt: str, kind: str, on: date, dust: bool) -> dict[str, object]:
    return {
        "receipt_no": receipt,
        "uscc": one.uscc,
        "site_no": 1,
        "employer_name": one.name,
        "declaration_type": kind,
        "declared_on": on,
        "accepting_agency": f"{place.name}卫生健康局",
        "accepted_on": min(on + timedelta(days=4), UNTIL),
        "dust": dust,
        "workers_dust_exposed": one.dust_exposed if dust else 0,
        "hazard_class": "serious" if "silica" in TRADES[one.trade].dusts else "general",
    }


def measurements(place: Place, employers: list[Employer], random: numpy.random.Generator) -> Events:
    """The newest report of each employer that had one, with its samples; coarse instruments round to a tenth."""
    events = Events()
    for index, one in enumerate(employers):
        draw = random.random()
        current = draw < one.diligence
        events.done[one.uscc] = current
        if not current and draw > one.diligence + 0.4 * (1 - one.diligence):
            continue
        last = date(2019, 8, 1) if current else date(2018, 1, 10)
        sampled = last + timedelta(days=int(random.integers(0, 310 if current else 480)))
        coarse = random.random() < 0.3
        trade = TRADES[one.trade]
        positions = positions_of(one.size)
        for number in range(positions):
            dust = trade.dusts[number % len(trade.dusts)]
            silica, limit = SILICA[int(random.integers(0, 3))] if dust == "silica" else (4.0, LIMITS.get(dust, 8.0))
            # Of six employers in ten the last position was sampled for respirable dust, where that has a limit.
            breathed = RESPIRABLE.get((dust, silica if dust == "silica" else 0.0))
            respirable = number == positions - 1 and index % 10 < 6 and breathed is not None
            limit = breathed if respirable and breathed is not None else limit
            value = limit * trade.concentration * float(random.lognormal(0.0, 0.5))
            value = round(max(value, 0.05), 1 if coarse else 3)
            events.positions[one.uscc] = events.positions.get(one.uscc, 0) + 1
            events.over[one.uscc] = events.over.get(one.uscc, 0) + (value > limit)
            events.rows.append(
                {
                    "report_no": f"检{place.division}-{index:05d}",
                    "sample_no": f"{number + 1:02d}",
                    "provider_no": f"（吉）卫职技字示例{place.number % 9 + 1:03d}",
                    "provider_name": f"示例检测服务有限公司{place.number % 9 + 1}",
                    "uscc": one.uscc,
                    "site_no": 1,
                    "employer_name": one.name,
                    "measurement_type": "periodic" if random.random() < 0.93 else "status_evaluation",
                    "sampled_on": sampled,
                    "reported_on": min(sampled + timedelta(days=12), UNTIL),
                    "work_position": POSITIONS[number],
                    "dust_kind": dust,
                    "free_silica_percent": silica if dust == "silica" else None,
                    "fraction": "respirable" if respirable else "total",
                    "sampling_mode": "personal" if number % 2 else "fixed_point",
                    "duration_min": float(random.integers(15, 241)),
                    "flow_l_min": 2.0 if number % 2 else 20.0,
                    "concentration_mg_m3": round(value * 1.1, 1 if coarse else 3),
                    "below_limit": False,
                    "c_twa_mg_m3": value,
                    "result": "within_limit" if value <= limit else "over_limit",
                    "workers_in_position": max(1, one.dust_exposed // positions),
                }
            )
    return events
