"""Employer sites of some counties of one province, column by column."""

from dataclasses import dataclass
from datetime import date

import numpy
import polars

from qingchen.sample.crowd import credit_codes
from qingchen.sample.employers import DILIGENCE, EXCLUDED_DILIGENCE, SIZES
from qingchen.sample.nation.counties import County, shared
from qingchen.sample.trades import TRADES, weights
from qingchen.standards import divisions

HELD_FROM = date(2020, 7, 1)
"""From when the states of the first ledgers hold."""
_SIZE_SHARES = (0.42, 0.43, 0.12, 0.03)
_MEDIAN_WORKERS = numpy.array([6.0, 40.0, 260.0, 900.0])
_SPREAD = numpy.array([0.4, 0.6, 0.4, 0.5])
_STATUSES = numpy.array(
    ["operating", "suspended_to_resume", "suspended_year_end", "closed", "closed_by_decision", "under_construction"]
)
_STATUS_SHARES = (0.83, 0.05, 0.04, 0.04, 0.02, 0.02)
_WORDS = "鑫盛恒泰安瑞丰源宏达顺隆兴茂祥和正永昌润嘉"
_PAIRS = polars.Series([one + other for one in _WORDS for other in _WORDS])
_REGISTRATION = numpy.array(["limited_liability", "private", "state_owned", "joint_stock", "collective"])
_COAL = {"14": 9, "15": 7, "61": 6, "52": 6, "41": 4, "34": 3, "65": 4, "23": 4, "64": 5, "53": 3}


@dataclass(frozen=True)
class Sites:
    """The sites of some counties of a province.

    frame      rows of the register `employers`, with codes
    county     index into the counties, of each site
    trade      index into TRADES
    exposed    workers exposed to dust
    diligence  chance that a duty was done
    """

    frame: polars.DataFrame
    county: numpy.ndarray
    trade: numpy.ndarray
    exposed: numpy.ndarray
    diligence: numpy.ndarray


def sites(counties: list[County], first: int, random: numpy.random.Generator) -> Sites:
    """`first`: serial of the first site in the nation; credit codes follow from it."""
    province = counties[0].province
    counts = numpy.array([county.employers for county in counties])
    county, total = numpy.repeat(numpy.arange(len(counties)), counts), int(counts.sum())
    size = random.choice(4, total, p=_SIZE_SHARES)
    status = _STATUSES[random.choice(len(_STATUSES), total, p=_STATUS_SHARES)]
    trade = random.choice(len(TRADES), total, p=_trade_weights(province))
    exclusion = _exclusions(size, status, random)
    # The workers of a county need an employer with dust: its first is one.
    begins = (numpy.cumsum(counts) - counts)[counts > 0]
    exclusion[begins] = numpy.where(exclusion[begins] == "no_dust", "", exclusion[begins])
    workers = numpy.maximum(2, numpy.exp(numpy.log(_MEDIAN_WORKERS[size]) + _SPREAD[size] * random.normal(size=total)))
    weight = numpy.where(exclusion == "no_dust", 0.0, workers * random.uniform(0.2, 0.62, total))
    exposed = _exposed(counties, county, weight)
    all_exposed = exposed + random.integers(0, 4, total)
    care = random.normal(0.0, 0.02, len(counties))[county]
    in_scope = exclusion == ""
    diligence = numpy.where(
        in_scope,
        numpy.clip(numpy.array([DILIGENCE[one] for one in SIZES])[size] + care, 0.02, 0.995),
        EXCLUDED_DILIGENCE,
    )
    number = numpy.arange(total) - numpy.concatenate([[0], numpy.cumsum(counts)])[county] + 1
    serials = numpy.arange(first, first + total)
    numbers, named = polars.Series(number).cast(polars.String), polars.Series([one.name for one in counties])
    kinds = polars.Series([list(one.dusts) for one in TRADES])
    serious = numpy.array(["silica" in one.dusts or "coal" in one.dusts for one in TRADES])
    large = size == 3
    excluded = polars.Series(exclusion).replace("", None)
    words = polars.Series([one.word for one in TRADES])
    frame = polars.DataFrame(
        {
            "uscc": credit_codes(province, serials),
            "site_no": numpy.ones(total, dtype=numpy.int64),
            "name": named.gather(county)
            + _PAIRS.gather((number * 7 + county) % len(_PAIRS))
            + words.gather(trade)
            + "有限公司（示例"
            + numbers
            + "）",
            "division": villages(counties, county, random),
            "address": named.gather(county) + "示例路" + numbers + "号",
            "industry": polars.Series([one.industry for one in TRADES]).gather(trade),
            "key_industry": polars.Series([one.key_industry for one in TRADES]).gather(trade),
            "size": numpy.array(SIZES)[size],
            "registration_type": _REGISTRATION[number % len(_REGISTRATION)],
            "production_status": status,
            "in_scope": in_scope,
            "exclusion_reason": excluded,
            "workers": numpy.maximum(workers.astype(numpy.int64), all_exposed),
            "workers_exposed": all_exposed,
            "workers_dust_exposed": exposed,
            "hazard_class": numpy.where(serious[trade], "serious", "general"),
            "health_unit": size >= 2,
            "managers_full_time": numpy.where(large, random.integers(1, 4, total), random.random(total) < 0.4),
            "managers_part_time": (random.random(total) < 0.94).astype(numpy.int64),
            "dust_kinds": kinds.gather(trade),
            "healthy_enterprise": polars.repeat("none", total, eager=True),
            "principal_phone": polars.Series(random.integers(10**10, 10**10 + 10**8, total)).cast(polars.String),
            "surveyed": random.random(total) < 0.8,
            "effective_on": polars.repeat(HELD_FROM, total, eager=True),
        }
    )
    proof = polars.when(~polars.col("in_scope")).then(polars.col("address") + "核查记录")
    return Sites(frame.with_columns(exclusion_proof=proof), county, trade, exposed, diligence)


