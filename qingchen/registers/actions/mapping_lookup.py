"""Finding a column mapping: by name, or by the headings of a file."""

from django.db.models import Q

from qingchen.problems import Problem
from qingchen.registers.file_heads import signature_of
from qingchen.registers.mapping import ColumnMapping, from_data, mappings
from qingchen.registers.models import KeptMapping
from qingchen.values.region import Area


def mapping_named(name: str) -> ColumnMapping | None:
    """A shipped mapping by its name, a kept one by its public id; None for no name.

    Raises Problem.register.unknown_mapping.
    """
    if not name:
        return None
    if name in mappings():
        return mappings()[name]
    kept = KeptMapping.objects.filter(public_id=name).first()
    if kept is None:
        raise Problem("register.unknown_mapping", name=name, known="、".join(mappings()))
    return from_data(kept.public_id, kept.data)


def recognised(register_name: str, region: str, headings: list[str]) -> KeptMapping | None:
    """The mapping by which a file of these headings is read without asking: the newest that was confirmed for this
    sender and these very headings, else the newest profile of the sender's province that finds all it needs."""
    signature = signature_of(headings)
    for one in kept_for(register_name, region):
        fits = from_data(one.public_id, one.data).fits(headings) if one.profile else one.headings == signature
        if fits:
            return one
    return None


def kept_for(register_name: str, region: str) -> list[KeptMapping]:
    """What this sender's files may be recognised by: the mappings confirmed, then the profiles, the newest first."""
    known = KeptMapping.objects.filter(register=register_name, retired_at=None).order_by("-kept_at", "-id")
    own, sender = known.filter(profile=False, region=region).exclude(headings=""), Area(tuple(region.split(",")))
    profiles = [one for one in known.filter(profile=True) if Area(tuple(one.region.split(","))).covers(sender)]
    return [*own, *profiles]


def registers_mapped(region: str) -> list[str]:
    """The registers for which this sender has a mapping that may be recognised."""
    known = KeptMapping.objects.filter(retired_at=None).exclude(profile=False, headings="")
    return sorted(set(known.filter(Q(profile=True) | Q(region=region)).values_list("register", flat=True)))
