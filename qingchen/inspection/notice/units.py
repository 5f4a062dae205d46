"""The inspection units that a notice names: places as sets of divisions less others."""

import re
from dataclasses import dataclass
from datetime import date

from qingchen.inspection.notice.element import Doubt, Place
from qingchen.inspection.notice.flow import Flow
from qingchen.inspection.notice.places import Resolved, resolve
from qingchen.inspection.notice.teams import Team
from qingchen.standards import divisions
from qingchen.values.region import Area

_EVERY_PREFECTURE = re.compile(
    r"(?<![\u4e00-\u9fff])各(?:地)?(?:设区的?)?(?:市|州)|\d+个(?:设区的?)?市(?:（州）|州)?(?:和|及|，|。|$)"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` as the notice's readers call it; `team` is the number of the team that has it."""

    name: str
    full_name: str
    area: Area
    team: int
    place: Place


def read_units(teams: list[Team], inside: str, on: date | None) -> tuple[list[Unit], list[Doubt]]:
    """In the teams' order; a doubt for each name that is no division and each place that two teams have."""
    found: list[tuple[Resolved, int, Place]] = []
    doubts: list[Doubt] = []
    for team in teams:
        for name, place in team.areas:
            resolved = resolve(name, inside, on)
            if resolved is None:
                sentence = f"“{name}”不是认识的行政区划，没有列为检查对象。请写明它包括哪些区划代码。"
                doubts.append(Doubt("area_unknown", sentence, place))
                continue
            earlier = next((other for known, other, _ in found if known.codes == resolved.codes), None)
            if earlier is not None:
                sentence = (
                    f"第{team.number}组与第{earlier}组都负责{resolved.name}。每个地方只能由一个组负责，请删去一处。"
                )
                doubts.append(Doubt("area_with_two_teams", sentence, place))
                continue
            found.append((resolved, team.number, place))
    codes = [code for one, _, _ in found for code in one.codes]
    units = [
        Unit(one.name, one.full_name, Area(one.codes, _holes(one.codes, codes)), number, place)
        for one, number, place in found
    ]
    return units, doubts


def check_inspected(said: list[Flow], units: list[Unit], inside: str, on: date | None) -> list[Doubt]:
    """Each place that is inspected must be some team's. `said` names them: one by one, or every prefecture (各市州)."""
    held = {code for unit in units for code in unit.area.includes}
    if not units:
        return []
    doubts = []
    named = [named for flow in said for named in _named(flow, inside, on)]
    for one, place in named:
        if one.codes[0] not in held:
            sentence = f"{one.name}列为检查对象，但没有检查组负责。请看原文是否漏读，或请发文机关明确。"
            doubts.append(Doubt("area_without_team", sentence, place))
    every = any(_EVERY_PREFECTURE.search(flow.text) for flow in said)
    return doubts + (_without_team(held, inside, on) if every and len(inside) == 2 else [])


def _named(flow: Flow, inside: str, on: date | None) -> list[tuple[Resolved, Place]]:
    """Full names of the place's first sentence; a short one may be a word of the language."""
    stop = re.search("[。；]", flow.text)
    found = []
    for piece in flow.part(0, stop.start() if stop else None).split("[、，和及：]"):
        resolved = resolve(piece.text, inside, on) if piece.text[-1] in "市州县区盟旗会" else None
        if resolved:
            found.append((resolved, piece.place()))
    return found


def _without_team(held: set[str], inside: str, on: date | None) -> list[Doubt]:
    wanted = [one for one in divisions.prefectures(inside) if len(one.name) > 2 and one.valid_on(on or date.max)]
    missing = [one.name for one in wanted if one.code not in held and not one.name.startswith(("省直辖", "自治区直辖"))]
    if not missing:
        return []
    return [Doubt("area_without_team", f"{'、'.join(missing)}没有检查组负责。请看原文是否漏读，或请发文机关明确。")]


def _holes(own: tuple[str, ...], every: list[str]) -> tuple[str, ...]:
    """Units that lie within this one and stand apart."""
    return tuple(code for code in every if code not in own and any(code.startswith(one) for one in own))
