"""A claimed numerator is, again and again, exactly the smallest that reaches the target: ceil(0.95 · D).

Looks at     claims of one place over its indicators, and of one indicator over all places, within two points of the
             target, where the denominator allows at least three values
Tested       how many are the smallest that reaches it, against one in as many as each denominator allows (exact tail)
Why          the numerator was reckoned from the target, not counted
Source       dossier 6.7 (3): minimal-numerator test, stronger than windows where denominators are small or large
Innocent     chance; the last one examined was the one that reached the target
"""

from collections import defaultdict

import polars as pl

from qingchen.standards.codes import code_list
from qingchen.verification.check import PLACE, Check
from qingchen.verification.claimed import READS, Claim, claims, points, whole_percent
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.tails import unequal_tail
from qingchen.verification.tested import frame_of, tested

LEAST, LEAST_VALUES = 5, 3


def rows(facts: CheckFacts) -> pl.DataFrame:
    groups: dict[tuple[str, str], list[tuple[Claim, float]]] = defaultdict(list)
    for claim in claims(facts):
        values = claim.numerators(claim.target - points(2), claim.target + points(2))
        if claim.numerator in values and len(values) >= LEAST_VALUES and claim.least in values:
            groups["place", claim.place].append((claim, 1 / len(values)))
            groups["indicator", claim.indicator].append((claim, 1 / len(values)))
    return frame_of(_line(kind, name, found) for (kind, name), found in groups.items() if len(found) >= LEAST)


def _line(kind: str, name: str, near: list[tuple[Claim, float]]) -> dict[str, object]:
    exact = [claim for claim, _ in near if claim.numerator == claim.least]
    target = whole_percent(near[0][0].target)
    told = (
        f"达标线（{target}%）前后 2 个百分点内的 {len(near)} 个申报值中，{len(exact)} 个的分子正好是达标所需的最小数"
        f"（如 {_example(exact or [near[0][0]])}）。"
    )
    chance = unequal_tail(len(exact), [chance for _, chance in near])
    division = near[0][0].row["division"] if kind == "place" else None
    subject = PLACE if kind == "place" else f"{code_list('target_indicator').label_of(name)}（各地申报）"
    return tested(subject, told, division, chance, exact or [near[0][0]])


def _example(found: list[Claim]) -> str:
    return f"{found[0].numerator} / {found[0].denominator}"


check = Check(
    name="claimed_numerator_just_enough",
    title="申报的分子正好够达标",
    look_at="分子的逐户逐人名单：数出来是多少；达标之后补的几条记录的日期和原件",
    innocent="正好做到达标为止",
    basis="国卫职健发〔2019〕46号行动目标；达标线附近分布检验（本系统拟定）",
    register="claims",
    reads={"claims": READS},
    rows=rows,
    needs=f"一个地区或者一个指标有 {LEAST} 个以上申报值落在达标线前后 2 个百分点之内，分母不少于约 50",
)
