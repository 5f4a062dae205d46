"""Who acts: handed to every action, written in every audit line, asked by every permission."""

from dataclasses import dataclass
from enum import StrEnum

from qingchen.values.region import NOWHERE, Area


class Role(StrEnum):
    """What a person is in the campaign. The strings are stored; never rename one."""

    PROVINCE = "province"
    PLACE = "place"
    INSPECTOR = "inspector"
    SECURITY_AUDITOR = "security_auditor"
    SYSTEM = "system"

    @property
    def title(self) -> str:  # type: ignore[override]
        return _TITLES[self]


_TITLES = {
    Role.PROVINCE: "省领导小组办公室",
    Role.PLACE: "市县卫生健康部门",
    Role.INSPECTOR: "督导检查组",
    Role.SECURITY_AUDITOR: "安全审计员",
    Role.SYSTEM: "系统",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person, as the rules see one.

    `area` is what the person's role lets them see of the registers. An inspector's area is the area of
    the team's places while the round is on; it is filled in by whoever builds the actor.
    `closed` names registers of which the person may know no row yet.
    """

    username: str
    name: str
    role: Role
    area: Area = NOWHERE
    closed: frozenset[str] = frozenset()


SYSTEM = Actor("system", "系统", Role.SYSTEM)
