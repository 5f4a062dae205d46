"""Whether the units together cover the province, each place once."""

from collections import defaultdict

from qingchen.inspection.campaign_folder.faults import CampaignFault, Faults, Placed
from qingchen.inspection.plans import UnitPlan
from qingchen.standards import divisions
from qingchen.standards.division_table import township_table, upper_table, village_table
from qingchen.values.source import Source

_NAMED_AT_MOST = 5


def check_coverage(province: str, units: list[Placed[UnitPlan]], faults: Faults) -> None:
    """A fault for each pair of units that overlap, and one that names all places in no unit.

    Historic codes are places too: a record of 2019 from 220381 must fall into one unit and one only.
    """
    nobody: list[str] = []
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    for place in _places(province, units):
        holders = [i for i, unit in enumerate(units) if place in unit.thing.area]
        if not holders:
            nobody.append(place)
        for i, first in enumerate(holders):
            for second in holders[i + 1 :]:
                shared[first, second].append(place)
    for (first, second), places in shared.items():
        one, other = units[first].thing, units[second].thing
        sentence = f"{other.name}与{one.name}重叠：{_told(places)}。请在其中一个的 excludes 列写明不含。"
        faults.append(CampaignFault(units[second].source, "units_overlap", sentence))
    if nobody and units:
        sentence = f"{_told(nobody)}不属于任何检查对象。请补到某个检查对象的 includes 列。"
        faults.append(CampaignFault(Source("units.csv"), "area_uncovered", sentence))


def _places(province: str, units: list[Placed[UnitPlan]]) -> list[str]:
    """Codes fine enough that none is split by a unit: counties, and townships or villages where a unit cuts them."""
    cuts = {code for unit in units for code in (*unit.thing.area.includes, *unit.thing.area.excludes)}
    finer = {code for code in cuts if len(code) > 6}
    places: list[str] = []
    for county in upper_table():
        if len(county) == 6 and county.startswith(province):
            inside = {code for code in finer if code.startswith(county)}
            places += [county] if not inside else _parts(county, inside)
    return places


def _parts(county: str, inside: set[str]) -> list[str]:
    """The townships of a county that is cut, villages where a township is; those that the units name in any case."""
    townships = {code for code in township_table(county[:2]) if code.startswith(county)}
    cut = {code[:9] for code in inside if len(code) > 9}
    villages = {code for code in village_table(county[:2]) if code[:9] in cut}
    return sorted((townships | villages | inside) - cut)


def _told(places: list[str]) -> str:
    names = [f"{divisions.name_of(code)}（{code}）" for code in places[:_NAMED_AT_MOST]]
    more = f"等 {len(places)} 处" if len(places) > _NAMED_AT_MOST else ""
    return "、".join(names) + more
