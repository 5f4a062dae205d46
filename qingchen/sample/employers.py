"""The employers of a place: sizes, trades, production, scope; and how well each does its duties."""

import re
from dataclasses import dataclass
from datetime import date

import numpy
import polars

from qingchen.sample.people import credit_codes, phones
from qingchen.sample.places import WORKERS_A_EMPLOYER, Place
from qingchen.sample.trades import TRADES, weights

SIZES = ("micro", "small", "medium", "large")
_SHARE = (0.42, 0.43, 0.12, 0.03)
_WORKERS = {"micro": (6, 0.4), "small": (40, 0.6), "medium": (260, 0.4), "large": (900, 0.5)}
DILIGENCE = {"micro": 0.88, "small": 0.95, "medium": 0.98, "large": 0.99}
"""Chance that a duty was done, of employers in scope (dossier 1.7: rates fall with size)."""
EXCLUDED_DILIGENCE = 0.06
"""Of excluded micro employers (dossier 1.5: 1.4 to 15 % in a town of 535)."""
_STATUS = (
    ("operating", 0.83),
    ("suspended_to_resume", 0.05),
    ("suspended_year_end", 0.04),
    ("closed", 0.04),
    ("closed_by_decision", 0.02),
    ("under_construction", 0.02),
)
_INVENTED = "鑫盛恒泰安瑞丰源宏达顺隆兴茂祥和正永昌润嘉"
_LEVEL = re.compile("(?:(?:满|蒙古|朝鲜)族自治)?[市县区]$")
_HEALTHY = (
    dict.fromkeys(range(24), "building") | dict.fromkeys(range(24, 29), "county_level") | {29: "prefecture_level"}
)
"""Of ninety-seven employers, told by their place in the list so that nothing drawn moves."""
_REGISTRATION = ("limited_liability", "private", "state_owned", "joint_stock", "collective")


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer site as it truly is. `diligence` is the chance that each of its duties was done."""

    uscc: str
    name: str
    division: str
    trade: int
    size: str
    status: str
    in_scope: bool
    exclusion: str | None
    workers: int
    exposed: int
    dust_exposed: int
    managers_full_time: int
    managers_part_time: int
    diligence: float

    @property
    def managers(self) -> int:
        return self.managers_full_time + self.managers_part_time


def employers_of(place: Place, random: numpy.random.Generator, care: float) -> list[Employer]:
    """The employers of a place. `care` shifts the diligence of all of them: places differ."""
    count = place.employers
    sizes = random.choice(len(SIZES), count, p=_SHARE)
    trades = random.choice(len(TRADES), count, p=weights(place.current))
    statuses = random.choice([status for status, _ in _STATUS], count, p=[share for _, share in _STATUS])
    codes = credit_codes(place.number * 20_000 + 1, count)
    workers = [max(2, int(random.lognormal(numpy.log(_WORKERS[SIZES[s]][0]), _WORKERS[SIZES[s]][1]))) for s in sizes]
    exposed = numpy.array([max(1.0, number * random.uniform(0.2, 0.62)) for number in workers])
    exposed = numpy.maximum(1, numpy.round(exposed * (WORKERS_A_EMPLOYER * count / exposed.sum()))).astype(int)
    made = []
    for index in range(count):
        size, status = SIZES[sizes[index]], str(statuses[index])
        exclusion = _exclusion(size, status, random)
        dust_exposed = 0 if exclusion == "no_dust" else int(exposed[index])
        all_exposed = dust_exposed + int(random.integers(0, 4))
        total = max(workers[index], all_exposed)
        full = int(random.integers(1, 4)) if size == "large" else int(random.random() < 0.4)
        made.append(
            Employer(
                codes[index],
                _name(place, int(trades[index]), index),
                _village(place, random),
                int(trades[index]),
                size,
                status,
                exclusion is None,
                exclusion,
                total,
                all_exposed,
                dust_exposed,
                full,
                int(random.random() < 0.94),
                max(0.02, min(0.995, DILIGENCE[size] + care)) if exclusion is None else EXCLUDED_DILIGENCE,
            )
        )
    return made


def employers_frame(
    place: Place, employers: list[Employer], random: numpy.random.Generator, on: date
) -> polars.DataFrame:
    """Rows of the register `employers`, with codes."""
    numbers = phones(random, len(employers))
    rows = []
    for index, one in enumerate(employers):
        trade = TRADES[one.trade]
        rows.append(
            {
                "uscc": one.uscc,
                "site_no": 1,
                "name": one.name,
                "division": one.division,
                "address": f"{place.name}示例路{index + 1}号",
                "industry": trade.industry,
                "key_industry": trade.key_industry,
                "size": one.size,
                "registration_type": _REGISTRATION[index % len(_REGISTRATION)],
                "production_status": one.status,
                "in_scope": one.in_scope,
                "exclusion_reason": one.exclusion,
                "exclusion_proof": None if one.exclusion is None else f"{place.name}核查记录第{index + 1}号",
                "workers": one.workers,
                "workers_exposed": one.exposed,
                "workers_dust_exposed": one.dust_exposed,
                "hazard_class": "serious" if "silica" in trade.dusts or "coal" in trade.dusts else "general",
                "health_unit": one.size in ("medium", "large"),
                "managers_full_time": one.managers_full_time,
                "managers_part_time": one.managers_part_time,
                "dust_kinds": list(trade.dusts),
                "healthy_enterprise": _HEALTHY.get((index * 7919) % 97, "none"),
                "principal_phone": numbers[index],
                "surveyed": bool(random.random() < 0.8),
                "effective_on": on,
            }
        )
    return polars.DataFrame(rows, infer_schema_length=None)


def _exclusion(size: str, status: str, random: numpy.random.Generator) -> str | None:
    if status in ("closed", "closed_by_decision"):
        return status
    if status == "suspended_year_end":
        return "suspended_year_end"
    draw = random.random()
    if size == "micro" and draw < 0.6:
        return "micro"
    return "no_dust" if draw > 0.985 else None


def _name(place: Place, trade: int, index: int) -> str:
    first, second = divmod(index * 7 + place.number, len(_INVENTED))
    word = _INVENTED[first % len(_INVENTED)] + _INVENTED[second]
    return f"{_LEVEL.sub('', place.name)}{word}{TRADES[trade].word}有限公司（示例{index + 1}）"


def _village(place: Place, random: numpy.random.Generator) -> str:
    """The village of the site, written with the county code of the first ledgers."""
    if not place.villages:
        return place.division
    village = place.villages[int(random.integers(0, len(place.villages)))]
    return place.division + village[len(place.current) :]
