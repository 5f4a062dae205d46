"""Supervisory checks of the employers of a place, with measures, fines and rechecks."""

from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.employers import Employer
from qingchen.sample.places import Place
from qingchen.sample.trades import TRADES

LAZY_EVERY = 19
"""Every so manieth place has not checked anybody this year: zero enforcement (零执法)."""
_UNTIL = date(2020, 6, 28)
_TYPES = ("routine", "double_random", "special", "joint", "complaint")
_TYPE_SHARES = (0.4, 0.35, 0.17, 0.05, 0.03)
_FAULTS = (
    ("未按规定组织职业健康检查", "第三十五条", "article_71"),
    ("未公布职业病危害因素检测结果", "第二十四条", "article_70"),
    ("未按规定对劳动者进行培训", "第三十四条", "article_70"),
    ("未进行职业病危害因素定期检测", "第二十六条", "article_72"),
    ("未按规定申报职业病危害项目", "第十六条", "article_71"),
)
_LEAST = {"article_70": 5_000, "article_71": 50_000, "article_72": 50_000}


def enforcement_cases(place: Place, employers: list[Employer], random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `enforcement_cases` with codes, of 2019 and of the first half of 2020."""
    rows: list[dict[str, object]] = []
    zeal, lazy = random.uniform(0.45, 0.8), place.number % LAZY_EVERY == LAZY_EVERY - 1
    for one in employers:
        if not one.in_scope:
            continue
        for year, share, days in ((2019, 0.75, 330), (2020, 0.0 if lazy else zeal, 170)):
            if random.random() < share:
                on = date(year, 1, 8) + timedelta(days=int(random.integers(0, days)))
                rows.append(_case(place, one, on, len(rows) + 1, random))
    return polars.DataFrame(rows, infer_schema_length=None)


def with_projects(cases: polars.DataFrame, projects: polars.DataFrame) -> polars.DataFrame:
    """An employer's newest check of the year, made after its project was approved, names the project."""
    if not cases.height or not projects.height:
        return cases
    named = projects.unique("uscc", keep="first", maintain_order=True).select("uscc", "project_code", "approved_on")
    joined = cases.join(named, on="uscc", how="left", maintain_order="left")
    newest = polars.col("inspected_on") == polars.col("inspected_on").max().over("uscc")
    after = newest & (polars.col("inspected_on") >= polars.col("approved_on"))
    return joined.with_columns(project_code=polars.when(after).then("project_code")).drop("approved_on")


def _case(place: Place, one: Employer, on: date, number: int, random: numpy.random.Generator) -> dict[str, object]:
    dusts = TRADES[one.trade].dusts
    first = int(random.integers(1, 4))
    row: dict[str, object] = {
        "case_no": f"示卫监检〔{on.year}〕{place.number:03d}{number:05d}",
        "uscc": one.uscc,
        "site_no": 1,
        "employer_name": one.name,
        "agency": f"{place.name}卫生监督所",
        "agency_division": place.current,
        "inspection_type": _TYPES[int(random.choice(len(_TYPES), p=_TYPE_SHARES))],
        "inspected_on": on,
        "officer_certificates": f"示执22{place.number:03d}{first + 1:02d}、示执22{place.number:03d}{first + 2:02d}",
        "document_no": f"示卫监意〔{on.year}〕{place.number:03d}{number:05d}",
        "employer_risk_class": "class_a" if "silica" in dusts else "class_b",
        "measures": ["none"],
    }
    if random.random() < 0.3 + 0.5 * one.diligence:
        return row
    fault, clause, article = _FAULTS[int(random.integers(0, len(_FAULTS)))]
    row |= {"problems_found": fault, "clauses": clause, "measures": ["ordered"], "correct_by": on + timedelta(days=30)}
    drawn = random.random()
    if drawn < 0.4:
        row["measures"] = ["ordered", "warning"] if drawn > 0.12 else ["ordered", "warning", "fine"]
        row |= {
            "penalty_article": article,
            "decision_no": f"示卫职罚〔{on.year}〕{place.number:03d}{number:05d}",
            "decided_on": min(on + timedelta(days=21), _UNTIL),
            "published_on": min(on + timedelta(days=28), _UNTIL),
        }
    if drawn < 0.12:
        row["fine_yuan"] = float(_LEAST[article] + 1_000 * int(random.integers(0, 40)))
    again = on + timedelta(days=int(random.integers(28, 45)))
    if again <= _UNTIL and random.random() < 0.85:
        row |= {"rechecked_on": again, "recheck_result": "corrected" if random.random() < 0.86 else "partly"}
    return row
