"""`officers.csv`: accounts of the provincial office, of each unit, and of the security auditor."""

import re
from pathlib import Path

from qingchen.inspection.campaign_folder.faults import CampaignFault, Faults, Placed
from qingchen.inspection.campaign_folder.tables import Line, read_table
from qingchen.inspection.plans import OfficerPlan, UnitPlan
from qingchen.values.actor import Role
from qingchen.values.source import Source

COLUMNS = ("username", "name", "role", "unit", "agency", "post")
_ROLES = (Role.PROVINCE, Role.PLACE, Role.SECURITY_AUDITOR)
_FILE = "officers.csv"


def read_officers(
    folder: Path, units: list[Placed[UnitPlan]], faults: Faults
) -> tuple[list[OfficerPlan], list[Placed[str]]]:
    """The officers, and every username with its place."""
    officers: list[OfficerPlan] = []
    usernames: list[Placed[str]] = []
    known = {unit.thing.code: unit.thing.name for unit in units}
    lines = read_table(folder / _FILE, COLUMNS, faults, may_be_blank=("unit",))
    for line in lines:
        usernames.append(Placed(line.source, line["username"]))
        role = _role(line, faults)
        if role is None:
            continue
        _check_unit(line, role, known, faults)
        officers.append(OfficerPlan(line["username"], line["name"], role, line["unit"], line["agency"], line["post"]))
    if lines:
        _check_complete(officers, known, faults)
    return officers, usernames


def check_usernames(usernames: list[Placed[str]], faults: Faults) -> None:
    """A username is written as sign-in allows it."""
    for placed in usernames:
        if placed.thing and not re.fullmatch(r"[a-z][a-z0-9_]*", placed.thing):
            sentence = f"账号“{placed.thing}”只能用小写字母、数字和下划线，并以字母开头。请改正。"
            faults.append(CampaignFault(placed.source, "username_wrong", sentence))


def _role(line: Line, faults: Faults) -> Role | None:
    if not line["role"]:
        return None
    if line["role"] not in tuple(role.value for role in _ROLES):
        known = "、".join(f"{role.value}（{role.title}）" for role in _ROLES)
        faults.append(line.fault("role_unknown", f"不认识的身份“{line['role']}”。可用：{known}。"))
        return None
    return Role(line["role"])


def _check_unit(line: Line, role: Role, known: dict[str, str], faults: Faults) -> None:
    if role is Role.PLACE and not line["unit"]:
        faults.append(line.fault("officer_without_unit", "地区人员应写明所属检查对象（unit 列）。"))
    elif role is Role.PLACE and known and line["unit"] not in known:
        sentence = f"“{line['unit']}”不在 units.csv 里。请核对检查对象代码。"
        faults.append(line.fault("unit_unknown", sentence))
    elif role is not Role.PLACE and line["unit"]:
        faults.append(line.fault("officer_with_unit", f"{role.title}不属于某个检查对象，unit 列应留空。"))


def _check_complete(officers: list[OfficerPlan], known: dict[str, str], faults: Faults) -> None:
    whole = Source(_FILE)
    for role in (Role.PROVINCE, Role.SECURITY_AUDITOR):
        if not any(officer.role is role for officer in officers):
            sentence = f"没有{role.title}的账号。请至少写一行 role 为 {role.value} 的人员。"
            faults.append(CampaignFault(whole, "role_without_officer", sentence))
    held = {officer.unit for officer in officers if officer.role is Role.PLACE}
    for code, name in known.items():
        if code not in held:
            sentence = f"{name}（{code}）没有人员，不能自查和报送。请补一行。"
            faults.append(CampaignFault(whole, "unit_without_officer", sentence))
