"""Why a person may not sit on a team (回避): own place, agency there, relation declared."""

from qingchen.inspection.staffing.people import Party, Sendable
from qingchen.standards import divisions
from qingchen.values.region import Area


def reasons(one: Sendable, party: Party) -> list[str]:
    """All reasons; none where the person may. Relations to single employers bind the visit, not the team."""
    told = []
    for code, (name, area) in party.units.items():
        if one.home and _touches(one.home, area):
            told.append(f"是{divisions.name_of(one.home)}人，回避{name}")
        for what, words in one.relations.items():
            if what == code or (what.isdigit() and len(what) <= 12 and _touches(what, area)):
                told.append(f"已申报与{name}有关系：{words}")
    local = next((place for place in party.places if one.agency.startswith(place)), "")
    if local:
        told.append(f"在当地单位任职（{one.agency}），回避{local}")
    return told


def _touches(code: str, area: Area) -> bool:
    """Whether the place lies in the area, or the area in the place's prefecture."""
    around = divisions.prefecture_of(code) or code
    return code in area or any(kept.startswith(around) for kept in area.includes)
