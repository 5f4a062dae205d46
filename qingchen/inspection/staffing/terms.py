"""Who was on a team when: substitutions in words, and who goes where one went who left."""

from collections.abc import Iterable
from datetime import datetime

from qingchen.accounts.models import User
from qingchen.inspection.models import DrawnSubstitute, Round, Substitution, Team
from qingchen.inspection.staffing.substitutes import followed, words


def substitutions_of(round_: Round) -> list[Substitution]:
    """Of all teams, the oldest first."""
    rows = Substitution.objects.filter(team__round=round_)
    rows = rows.select_related("team", "outgoing", "incoming", "successor", "by")
    return list(rows.prefetch_related("drawn__draw__unit"))


def drawn_words(one: DrawnSubstitute) -> str:
    """通化市：原抽中乙组员二，按抽取次序顺延为乙组员三（第 2 位）."""
    place = f"{one.draw.unit.full_name}：原由{one.out_name}"
    match one.how:
        case "next":
            return f"{place}，按抽取次序顺延为{one.in_name}（第 {one.order} 位）"
        case "directed":
            return f"{place}，指定替换为{one.in_name}（非随机）"
        case _:
            return f"{place}，待重新抽取"


def changes_of(team: Team) -> list[Substitution]:
    """The oldest first."""
    return list(team.substitutions.select_related("outgoing", "incoming", "successor", "by"))


def change_words(change: Substitution) -> str:
    """组员张三退出，由李四接替."""
    names = (user.name if user else "" for user in (change.outgoing, change.incoming, change.successor))
    return words(change.duty, *names)


def going_since(team: Team, usernames: Iterable[str], made_at: datetime) -> list[str]:
    """People of a plan made then, as they go now: whoever left since is followed by whoever came."""
    going = list(usernames)
    for change in team.substitutions.filter(at__gte=made_at).select_related("outgoing", "incoming", "successor"):
        came, took = change.incoming, change.successor
        going = followed(going, change.outgoing.username, came.username if came else "", took.username if took else "")
    return going


def names_in_order(usernames: Iterable[str]) -> list[str]:
    """Names of people whether they are still on a team or not."""
    wanted = [name for name in usernames if name]
    names = dict(User.objects.filter(username__in=wanted).values_list("username", "name"))
    return [names[name] for name in wanted if name in names]
