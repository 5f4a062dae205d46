"""Claimed rates stand in a heap just above the target (达标线) and are missing on either side of it.

Looks at     claims of one indicator over all places, within a point below and two above the target
Tested       how many lie in the first point from the target on, against what the values that their denominators allow
             would give if rates ran smoothly there (each claim's share of attainable values; exact tail)
Why          who falls short by little is tempted to round up
Source       dossier 6.7: bunching at thresholds, on the attainable lattice
Innocent     places worked until they had just reached the target
"""

from collections import defaultdict

import polars as pl

from qingchen.standards.codes import code_list
from qingchen.verification.check import Check
from qingchen.verification.claimed import READS, Claim, claims, points, whole_percent
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.tails import unequal_tail
from qingchen.verification.tested import frame_of, tested

LEAST = 10


def rows(facts: CheckFacts) -> pl.DataFrame:
    near: dict[str, list[tuple[Claim, float]]] = defaultdict(list)
    for claim in claims(facts):
        heap = claim.numerators(claim.target, claim.target + points(1))
        window = claim.numerators(claim.target - points(1), claim.target + points(2))
        if claim.numerator in window and 0 < len(heap) < len(window):
            near[claim.indicator].append((claim, len(heap) / len(window)))
    return frame_of(_line(indicator, found) for indicator, found in near.items() if len(found) >= LEAST)


def _line(indicator: str, near: list[tuple[Claim, float]]) -> dict[str, object]:
    target = near[0][0].target
    heap = [claim for claim, _ in near if claim.target <= claim.rate < claim.target + points(1)]
    expected = sum(chance for _, chance in near)
    told = (
        f"各地申报值在 {whole_percent(target)}% 前后共 {len(near)} 个，刚过线（1 个百分点内）的 {len(heap)} 个，"
        f"按可取值平滑分布应约 {expected:.1f} 个。"
    )
    chance = unequal_tail(len(heap), [chance for _, chance in near])
    return tested(
        f"{code_list('target_indicator').label_of(indicator)}（各地申报）", told, None, chance, heap or [near[0][0]]
    )


check = Check(
    name="claims_bunch_at_target",
    title="申报值堆在达标线上",
    look_at="刚过线的几个地区：逐户名单和原始记录，申报前一个月的变动，分母有没有临时调整",
    innocent="各地确实一直干到刚好达标",
    basis="国卫职健发〔2019〕46号行动目标；达标线附近分布检验（本系统拟定）",
    register="claims",
    reads={"claims": READS},
    rows=rows,
    needs=f"同一指标有 {LEAST} 个以上申报值落在达标线下 1 个、上 2 个百分点之内",
)
