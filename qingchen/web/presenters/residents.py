"""Where rehabilitation stations and points are due and where they are: tallies, a map of tiles, and lists."""

from collections.abc import Iterable, Sequence
from typing import Any

from qingchen.registers.files.residents import Place, Residents
from qingchen.standards import divisions
from qingchen.standards.codes import code_list

KINDS = {"station": "乡镇康复站", "point": "村居康复点"}
UNITS = {"station": "乡镇（街道）", "point": "村（居）"}
LISTS = {"due": "应建", "wanting": "应建未运行", "served": "应建已运行", "early": "未达人数已设", "all": "有患者的全部"}


def lists(places: Sequence[Place], county: str = "") -> dict[str, list[Place]]:
    """Places by what is asked of them, within a county where one is chosen."""
    inside = [place for place in places if place.division.startswith(county)]
    return {
        "due": [place for place in inside if place.due],
        "wanting": [place for place in inside if place.wanting],
        "served": [place for place in inside if place.due and place.served],
        "early": [place for place in inside if place.states and not place.due],
        "all": inside,
    }


def tallies(found: Residents) -> list[dict[str, Any]]:
    """Of each kind: how many places reach the threshold, how many of them have a running station."""
    told = []
    for kind, title in KINDS.items():
        due = [place for place in found.of(kind) if place.due]
        wanting = sum(1 for place in due if place.wanting)
        limit = f"{found.thresholds[kind].value:g}"
        told.append(
            {
                "title": f"常住患者达到 {limit} 人的{UNITS[kind]}",
                "value": len(due),
                "said": f"{title}已运行 {len(due) - wanting} 处，未运行 {wanting} 处",
                "bad": wanting > 0,
            }
        )
    patients = sum(place.patients for place in found.of("station")) + sum(found.coarse.values())
    coarse = sum(found.coarse.values())
    told.append(
        {
            "title": "存活的常住患者",
            "value": patients,
            "said": f"其中常住地没有填到乡镇的 {coarse} 人，没有计入任何乡镇" if coarse else "常住地都填到了乡镇",
            "bad": coarse > 0,
        }
    )
    return told


def tiles(places: Iterable[Place]) -> list[dict[str, Any]]:
    """A group a prefecture, a tile a county: `{"name", "tiles": [{"code", "name", "due", "wanting", "state"}]}`."""
    counts: dict[str, list[int]] = {}
    for place in places:
        held = counts.setdefault(divisions.county_of(place.division) or place.division[:6], [0, 0])
        held[0] += place.due
        held[1] += place.wanting
    groups: dict[str, list[dict[str, Any]]] = {}
    for county, (due, wanting) in sorted(counts.items()):
        state = "" if not due else "unmet" if wanting else "met"
        tile = {"code": county, "name": divisions.name_of(county), "due": due, "wanting": wanting, "state": state}
        groups.setdefault(county[:4], []).append(tile)
    return [{"name": divisions.name_of(prefecture), "tiles": held} for prefecture, held in groups.items()]


def lines(places: Iterable[Place]) -> list[dict[str, Any]]:
    states = code_list("rehabilitation_state")
    return [
        {
            "name": divisions.full_name_of(place.division),
            "code": place.division,
            "patients": place.patients,
            "due": place.due,
            "served": place.served,
            "states": "、".join(states.label_of(state) for state in place.states),
        }
        for place in places
    ]


def coarse(found: Residents) -> list[tuple[str, int]]:
    """(county, patients) of those whose residence is known to the county only, most first."""
    told = [(divisions.full_name_of(code), count) for code, count in found.coarse.items()]
    return sorted(told, key=lambda pair: (-pair[1], pair[0]))


def county_name(county: str) -> str:
    return divisions.full_name_of(county) if divisions.find(county) else ""
