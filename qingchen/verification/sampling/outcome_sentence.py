"""The one plain sentence of a recount: outcome, n, bound, and the n that would be needed."""

from qingchen.verification.sampling.outcome import Asked, Outcome, Verdict
from qingchen.verification.sampling.rules import SamplingRules
from qingchen.verification.sampling.shown import percent, percent_ceiling, percent_floor

OVER_ONLY = "本次只从已计入的记录中抽取，只能看出多报，看不出漏报"
_GIVEN = "以台账未计入的确未完成为前提"
"""What every «not above» of a recount from the numerator stands on."""


def sentence(verdict: Verdict, asked: Asked, rules: SamplingRules) -> str:
    """`查实未达标：抽查 32 份，26 份确已完成；有 95% 的把握实际比率不高于 91.5%，低于目标 95%。…`"""
    parts = [_recounted(verdict, asked), _shown(verdict, asked, rules)]
    if asked.frame == "numerator":
        parts += [_beyond_the_register(asked), OVER_ONLY]
    parts.append(_further(verdict, asked))
    return f"{verdict.outcome}：" + "；".join(part for part in parts if part) + "。"


def _recounted(verdict: Verdict, asked: Asked) -> str:
    done = "属实" if asked.frame == "numerator" else "确已完成"
    unit = "个" if asked.of_several else "份"
    unreached = f"，{verdict.unreached} {unit}未能核查（两头都按不利计）" if verdict.unreached else ""
    drawn = f"抽查 {verdict.records} 份" + (f"，共 {verdict.objects} 个对象" if asked.of_several else "")
    return f"{drawn}，{verdict.in_order} {unit}{done}{unreached}"


def _shown(verdict: Verdict, asked: Asked, rules: SamplingRules) -> str:
    sure = f"有 {percent(1 - rules.error, 0)} 的把握"
    low, high = percent_floor(verdict.bounds.low), percent_ceiling(verdict.bounds.high)
    target = "" if asked.target is None else percent(float(asked.target))
    claimed = "" if asked.claimed is None else percent(float(asked.claimed))
    if verdict.bounds.low == verdict.bounds.high:
        return _known_whole(verdict, asked, target, claimed)
    of_numerator = asked.frame == "numerator"
    given = f"（{_GIVEN}）" if of_numerator else ""
    true = f"已计入的记录属实的不超过 {percent_ceiling(verdict.bounds.high / asked.scale)}"
    match verdict.outcome:
        case Outcome.MET:
            differing = f"，但{true if of_numerator else f'低于申报的 {claimed}'}" if verdict.over_claim else ""
            return f"{sure}实际比率不低于 {low}，达到目标 {target}{differing}"
        case Outcome.MISSED:
            differing = f"，{true if of_numerator else f'也低于申报的 {claimed}'}" if verdict.over_claim else ""
            return f"{sure}实际比率不高于 {high}{given}，低于目标 {target}{differing}"
        case Outcome.DIFFERS if of_numerator:
            return f"{sure}{true}，实际比率不高于 {high}{given}"
        case Outcome.DIFFERS if verdict.over_claim:
            return f"{sure}实际比率不高于 {high}，低于申报的 {claimed}"
        case Outcome.DIFFERS:
            return f"{sure}实际比率不低于 {low}，高于申报的 {claimed}，申报偏低"
        case _:
            both = f"各{sure}" + (f"，不高于{_GIVEN}" if of_numerator else "")
            return f"实际比率不低于 {low}、不高于 {high}（{both}）"


def _known_whole(verdict: Verdict, asked: Asked, target: str, claimed: str) -> str:
    """Every record was seen: no chance is left. Of the numerator's recount what was not counted stays unseen."""
    of_target = {Outcome.MET: f"，达到目标 {target}", Outcome.MISSED: f"，低于目标 {target}"}.get(verdict.outcome, "")
    if asked.frame == "numerator":
        return f"已计入的记录已全数核查，实际比率为 {percent(verdict.bounds.low)}（{_GIVEN}）{of_target}"
    found = f"已全数核查，实际比率为 {percent(verdict.bounds.low)}"
    of_claim = "低于" if verdict.over_claim else "高于" if verdict.under_claim else ""
    return found + of_target + (f"，{of_claim}申报的 {claimed}" if of_claim and claimed else "")


def _beyond_the_register(asked: Asked) -> str:
    """A claim above the register's own rate: for what lies between there is nothing to draw."""
    if asked.claimed is None or asked.listed.exact is None or asked.claimed <= asked.listed.exact:
        return ""
    claimed, listed = percent(float(asked.claimed)), f"{asked.listed.percent_text}%"
    return f"申报的 {claimed} 高于台账的 {listed}，高出的部分没有记录可抽"


def _further(verdict: Verdict, asked: Asked) -> str:
    """The n that would be needed, and what to do next."""
    parts = []
    if verdict.outcome in (Outcome.STANDS, Outcome.TOO_LITTLE, Outcome.DIFFERS) and asked.target is not None:
        parts.append(_needed(verdict, asked))
    if verdict.outcome is Outcome.STANDS:
        parts.append("不等于已证实达标" if asked.target is not None else "不等于已证实")
    if verdict.outcome is Outcome.TOO_LITTLE and verdict.next_look:
        parts.append(f"请按同一次抽取续抽至 {verdict.next_look} 份")
    if verdict.outcome is Outcome.TOO_LITTLE and not verdict.next_look:
        parts.append("已到封顶份数，不再续抽")
    return "，".join(part for part in parts if part)


def _needed(verdict: Verdict, asked: Asked) -> str:
    assert asked.target is not None
    reaches = verdict.share * asked.scale >= asked.target
    goal = f"{'证实达到' if reaches else '查实未达'}目标 {percent(float(asked.target))} "
    if verdict.needed is None:
        return f"抽多少份都不能{goal.strip()}"
    whole = "（即全数）" if verdict.needed >= asked.population else ""
    return f"如实际即如所见，{goal}约需 {verdict.needed} 份{whole}"
