"""The risk score of an employer with each factor shown: it makes the strata of a draw and says nothing of guilt."""

from collections.abc import Mapping
from dataclasses import dataclass

from qingchen.standards.employer_risk import RiskScheme

HIGH, ORDINARY = "高风险", "一般"


@dataclass(frozen=True, slots=True)
class RiskFactor:
    """What counted, what was found, and how many points it gave (0: shown all the same)."""

    title: str
    found: str
    points: int


@dataclass(frozen=True, slots=True)
class RiskScore:
    """`stratum` by the scheme's line between high and ordinary."""

    points: int
    stratum: str
    factors: tuple[RiskFactor, ...]


def risk_score(
    workers_dust_exposed: int | None, key_industry: str, met: Mapping[str, tuple[str, bool | None]], scheme: RiskScheme
) -> RiskScore:
    """The score from the registers.

    met   by indicator: the rate as text, and whether its target is met; None where it has no such object or no target
    """
    exposed = workers_dust_exposed
    reached = [points for least, points in scheme.steps if exposed is not None and exposed >= least]
    key = key_industry not in ("", "other")
    factors = [
        RiskFactor(scheme.exposed_title, "未填报" if exposed is None else f"{exposed} 人", max(reached, default=0)),
        RiskFactor(scheme.industry_title, "是" if key else "否", scheme.industry_points if key else 0),
    ]
    for one in scheme.indicators:
        told, fine = met.get(one.name, ("无此类对象", None))
        factors.append(RiskFactor(one.title, told, one.points if fine is False else 0))
    points = sum(factor.points for factor in factors)
    return RiskScore(points, HIGH if points >= scheme.high_from else ORDINARY, tuple(factors))
