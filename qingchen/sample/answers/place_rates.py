"""The six main rates as a place claims them and as the team finds them; the planted tricks are here."""

from fractions import Fraction
from math import ceil, floor

from qingchen.inspection.answer_types import NoSuchObject, Ratio
from qingchen.inspection.item import Item
from qingchen.sample.answers.line import Line
from qingchen.sample.answers.planted import PlantedAnswer
from qingchen.sample.answers.setting import Setting
from qingchen.sample.answers.trouble import Trouble
from qingchen.sample.answers.verdicts import verdict
from qingchen.sample.answers.wording import figure
from qingchen.sample.world import EmployerFacts
from qingchen.values.rate import Rate

RECOUNTED = 32
"""Records that the team draws where it recounts."""
_CLAIMED_AT_LEAST = Fraction(95, 100)
_OF_EMPLOYERS = ("declaration_rate", "periodic_monitoring_rate")
_WORDS = {
    "declaration_rate": (
        ("粉尘危害项目申报没有达到目标", "申报系统联查，{names}查不到本年度有效申报回执"),
        ("纳入治理范围的单位漏申报", "逐户比对申报回执，{names}未申报或申报未含粉尘因素"),
    ),
    "periodic_monitoring_rate": (
        ("粉尘浓度定期检测没有达到目标", "查阅检测报告，{names}没有周期内的粉尘检测报告"),
        ("定期检测超过规定周期", "{names}只有检测合同，或者采样日期距检查日超过一年"),
    ),
    "health_examination_rate": (
        ("接尘劳动者在岗体检率低", "对照花名册和体检个案，{names}有应检人员没有检查记录"),
        ("在岗体检以上岗前检查顶替", "{names}把上岗前检查计入在岗期间检查，应检人员中仍有人未检"),
    ),
    "principal_training_rate": (
        ("主要负责人培训没有达到目标", "{names}的主要负责人没有本年度培训合格证明"),
        ("主要负责人培训学时不足", "培训台账显示{names}的主要负责人学时不足或者没有参加考核"),
    ),
    "manager_training_rate": (
        ("职业健康管理人员培训没有达到目标", "{names}没有任命管理人员，或者管理人员没有培训证明"),
        ("职业健康管理人员配备和培训不到位", "{names}由安全员代管，没有任命文件和培训合格证明"),
    ),
    "worker_training_rate": (
        ("接尘劳动者培训没有达到目标", "{names}的签到表与花名册对不上，有的劳动者没有试卷"),
        ("接尘劳动者培训走过场", "{names}的培训只有签到没有考核，访谈的劳动者说不出防尘要求"),
    ),
}


def rate_line(setting: Setting, item: Item, proof: tuple[str, ...]) -> tuple[Line, PlantedAnswer | None]:
    truth = setting.place.rates[item.indicator]
    if not truth.denominator:
        nothing = NoSuchObject(f"没有{item.denominator}", proof)
        return Line(item, nothing, nothing, verdict(item, nothing)), None
    target = setting.targets.get(item.indicator, item.target_value)
    assert target is not None, item.code
    claimed, kind = _claimed(setting, truth, max(target, _CLAIMED_AT_LEAST))
    found, counted = _found(setting, item, truth)
    reached = verdict(item, found, target)
    apart = _apart(claimed, found) if kind and found.denominator == truth.denominator else ""
    trouble = _trouble(setting, item, counted, apart) if reached == "not_met" else None
    planted = PlantedAnswer(
        setting.place.code, item.code, kind, claimed.numerator, claimed.denominator, truth.numerator, truth.denominator
    )
    line = Line(item, claimed, found, reached, trouble, f"逐份核对原始记录，{counted}。")
    return line, planted if kind else None


def _claimed(setting: Setting, truth: Rate, wished: Fraction) -> tuple[Ratio, str]:
    honest = Ratio(truth.numerator, truth.denominator)
    if not setting.place.claims_too_much or truth.meets(wished):
        return honest, ""
    smaller = floor(truth.numerator / wished)
    if setting.shrinks and smaller:
        return Ratio(truth.numerator, smaller), "shrunken_denominator"
    wanted = ceil(wished * truth.denominator) + setting.random.choice((0, 0, 0, 1))
    return Ratio(min(wanted, truth.denominator), truth.denominator), "claims_too_much"


def _found(setting: Setting, item: Item, truth: Rate) -> tuple[Ratio, str]:
    """The whole, or a recount of records drawn from the denominator; and the figure in words."""
    whole = Ratio(truth.numerator, truth.denominator)
    if not setting.recounts or truth.denominator <= RECOUNTED:
        return whole, figure(item, whole)
    drawn = setting.random.sample(range(truth.denominator), RECOUNTED)
    sample = Ratio(sum(one < truth.numerator for one in drawn), RECOUNTED)
    share = Rate(sample.numerator, RECOUNTED).percent_text
    unit = "户" if item.indicator in _OF_EMPLOYERS else "人"
    of_ = f"从名单所列{truth.denominator}{unit}中随机抽取{RECOUNTED}份原始记录复核"
    return sample, f"{of_}，属实{sample.numerator}份，占{share}%"


def _apart(claimed: Ratio, found: Ratio) -> str:
    if claimed.denominator < found.denominator:
        fewer = found.denominator - claimed.denominator
        return f"；自查分母为{claimed.denominator}，核实为{found.denominator}，少计{fewer}"
    more = claimed.numerator - found.numerator
    return f"；自查分子为{claimed.numerator}，核实为{found.numerator}，多报{more}"


def _trouble(setting: Setting, item: Item, counted: str, apart: str) -> Trouble:
    statement, fact = setting.random.choice(_WORDS[item.indicator])
    names = _wanting(setting, item.indicator)
    told = fact.format(names="、".join(names) + ("等单位" if len(names) > 1 else ""))
    return Trouble(item.code, "", "", statement, told + apart, counted, "、".join(names))


def _wanting(setting: Setting, indicator: str) -> list[str]:
    """Names of up to three employers that fall short; of the worst known where none of the known does."""
    shuffled = setting.random.sample(setting.place.employers, len(setting.place.employers))
    shuffled.sort(key=lambda employer: _share(employer, indicator))
    failing = [employer.name for employer in shuffled if _share(employer, indicator) < 1]
    return (failing or [employer.name for employer in shuffled])[:3] or [f"{setting.place.name}名录所列单位"]


def _share(employer: EmployerFacts, indicator: str) -> Fraction:
    own = {
        "declaration_rate": employer.declared,
        "periodic_monitoring_rate": employer.monitored,
        "principal_training_rate": employer.principal_trained,
    }
    if indicator in own:
        return Fraction(own[indicator])
    rate = employer.rates.get(indicator)
    return Fraction(1) if rate is None or rate.exact is None else rate.exact
