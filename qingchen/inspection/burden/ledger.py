"""What a place was asked for in a round, as whole numbers: each counts what somebody there had to do."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Burden:
    """One place, or the sum of many.

    items          form items and further data that the place was asked to answer; of an employer, which fills no form,
                   the items that its people answered on the spot
    answered       items that registers answered instead
    files          files handed in as evidence, and further papers asked for; of an employer the items whose papers were
                   looked at
    visits         days on which somebody came: agreed visits, what records show of others, further meetings
    merged         of these, days shared with another inspection (综合查一次)
    people         inspectors who came, a visit each
    escorts        people who had to be there, a visit each, at the most
    minutes        time of visits and meetings
    refused        requests that were not made because the thing was known already
    """

    items: int = 0
    answered: int = 0
    files: int = 0
    visits: int = 0
    merged: int = 0
    people: int = 0
    escorts: int = 0
    minutes: int = 0
    refused: int = 0

    def __add__(self, other: "Burden") -> "Burden":
        return Burden(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


UNITS = {
    "items": ("要求填报、回答的事项", "项"),
    "answered": ("由台账得出、未再要求", "项"),
    "files": ("提供的材料", "份"),
    "visits": ("到检和座谈", "次"),
    "merged": ("与其他检查合并", "次"),
    "people": ("到检人员", "人次"),
    "escorts": ("陪同（最多）", "人次"),
    "minutes": ("占用时间", "分钟"),
    "refused": ("未予提出的重复要求", "项"),
}
"""Title and unit of each count, in the order in which they are told."""

OURSELVES = frozenset({"检查组", "督导组", "检查人员"})
"""Who, in a form's column of who is asked, are the inspectors themselves: nobody at the place answers."""
