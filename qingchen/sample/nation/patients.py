"""The cases of pneumoconiosis of some counties of one province."""

import numpy
import polars

from qingchen.sample.crowd import FIRST_PATIENT
from qingchen.sample.nation.counties import County
from qingchen.sample.nation.sites import Sites, villages
from qingchen.sample.patients.cases import Ground, cases


def patients(counties: list[County], sites: Sites, first: int, random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `patients` with codes. `first`: number of the first case in the nation.

    They live close together, as miners do: townships reach a hundred residents and villages ten.
    """
    counts = numpy.array([county.patients for county in counties])
    county, total = numpy.repeat(numpy.arange(len(counties)), counts), int(counts.sum())
    codes, names = polars.Series([one.code for one in counties]), polars.Series([one.name for one in counties])
    prefecture = numpy.array([int(one.code[:4]) for one in counties])[county]
    number = polars.Series(prefecture).cast(polars.String)
    ground = Ground(
        codes.gather(county),
        names.gather(county),
        villages(counties, county, random, together=4.0),
        _of_county(sites, county, random),
        "示例职业病防治院" + number,
        "职诊备示例" + number,
    )
    return cases(numpy.arange(first, first + total) + FIRST_PATIENT, ground, sites.frame, random)


def _of_county(sites: Sites, county: numpy.ndarray, random: numpy.random.Generator) -> numpy.ndarray:
    """Index of a site of each case's own county; of any of the province where the county has none."""
    have = numpy.bincount(sites.county, minlength=int(county.max(initial=0)) + 1)
    begins = numpy.cumsum(have) - have
    drawn = random.random(len(county))
    own = begins[county] + (drawn * have[county]).astype(numpy.int64)
    return numpy.where(have[county] > 0, own, (drawn * len(sites.county)).astype(numpy.int64))
