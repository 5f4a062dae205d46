"""Construction projects of the employers of a place, by stage, with the steps of the three simultaneities."""

from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.employers import Employer
from qingchen.sample.patients.cases import HELD_FROM
from qingchen.sample.places import Place
from qingchen.sample.trades import TRADES

_SHARE = 0.08
_KINDS = ("new", "expanded", "rebuilt", "technical")
_WORDS = {"new": "新建生产线", "expanded": "扩建破碎线", "rebuilt": "除尘系统改建", "technical": "生产工艺技术改造"}
_STAGES = ("feasibility", "design", "construction", "trial", "completed")
_STEPS = ("pre_evaluated_on", "designed_on", None, "control_evaluated_on", "accepted_on")
"""The step that ends each stage."""
_LAST = date(2020, 6, 20)


def construction_projects(place: Place, employers: list[Employer], random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `construction_projects` with codes: filed since autumn 2019; one step in ten was left out."""
    rows: list[dict[str, object]] = []
    for one in employers:
        trade = TRADES[one.trade]
        if one.status in ("closed", "closed_by_decision") or random.random() > _SHARE:
            continue
        kind, stage = _KINDS[int(random.integers(0, 4))], int(random.integers(0, len(_STAGES)))
        approved = date(2019, 9, 2) + timedelta(days=int(random.integers(0, 200)))
        serious = "silica" in trade.dusts or "coal" in trade.dusts
        number = place.number * 1_000 + len(rows)
        row: dict[str, object] = {
            "project_code": f"{approved.year}-{place.current[:6]}-{trade.industry[:2]}-03-{number:06d}",
            "project_name": f"{one.name.removesuffix('）')}{_WORDS[kind]}）",
            "uscc": one.uscc,
            "site_no": 1,
            "employer_name": one.name,
            "division": one.division if one.division.startswith(place.current) else place.current,
            "industry": trade.industry,
            "key_industry": trade.key_industry,
            "project_kind": kind,
            "risk_class": "serious" if serious else "general",
            "approved_on": approved,
            "stage": _STAGES[stage],
            "outside_experts": serious,
            "effective_on": HELD_FROM,
        }
        on, whole = approved, True
        for step in _STEPS[: stage + (stage == len(_STAGES) - 1)]:
            on = min(on + timedelta(days=int(random.integers(15, 40))), _LAST)
            if step and random.random() < 0.9:
                row[step] = on
            elif step:
                whole = False
        if row.get("pre_evaluated_on") is not None:
            row["publicised_on"] = on
        if row.get("accepted_on") is not None and whole:
            row["reported_on"] = on
        rows.append(row)
    return polars.DataFrame(rows, infer_schema_length=None)
