"""What does not add up about the teams: numbers, leaders, liaisons."""

import re
from collections.abc import Iterator

from qingchen.inspection.notice.element import Doubt
from qingchen.inspection.notice.flow import Flow
from qingchen.inspection.notice.headings import number_of
from qingchen.inspection.notice.teams import Team

_COUNT = re.compile(
    r"(?:分成?|分为|组成|派出|成立|组建|共)(?P<count>\d{1,2}|[一二三四五六七八九十]{1,3})个?(?:督导|督查|检查|工作|联合|综合)*小?组"
)


def check_teams(teams: list[Team], paragraphs: list[Flow]) -> list[Doubt]:
    """Every doubt at once."""
    if not teams:
        return [Doubt("teams_missing", "没有找到检查组（如“第一组：负责检查……”）。分组另行通知的，请在此补填。")]
    return [*_numbers(teams), *_count(teams, paragraphs), *_duties(teams)]


def _numbers(teams: list[Team]) -> Iterator[Doubt]:
    known = [team.number for team in teams]
    for number in range(1, max(known) + 1):
        if number not in known:
            yield Doubt("team_missing", f"没有第{number}组：前后各组都有。请看原文是否缺页或漏写。")
    for i, team in enumerate(teams):
        if team.number in known[:i]:
            yield Doubt("team_twice", f"第{team.number}组写了两次。请核对组号。", team.place)


def _count(teams: list[Team], paragraphs: list[Flow]) -> Iterator[Doubt]:
    for paragraph in paragraphs:
        match = _COUNT.search(paragraph.text)
        said = number_of(match["count"]) if match else None
        if match and said and said != len(teams):
            sentence = f"通知说有 {said} 个组，读出 {len(teams)} 个。请看原文。"
            yield Doubt("team_count", sentence, paragraph.place(match.start(), match.end()))
            return


def _duties(teams: list[Team]) -> Iterator[Doubt]:
    for team in teams:
        duties = [member.duty for member in team.members]
        if "leader" not in duties:
            yield Doubt("team_without_leader", f"第{team.number}组没有组长。请补填。", team.place)
        if duties.count("leader") > 1:
            yield Doubt(
                "team_with_two_leaders", f"第{team.number}组有 {duties.count('leader')} 名组长。请核对。", team.place
            )
        if "liaison" not in duties:
            yield Doubt("team_without_liaison", f"第{team.number}组没有写明联络员。请指定一人。", team.place)
        if not team.areas:
            yield Doubt("team_without_area", f"第{team.number}组没有写明负责的地区。请补填。", team.place)
        for member in team.members:
            if not member.agency or not member.post:
                what = "单位和职务" if not member.agency and not member.post else "职务" if member.agency else "单位"
                yield Doubt(
                    "member_incomplete", f"第{team.number}组{member.name}没有写明{what}。请补填。", member.place
                )
