"""What of a run over all places is told of one area: its own leads, and no name of anybody elsewhere."""

from collections.abc import Collection
from dataclasses import replace

from qingchen.standards import divisions
from qingchen.values.region import Area
from qingchen.verification.check import PLACE, Flag
from qingchen.verification.run import CheckRun

COUNTY = 6


def told_within(run: CheckRun, area: Area, *, alone: bool = False) -> CheckRun:
    """The leads whose rows lie in `area`, in part or as a whole; what the run tested keeps the q-values of the run.

    alone   only those that mean nobody elsewhere

    A lead over all places, which lies nowhere, is nobody's and is left out (see `over_several`).
    """
    held = [flag for flag in run.flags if _is_within(flag, area)] if alone else run.flags
    told = [flag for one in held if (flag := _told(one, area)) is not None]
    tested = tuple(one for one in run.tested if not one.places or any(code in area for code in one.places))
    return replace(run, flags=told, tested=tested)


def over_several(run: CheckRun, areas: Collection[Area]) -> CheckRun:
    """The leads that no single one of `areas` holds: for whoever sees them all."""
    return replace(run, flags=[flag for flag in run.flags if not any(_is_within(flag, area) for area in areas)])


def _is_within(flag: Flag, area: Area) -> bool:
    places = {code for code in (flag.division, *flag.also, *flag.named) if code}
    return bool(places) and all(code in area for code in places)


def _told(flag: Flag, area: Area) -> Flag | None:
    own = flag.division is not None and flag.division in area
    here = [code for code in flag.also if code in area]
    if not own and not here:
        return None
    if _is_within(flag, area):
        return flag
    sentence = flag.sentence_apart or flag.sentence
    if own:
        return replace(flag, sentence=sentence, source=None)
    county = here[0][:COUNTY]
    place = county if county in area else here[0]
    subject = (flag.subject_apart or flag.subject).replace(PLACE, divisions.name_of(place))
    return replace(flag, subject=subject, sentence=sentence, division=place, source=None)
