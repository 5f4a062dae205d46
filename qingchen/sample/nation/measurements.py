"""Dust measurements of some sites, in reports of 2017 to 2020 that a trend can be drawn from."""

import numpy
import polars

from qingchen.sample.nation.counties import County, shared
from qingchen.sample.nation.sites import HELD_FROM, Sites
from qingchen.sample.nation.workers import DAY
from qingchen.sample.trades import TRADES

_POSITIONS = polars.Series(
    ["破碎岗位", "筛分岗位", "皮带转运岗位", "装载岗位", "包装岗位", "切割岗位", "掘进岗位", "配料岗位"]
)
_LIMITS = {"coal": 4.0, "cement": 4.0, "limestone": 8.0, "marble": 8.0, "wood": 3.0, "grain": 4.0, "other": 8.0}
_SILICA_PERCENT, _SILICA_LIMIT = numpy.array([12.0, 35.0, 60.0]), numpy.array([1.0, 1.0, 0.7])
_OF_A_REPORT = 4
_LAST = numpy.datetime64(HELD_FROM) - 15 * DAY
_BETTER_A_YEAR = 0.88
"""What is left of the concentrations after a year: the campaign bears fruit."""


def measurements(counties: list[County], sites: Sites, random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `dust_measurements` with codes: a report for every four samples, the newest first.

    A third of the reports are of coarse instruments, which round to a tenth.
    """
    weight = numpy.where(sites.exposed > 0, 0.2 + sites.diligence, 0.0)
    given = numpy.zeros(len(weight), dtype=numpy.int64)
    for index, one in enumerate(counties):
        own = numpy.flatnonzero(sites.county == index)
        given[own] = shared(one.measurements, numpy.maximum(weight[own], 1e-9), 0)
    site = numpy.repeat(numpy.arange(len(given)), given)
    total = len(site)
    within = numpy.arange(total) - (numpy.cumsum(given) - given)[site]
    report, number = within // _OF_A_REPORT, within % _OF_A_REPORT
    # All samples of a report share its day and its instrument.
    of_report = numpy.flatnonzero(number == 0)
    which = numpy.cumsum(number == 0) - 1
    late = random.integers(0, 330, len(of_report))
    sampled = (_LAST - late.astype("timedelta64[D]"))[which] - (report * 365).astype("timedelta64[D]")
    coarse = (random.random(len(of_report)) < 0.3)[which]
    dusts = polars.Series([list(one.dusts) for one in TRADES])
    every, per = dusts.explode(), dusts.list.len().to_numpy()
    trade = sites.trade[site]
    kind = every.gather((numpy.cumsum(per) - per)[trade] + number % per[trade])
    silica = (kind == "silica").to_numpy()
    band = random.integers(0, 3, total)
    limit = kind.replace_strict(_LIMITS, default=8.0, return_dtype=polars.Float64).to_numpy()
    limit = numpy.where(silica, _SILICA_LIMIT[band], limit)
    typical = numpy.array([one.concentration for one in TRADES])[trade] / _BETTER_A_YEAR**report
    exact = numpy.maximum(limit * typical * numpy.exp(0.5 * random.normal(size=total)), 0.05)
    value = numpy.where(coarse, numpy.round(exact, 1).clip(0.1), numpy.round(exact, 3))
    code = polars.Series([one.code for one in counties]).gather(sites.county[site])
    serial = sites.frame["uscc"].gather(site).str.slice(8, 8)
    providers = polars.Series([f"示例卫职技字{counties[0].province}{one:03d}" for one in range(1, 41)])
    provider = sites.county[site] % 40
    personal = number % 2 == 1
    return polars.DataFrame(
        {
            "report_no": "检" + code + "-" + serial + "-" + polars.Series(report + 1).cast(polars.String),
            "sample_no": polars.Series(number + 1).cast(polars.String).str.zfill(2),
            "provider_no": providers.gather(provider),
            "uscc": sites.frame["uscc"].gather(site),
            "site_no": numpy.ones(total, dtype=numpy.int64),
            "employer_name": sites.frame["name"].gather(site),
            "measurement_type": numpy.where(random.random(total) < 0.93, "periodic", "status_evaluation"),
            "sampled_on": sampled,
            "reported_on": sampled + 12 * DAY,
            "work_position": _POSITIONS.gather(number + _OF_A_REPORT * (site % 2)),
            "dust_kind": kind,
            "free_silica_percent": polars.Series(_SILICA_PERCENT[band]).zip_with(
                polars.Series(silica), polars.repeat(None, total, dtype=polars.Float64, eager=True)
            ),
            "fraction": polars.repeat("total", total, eager=True),
            "sampling_mode": numpy.where(personal, "personal", "fixed_point"),
            "duration_min": random.integers(15, 241, total).astype(float),
            "flow_l_min": numpy.where(personal, 2.0, 20.0),
            "concentration_mg_m3": numpy.round(value * 1.1, 3),
            "below_limit": numpy.zeros(total, dtype=bool),
            "c_twa_mg_m3": value,
            "result": numpy.where(value <= limit, "within_limit", "over_limit"),
            "workers_in_position": numpy.maximum(1, sites.exposed[site] // _OF_A_REPORT),
        }
    )
