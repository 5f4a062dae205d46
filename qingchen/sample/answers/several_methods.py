"""What a second member of a team notes on items that the first fills: mostly the same, now and then another count."""

import json
from collections.abc import Iterator
from random import Random

from qingchen.inspection.answer_types import Ratio
from qingchen.inspection.methods.answer_fields import spread
from qingchen.inspection.plans import Campaign
from qingchen.sample.answers.line import Line
from qingchen.sample.answers.setting import Setting, visit_days

NOTES = (
    *("inspectee", "item", "method", "on", "fields", "department", "material"),
    *("material_from", "material_until", "choose", "reason"),
)
_AGREEING, _CONTRADICTING = 5, 2


def notes(setting: Setting, campaign: Campaign, lines: list[Line]) -> Iterator[tuple[str, ...]]:
    """Of a unit: records looked at that bear the sheet out, and looks on the spot that do not.

    The decision is for what the sheet says, so that what the team found stays as it is.
    """
    random = Random(f"{setting.place.code}-methods")
    first, last = visit_days(campaign, setting.unit.code)
    counted = [line for line in lines if isinstance(line.found, Ratio) and line.found.numerator > 3]
    chosen = random.sample(counted, min(len(counted), _AGREEING + _CONTRADICTING))
    january = first.replace(month=1, day=1).isoformat()
    for number, line in enumerate(chosen):
        fields = spread(line.item, line.found)
        name = line.item.code
        if number >= _CONTRADICTING:
            department = line.item.asked.split("、")[0]
            material = line.item.evidence or f"{line.item.title}台账"
            seen = (department, material, january, first.isoformat())
            yield setting.place.code, name, "records_review", first.isoformat(), _json(fields), *seen, "", ""
            continue
        assert isinstance(line.found, Ratio)
        other = fields | {"numerator": str(line.found.numerator - random.randint(1, 3))}
        choose = {"numerator": str(line.found.numerator)}
        reason = "现场只看了部分单位，以逐户核对台账和原件的结果为准"
        yield (
            *(setting.place.code, name, "site_visit", last.isoformat(), _json(other)),
            *("", "", "", "", _json(choose), reason),
        )


def _json(fields: dict[str, str]) -> str:
    return json.dumps(fields, ensure_ascii=False)
