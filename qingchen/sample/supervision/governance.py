"""Employers without the conditions that safety, environment or health ask for: what was ordered and what was done."""

from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.employers import Employer
from qingchen.sample.places import Place

_ACTIONS = {"operating": "renovation", "suspended_to_resume": "suspension", "closed_by_decision": "closure"}
_BY = ("应急管理局", "生态环境局", "卫生健康局")
_REASONS = ("safety", "environment", "health")


def governance_actions(place: Place, employers: list[Employer], random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `governance_actions` with codes: who was closed by decision, and some of those at work or standing."""
    rows: list[dict[str, object]] = []
    for one in employers:
        action = _ACTIONS.get(one.status)
        if action is None or random.random() > {"renovation": 0.03, "suspension": 0.4, "closure": 1.0}[action]:
            continue
        found = date(2019, 8, 5) + timedelta(days=int(random.integers(0, 280)))
        which = int(random.integers(0, 3))
        due = found + timedelta(days=120)
        done = due - timedelta(days=int(random.integers(0, 60)))
        finished = done <= date(2020, 6, 28) and (action == "closure" or random.random() < 0.7)
        rows.append(
            {
                "action_no": f"治{place.current}-{len(rows) + 1:03d}",
                "uscc": one.uscc,
                "site_no": 1,
                "employer_name": one.name,
                "found_on": found,
                "found_by": f"{place.name}{_BY[which]}",
                "reasons": [_REASONS[which]] if which == 2 else [_REASONS[which], "health"],
                "problem": "破碎、筛分工序无密闭和除尘设施",
                "action": action,
                "due_on": due,
                "done_on": done if finished else None,
                "acceptance": "验收合格" if finished else None,
                "proof": f"{place.name}验收记录第{len(rows) + 1}号" if finished else None,
            }
        )
    return polars.DataFrame(rows, infer_schema_length=None)
