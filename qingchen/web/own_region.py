"""The region that a person speaks for."""

from qingchen.values.actor import Actor, Role
from qingchen.values.region import Area
from qingchen.web.rates import unit_areas


def own_region(actor: Actor) -> str:
    """Comma-separated codes: of a place its area; of an office that sees everything the province of its units."""
    if actor.role is not Role.PROVINCE or "" not in actor.area.includes:
        return ",".join(actor.area.includes)
    return ",".join(sorted({code[:2] for unit in unit_areas() for code in unit.area.includes}))


def own_area(actor: Actor) -> Area:
    """The places that a person is asked to choose among: an office that sees everything is not offered all China."""
    if "" not in actor.area.includes:
        return actor.area
    return Area(tuple(own_region(actor).split(",")))
