"""What to loosen, as sentences: which constraint, by how much, computed before."""

from collections.abc import Mapping

from qingchen.inspection.itinerary.plan import Loosening, NoPlan
from qingchen.inspection.itinerary.question import Question
from qingchen.standards.codes import code_list

NOTHING_HELPS = "逐条放宽和全部放宽都排不下：有的受检点每名组员都须回避，请为该组调换或增派人员。"


def how(no_plan: NoPlan) -> str:
    if no_plan.alone:
        return "经逐条测算，放宽下列任何一条即可排下："
    return "任何一条单独放宽都不够，至少要同时放宽下列各条：" if no_plan.together else NOTHING_HELPS


def lines(no_plan: NoPlan, question: Question) -> tuple[str, ...]:
    """A sentence a loosening."""
    names = _names(question)
    return tuple(_sentence(one, question, names) for one in no_plan.alone or no_plan.together)


def _names(question: Question) -> dict[str, str]:
    people = {person.username: person.name for team in question.teams for person in team.people}
    stops = {stop.code: stop.name for team in question.teams for stop in team.stops}
    return people | stops | {host.code: host.name for host in question.hosts.values()}


def _sentence(one: Loosening, question: Question, names: Mapping[str, str]) -> str:
    match one.kind:
        case "window":
            last = question.further_days[one.amount - 1]
            return f"检查时间延后 {one.amount} 个工作日，到 {last.month}月{last.day}日 结束。"
        case "hours":
            longer = question.minutes_a_day + one.amount
            return f"每天的工作时间（含路途）由 {question.minutes_a_day} 分钟放宽到 {longer} 分钟。"
        case "host":
            return f"请{names[one.code]}在已说明不便的日期中至少接受 {one.amount} 次到检。"
        case "fixed":
            return f"与{names[one.code]}重新商定已确定的日期。"
        case "person":
            return f"{names[one.code]}请假的日子中有 {one.amount} 天照常参加，或由能代替的人参加。"
        case "skill":
            label = code_list("inspection_skill").label_of(one.code)
            return f"增派能承担“{label}”的人员（现有人员中能去的不够，差 {one.amount} 人次）。"
        case _:
            return f"增派人员（每次到检至少 {question.least_people} 人，共差 {one.amount} 人次），或同意减少人数。"
