"""The form tables that `campaign.yaml` names."""

import re
from collections.abc import Collection
from pathlib import Path

from qingchen.inspection.campaign_folder.faults import CampaignFault, Faults
from qingchen.inspection.form import Form, read_form
from qingchen.values.source import Source

_PLACE = re.compile(r"(?P<file>\S+?\.csv)(?: 第 (?P<row>\d+) 行)?(?P<which>（[^）]*）)?：(?P<sentence>.*)", re.DOTALL)


def read_forms(
    folder: Path, names: tuple[str, ...], known_indicators: Collection[str] | None, faults: Faults
) -> dict[str, Form]:
    """The forms that can be read, by name. `known_indicators` None: their names are not checked."""
    forms: dict[str, Form] = {}
    told: set[str] = set()
    for name in names:
        form, found = read_form(folder / f"{name}.csv", known_indicators)
        for text in found:
            if text not in told:
                faults.append(_fault(f"{name}.csv", text))
            told.add(text)
        if form is not None:
            forms[name] = form
    return forms


def _fault(file: str, text: str) -> CampaignFault:
    """`read_form` tells file and line in its sentence; they become the fault's source."""
    match = _PLACE.match(text)
    if match is None:
        return CampaignFault(Source(file), "form_faulty", text)
    row = int(match["row"]) if match["row"] else None
    return CampaignFault(Source(match["file"], row=row), "form_faulty", f"{match['which'] or ''}{match['sentence']}")
