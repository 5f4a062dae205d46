"""What a member can do, by agency and post, and what a stop asks for."""

from qingchen.inspection.itinerary.question import LEAD
from qingchen.standards.codes import code_list

NEEDS = {
    "unit": frozenset({LEAD, "occupational_health"}),
    "county": frozenset({"occupational_health"}),
    "employer": frozenset({"occupational_health"}),
}
"""The leader sits in the unit's meeting; everywhere somebody knows occupational health."""


def skills_of(agency: str, post: str, leads: bool) -> frozenset[str]:
    """Skills of `inspection_skill` whose words stand in agency or post; the leader leads."""
    named = f"{agency}{post}"
    entries = [entry for entry in code_list("inspection_skill").entries if entry.code != LEAD]
    held = {entry.code for entry in entries if any(word in named for word in (entry.label, *entry.aliases))}
    return frozenset(held | ({LEAD} if leads else set()))
