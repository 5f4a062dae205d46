"""The scheme by which employers are scored for the strata of a draw, from `data/employer_risk.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qingchen.standards.yaml_file import read_yaml

_FILE = Path(__file__).parent / "data" / "employer_risk.yaml"


@dataclass(frozen=True, slots=True)
class IndicatorPoints:
    """What falling short of an indicator's target counts."""

    name: str
    title: str
    points: int


@dataclass(frozen=True, slots=True)
class RiskScheme:
    """`steps`: from so many workers exposed on, so many points; the highest that holds counts."""

    source: str
    high_from: int
    exposed_title: str
    steps: tuple[tuple[int, int], ...]
    industry_title: str
    industry_points: int
    indicators: tuple[IndicatorPoints, ...]


@cache
def risk_scheme() -> RiskScheme:
    held = read_yaml(_FILE)
    exposed, industry = held["workers_dust_exposed"], held["key_industries"]
    return RiskScheme(
        held["source"],
        held["high_from"],
        exposed["title"],
        tuple((least, points) for least, points in exposed["steps"]),
        industry["title"],
        industry["points"],
        tuple(IndicatorPoints(**one) for one in held["indicators"]),
    )
