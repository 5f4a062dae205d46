"""Where a nation's employers, workers and patients are: every county on a day, with its share of exact totals."""

from dataclasses import dataclass
from datetime import date

import numpy

from qingchen.standards import divisions

ON = date(2020, 6, 30)
TOTALS = {"employers": 500_000, "workers": 12_000_000, "measurements": 2_000_000, "patients": 1_000_000}
_WEIGHTS = {
    "11": 4, "12": 6, "13": 50, "14": 62, "15": 36, "21": 42, "22": 16, "23": 24, "31": 6, "32": 46, "33": 40, "34": 38,
    "35": 30, "36": 34, "37": 64, "41": 60, "42": 32, "43": 54, "44": 44, "45": 30, "46": 2, "50": 26, "51": 50,
    "52": 40, "53": 36, "54": 1, "61": 44, "62": 22, "63": 7, "64": 9, "65": 26,
}  # fmt: skip
"""Weight of a province: invented, heavier where mines, metal and building materials are known to be many."""
_UNINHABITED = ("460321", "460322", "460323")


@dataclass(frozen=True, slots=True)
class County:
    """`number` counts the counties of the whole nation; the others are how many things it has."""

    code: str
    name: str
    number: int
    employers: int
    workers: int
    measurements: int
    patients: int

    @property
    def province(self) -> str:
        return self.code[:2]


def counties(random: numpy.random.Generator, fraction: float) -> list[County]:
    """Every inhabited county by code. The numbers sum to `fraction` of TOTALS exactly; none of a thing where it is few.

    Patients lie otherwise than employers: many come home from elsewhere.
    """
    found = [
        county
        for province in _WEIGHTS
        for county in divisions.counties(province, ON)
        if county.code not in _UNINHABITED
    ]
    inside: dict[str, int] = {}
    for county in found:
        inside[county.code[:2]] = inside.get(county.code[:2], 0) + 1
    weight = numpy.array([_WEIGHTS[county.code[:2]] / inside[county.code[:2]] for county in found])
    concentrated = weight * random.lognormal(0.0, 0.9, len(found))
    wanted = {name: round(total * fraction) for name, total in TOTALS.items()}
    employers = shared(wanted["employers"], concentrated, 1)
    # Workers and reports follow the employers: no county has one without the other.
    workers = shared(wanted["workers"], employers * random.lognormal(0.0, 0.25, len(found)), 0)
    measurements = shared(wanted["measurements"], employers.astype(float), 0)
    concentrated = weight * random.lognormal(0.0, 1.1, len(found)) * (employers > 0)
    patients = shared(wanted["patients"], concentrated, 0)
    return [
        County(county.code, county.name, number, *(int(numbers[number]) for numbers in (employers, workers)),
               int(measurements[number]), int(patients[number]))
        for number, county in enumerate(found)
    ]  # fmt: skip


def shared(total: int, weights: numpy.ndarray, at_least: int) -> numpy.ndarray:
    """`total` things by weight, whole numbers that sum to it: the largest remainders get one more.

    Each gets `at_least` first, if there are enough; a weight of nothing gets nothing more.
    """
    assert weights.sum() > 0 or total == 0
    if total < at_least * len(weights):
        at_least = 0
    left = total - at_least * len(weights)
    exact = left * weights / max(weights.sum(), 1e-300)
    given = numpy.floor(exact).astype(numpy.int64)
    missing = left - int(given.sum())
    given[numpy.argsort(-(exact - given), kind="stable")[:missing]] += 1
    return given + at_least
