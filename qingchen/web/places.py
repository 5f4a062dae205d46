"""The prefectures and counties of a person's area, for choosing one."""

from datetime import date

from qingchen.standards import divisions
from qingchen.values.actor import Actor
from qingchen.web.rates import unit_areas


def places_of(actor: Actor, on: date) -> list[tuple[str, str]]:
    """(code, name) in the order of the codes: a prefecture, then its counties; only what lies in the area."""
    roots = set(actor.area.includes)
    if "" in roots:
        roots = {code[:2] for unit in unit_areas() for code in unit.area.includes}
    found: dict[str, str] = {}
    for root in sorted(roots):
        if len(root) == 2:
            found |= {one.code: one.name for one in divisions.prefectures(root)}
        if len(root) <= 4:
            found |= {one.code: f"　{one.name}" for one in divisions.counties(root, on)}
        else:
            found[root] = divisions.name_of(root)
    return [(code, name) for code, name in sorted(found.items()) if code in actor.area]
