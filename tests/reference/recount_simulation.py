"""Draws many recounts of lots whose truth is known, extensions included, and counts how often something false is said.

    python -m tests.reference.recount_simulation      writes docs/reference/sampling-simulation.md

«Said at any look» is the hardest reading: a false bound counts though one would have stopped before it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from math import ceil
from pathlib import Path

import numpy

from qingchen.values.rate import Rate
from qingchen.verification.sampling.clusters import Cluster, clustered_bounds
from qingchen.verification.sampling.outcome import Asked, Outcome, judge
from qingchen.verification.sampling.plan import RecountPlan, recount_plan
from qingchen.verification.sampling.rules import SamplingRules, sampling_rules
from qingchen.verification.sampling.seen import Seen

RULES = sampling_rules(date(2020, 7, 20))
TARGET = Fraction("0.95")


@dataclass(frozen=True)
class Said:
    """Shares of the runs in which it was said falsely; `stands` of those left standing at the look where one stops."""

    too_high: float
    too_low: float
    met: float
    missed: float
    differs: float
    stands: float
    records: float


def simulate(population: int, claimed: str, truth: str, runs: int, seed: int, rules: SamplingRules = RULES) -> Said:
    """A lot with `truth` in order of which `claimed` is claimed; each run draws on until something is decided."""
    claim = Fraction(claimed)
    plan = recount_plan(claim, TARGET, population, rules)
    assert plan is not None
    in_order = round(Fraction(truth) * population)
    exact = Fraction(in_order, population)
    asked = Asked(
        claim, TARGET, Rate(ceil(claim * population - Fraction(1, 10**9)), population), "denominator", Fraction("0.9")
    )

    @cache
    def said(found: tuple[int, ...]) -> tuple[Outcome, bool, bool]:
        looks = [Seen(look.records, n) for look, n in zip(plan.looks, found, strict=False)]
        verdict = judge(asked, plan, looks, rules)
        assert verdict is not None
        each = [one.bounds(population, population, look.error) for one, look in zip(looks, plan.looks, strict=False)]
        too_high = any(bound.low > float(exact) + 1e-12 for bound in each)
        return verdict.outcome, too_high, any(bound.high < float(exact) - 1e-12 for bound in each)

    tally = dict.fromkeys(("too_high", "too_low", "met", "missed", "differs", "stands", "records"), 0.0)
    for found in _recounts(plan, population, in_order, runs, seed):
        _, too_high, too_low = said(found)
        tally["too_high"] += too_high
        tally["too_low"] += too_low
        for stop in range(1, len(found) + 1):
            outcome = said(found[:stop])[0]
            if outcome is not Outcome.TOO_LITTLE:
                break
        tally["met"] += outcome is Outcome.MET and exact < TARGET
        tally["missed"] += outcome is Outcome.MISSED and exact >= TARGET
        tally["differs"] += outcome is Outcome.DIFFERS and exact == claim
        tally["stands"] += outcome is Outcome.STANDS
        tally["records"] += plan.looks[stop - 1].records
    return Said(**{name: count / runs for name, count in tally.items()})


def _recounts(plan: RecountPlan, population: int, in_order: int, runs: int, seed: int) -> Iterator[tuple[int, ...]]:
    """Of each run the records in order after each look: every further look draws from what is left."""
    random = numpy.random.default_rng(seed)
    seen, good = 0, numpy.zeros(runs, dtype=int)
    columns = []
    for look in plan.looks:
        left = in_order - good
        good = good + random.hypergeometric(left, population - seen - left, look.records - seen)
        seen = look.records
        columns.append(good)
    return (tuple(int(n) for n in line) for line in zip(*columns, strict=True))


def simulate_employers(
    employers: int, drawn: int, sizes: str, truth: float, alike: float, runs: int, seed: int
) -> tuple[float, float]:
    """How often a bound of a draw by employers is false: (low too high, high too low). A new lot for each draw.

    sizes   one of SIZES; of UNEVEN the largest employer has nothing in order
    alike   correlation of records within an employer (beta-binomial)
    """
    random = numpy.random.default_rng(seed)
    concentration = (1 - alike) / alike
    too_high = too_low = 0
    for _ in range(runs):
        records = SIZES[sizes](random, employers)
        good = random.binomial(records, random.beta(truth * concentration, (1 - truth) * concentration, employers))
        if sizes == UNEVEN:
            good[records.argmax()] = 0
        exact = good.sum() / records.sum()
        taken = random.choice(employers, drawn, replace=False)
        clusters = [Cluster(int(records[one]), int(good[one]), int(records[one])) for one in taken]
        _, bounds = clustered_bounds(clusters, employers, int(records.sum()), RULES.error)
        too_high += bounds.low > exact
        too_low += bounds.high < exact
    return too_high / runs, too_low / runs


UNEVEN = "一户占三分之二"
SIZES: dict[str, Callable[[numpy.random.Generator, int], numpy.ndarray]] = {
    "3–59": lambda random, employers: random.integers(3, 60, employers),
    "1–6": lambda random, employers: random.integers(1, 7, employers),
    "多数 1–3，少数过百": lambda random, employers: random.lognormal(0.5, 1.2, employers).astype(int) + 1,
    UNEVEN: lambda random, employers: numpy.array([1] * (employers - 1) + [2 * employers]),
}
"""Records of the employers, from few to many."""


CASES = [
    (population, claimed, truth)
    for population in (30, 206, 1_200, 8_321)
    for claimed, truths in (("0.96", ("0.96", "0.95", "0.9", "0.81")), ("1", ("1", "0.95", "0.93", "0.85")))
    for truth in truths
]
EMPLOYERS = [
    (60, 15, "3–59", 0.95, 0.2),
    (200, 30, "3–59", 0.9, 0.2),
    (200, 30, "3–59", 0.95, 0.5),
    (200, 60, "3–59", 0.8, 0.1),
    (500, 100, "3–59", 0.95, 0.3),
    (40, 15, "1–6", 0.95, 0.9),
    (200, 32, "1–6", 0.95, 0.9),
    (200, 120, "1–6", 0.5, 0.9),
    (200, 32, "多数 1–3，少数过百", 0.95, 0.9),
    (600, 120, "多数 1–3，少数过百", 0.95, 0.9),
    (600, 120, "多数 1–3，少数过百", 0.8, 0.3),
    (30, 15, UNEVEN, 0.99, 0.1),
    (200, 32, UNEVEN, 0.99, 0.1),
    (600, 120, UNEVEN, 0.99, 0.1),
]


def report(runs: int, seed: int) -> str:
    """The page that is committed."""
    lines = [
        "# 抽样核查：模拟结果",
        "",
        "由 `python -m tests.reference.recount_simulation` 生成；每行模拟抽取 "
        f"{runs:,} 次，种子 {seed}，含续抽。规定的出错概率：每侧 {RULES.error:.0%}（各次查看合计），"
        f"比申报低 {float(RULES.margin) * 100:.0f} 个百分点而被当作未见矛盾的 {RULES.screen_error:.0%}。",
        "“下限偏高”“上限偏低”指任何一次查看说错过，不论是否已停；“错判”指停下时的结论与实际相反。",
        "",
        "| 总数 | 申报 | 实际 | 下限偏高 | 上限偏低 | 错判达标 | 错判未达标 | 错判不符 | 未见矛盾 | 平均份数 |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for population, claimed, truth in CASES:
        said = simulate(population, claimed, truth, runs, seed)
        shares = (said.too_high, said.too_low, said.met, said.missed, said.differs, said.stands)
        told = " | ".join(f"{share:.2%}" for share in shares)
        exact = round(Fraction(truth) * population) / population
        of = f"{population:,} | {float(Fraction(claimed)):.0%} | {exact:.1%}"
        lines.append(f"| {of} | {told} | {said.records:.0f} |")
    lines += [
        "",
        "按用人单位抽取（整户核查，户内相关）：近似法，每侧的出错概率不由公式保证，实测如下。"
        f"“{UNEVEN}”的，这一户全部不实，其他各户按“实际”一栏。",
        "",
        "| 用人单位 | 抽取 | 每户份数 | 实际 | 户内相关 | 下限偏高 | 上限偏低 |",
        "|---:|---:|---|---:|---:|---:|---:|",
    ]
    for case in EMPLOYERS:
        high, low = simulate_employers(*case, max(200, runs // 5), seed)
        employers, drawn, sizes, truth, alike = case
        lines.append(f"| {employers} | {drawn} | {sizes} | {truth:.0%} | {alike} | {high:.2%} | {low:.2%} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path("docs/reference/sampling-simulation.md").write_text(report(5_000, 20200720), encoding="utf-8")