def villages(
    counties: list[County], county: numpy.ndarray, random: numpy.random.Generator, together: float = 1.0
) -> polars.Series:
    """A village of its county for each thing: a listed one where villages are listed (Jilin), else an invented code.

    The more `together`, the more of them in the county's first townships; at 1 they are spread evenly.
    """
    listed = [[village.code for village in divisions.villages(one.code, HELD_FROM)] for one in counties]
    flat = polars.Series([code for codes in listed for code in codes], dtype=polars.String)
    counts = numpy.array([len(codes) for codes in listed])
    begins = numpy.cumsum(counts) - counts
    drawn = random.random(len(county)) ** together
    if flat.len() and counts.min() > 0:
        return flat.gather(begins[county] + (drawn * counts[county]).astype(numpy.int64))
    code = numpy.array([int(one.code) for one in counties])[county]
    town, village = (drawn * 240).astype(numpy.int64) // 12, (drawn * 240).astype(numpy.int64) % 12
    return polars.Series((code * 1000 + 100 + town) * 1000 + 200 + village).cast(polars.String)


def _exposed(counties: list[County], county: numpy.ndarray, weight: numpy.ndarray) -> numpy.ndarray:
    """Exposed workers of each site: those of its county exactly, by weight, one at least where there is dust."""
    exposed = numpy.zeros(len(county), dtype=numpy.int64)
    for index, one in enumerate(counties):
        own = numpy.flatnonzero(county == index)
        dusty = own[weight[own] > 0]
        if len(dusty) == 0:
            dusty = own[:1]
        exposed[dusty] = shared(one.workers, numpy.maximum(weight[dusty], 1e-9), 1)
    return exposed


def _exclusions(size: numpy.ndarray, status: numpy.ndarray, random: numpy.random.Generator) -> numpy.ndarray:
    """The reason why a site is left out of the scope; empty where it is in it."""
    drawn = random.random(len(size))
    reason = numpy.where(drawn > 0.985, "no_dust", "")
    reason = numpy.where((size == 0) & (drawn < 0.6), "micro", reason)
    return numpy.where(numpy.isin(status, _STATUSES[2:5]), status, reason)


def _trade_weights(province: str) -> list[float]:
    alike = weights("")
    raised = [alike[0] * _COAL.get(province, 1), *alike[1:]]
    return [weight / sum(raised) for weight in raised]
