"""The plan for one item of one place: how many records at which look, and what the cap lets it show and what not."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from qingchen.verification.sampling.looks import Look, fixed_looks
from qingchen.verification.sampling.lot_plan import LotPlan, plan_at, smallest_plan
from qingchen.verification.sampling.needed import records_to_confirm, records_to_refute
from qingchen.verification.sampling.rules import SamplingRules
from qingchen.verification.sampling.shown import percent, percent_floor
from qingchen.verification.sampling.tails import Lot


@dataclass(frozen=True, slots=True)
class RecountPlan:
    """claimed    share of the records that would be in order if the claim were true
    screen        the first look by LQAS; where the cap is below it, what a draw of the cap's size is worth
    capped        the cap, not the risks, decided the first look
    target        of the rate
    listed        the register's own rate, where records are drawn from its numerator; else None
    to_confirm, to_refute   records needed about `target`: to confirm it if the claim is true, to refute it if the
                  truth lies a margin below the claim; None: no number would, or there is no target
    """

    population: int
    claimed: float
    target: float | None
    listed: float | None
    screen: LotPlan
    capped: bool
    looks: tuple[Look, ...]
    to_confirm: int | None
    to_refute: int | None

    @property
    def target_on_frame(self) -> float | None:
        """The share of the records with which the target is met; above 1 where the register itself misses it."""
        return None if self.target is None else self.target / (1.0 if self.listed is None else self.listed)

    @property
    def first(self) -> int:
        return self.looks[0].records

    @property
    def last(self) -> int:
        return self.looks[-1].records


@lru_cache(maxsize=4096)
def recount_plan(
    claimed: Fraction,
    target: Fraction | None,
    population: int,
    rules: SamplingRules,
    listed: Fraction | None = None,
) -> RecountPlan | None:
    """None where there is nothing to draw from, or the claim is so low that nothing lies a margin below it."""
    if not population or claimed <= rules.margin:
        return None
    good, bad = float(claimed), float(claimed - rules.margin)
    risks = rules.screen_error
    most = min(rules.most, population)
    screen = smallest_plan(good, bad, population, refuse_good=risks, accept_bad=risks, most=most)
    capped = screen is None
    if screen is None:
        screen = plan_at(most, good, bad, population, refuse_good=risks)
    goal = None if target is None else float(target / (1 if listed is None else listed))
    goal = None if goal is None or goal > 1 else goal
    asked = {"error": rules.error, "power": rules.power}
    return RecountPlan(
        population=population,
        claimed=good,
        target=None if target is None else float(target),
        listed=None if listed is None else float(listed),
        screen=screen,
        capped=capped,
        looks=fixed_looks(screen, most, population, rules),
        to_confirm=None if goal is None else records_to_confirm(goal, good, population, **asked),
        to_refute=None if goal is None else records_to_refute(goal, bad, population, **asked),
    )


def what_it_shows(plan: RecountPlan, rules: SamplingRules) -> str:
    """In Chinese: what the first look and the last one can show, and what they cannot."""
    looks = "、".join(str(look.records) for look in plan.looks[1:])
    if plan.first >= plan.population and plan.listed is not None:
        return f"共 {plan.population} 份，全数核查，能断定已计入的是否属实；有没有漏报看不出。"
    if plan.first >= plan.population:
        return f"共 {plan.population} 份，全数核查，能断定申报是否属实、是否达标。"
    told = [f"首轮抽 {plan.first} 份" + (f"，按同一次抽取续抽至 {looks} 份" if len(plan.looks) > 1 else "（不再续抽）")]
    allowed = plan.looks[0].allowed
    passes = Lot(plan.population).failures_at_most(allowed, plan.first, 1 - plan.screen.bad)
    gap = f"实际只有 {percent(plan.screen.bad)} 时，有 {percent_floor(1 - passes, 0)} 的把握能发现"
    told.append(
        (
            f"首轮未完成（或不属实）的不超过 {allowed} 份即为与申报未见矛盾；"
            if allowed > 0
            else "首轮无一未完成（或不属实）才为与申报未见矛盾；"
        )
        + gap
    )
    if plan.capped:
        told.append(f"封顶 {rules.most} 份，达不到两种错判各不超过 {percent(rules.screen_error, 0)} 的要求")
    if plan.target is not None:
        told.append(_about_target(plan))
    return "；".join(told) + "。"


def _about_target(plan: RecountPlan) -> str:
    assert plan.target is not None
    assert plan.target_on_frame is not None
    goal = percent(plan.target)
    if plan.target_on_frame > 1:
        return f"台账本身低于目标 {goal}，抽查只核实已计入的是否属实"
    if plan.claimed < plan.target_on_frame:
        return f"申报本身低于目标 {goal}，抽查只核实申报是否属实"
    if plan.last >= plan.population:
        shown = f"是否达到目标 {goal}" if plan.listed is None else "已计入的是否属实"
        return f"抽到 {plan.population} 份即全数核查，能断定{shown}"
    if plan.to_confirm is None:
        return f"能查实未达标、不能证实达到目标 {goal}：须全数核查 {plan.population} 份"
    if plan.to_confirm <= plan.last:
        return f"申报属实时约 {plan.to_confirm} 份能证实达到目标 {goal}"
    whole = "（即全数）" if plan.to_confirm >= plan.population else ""
    return f"能查实未达标、难证实达到目标 {goal}：申报属实也要约 {plan.to_confirm} 份{whole}，超出封顶"
