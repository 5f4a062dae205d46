"""How an evidence file is filed: by department and category, for which items, of which day and period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qingchen.inspection.form import Form
from qingchen.standards.codes import code_list


@dataclass(frozen=True, slots=True)
class Filing:
    """A filing. One file may serve many items.

    department         that the material comes from
    category           code of the list `evidence_category`
    dated_on           the day that the paper itself bears; `period_from` and `period_until` what it is about
    supersedes         public id of the file of which this is a newer version, or empty
    """

    department: str
    category: str
    items: tuple[str, ...]
    document_no: str = ""
    dated_on: date | None = None
    period_from: date | None = None
    period_until: date | None = None
    supersedes: str = ""


def filing_faults(form: Form, filing: Filing, today: date) -> list[str]:
    """Every fault as a sentence."""
    faults = []
    if not filing.department.strip():
        faults.append("“材料部门”没有填写。资料按部门和类别归集，请写明由哪个部门提供。")
    if filing.category not in code_list("evidence_category"):
        faults.append(f"“材料类别”应为：{'、'.join(code_list('evidence_category').labels)}。")
    if not filing.items:
        faults.append("没有选定对应的检查事项。一份材料可以对应多项，至少选一项。")
    unknown = [code for code in filing.items if code not in form.by_code]
    if unknown:
        faults.append(f"{form.annex}没有编码“{'、'.join(unknown)}”。请核对事项编码。")
    for title, on in (("形成日期", filing.dated_on), ("所属期间止", filing.period_until)):
        if on and on > today:
            faults.append(f"“{title}”{on:%Y-%m-%d} 晚于今天。请核对。")
    if filing.period_from and filing.period_until and filing.period_from > filing.period_until:
        faults.append(f"所属期间 {filing.period_from:%Y-%m-%d} 至 {filing.period_until:%Y-%m-%d} 前后颠倒。请改正。")
    return faults


def newest_versions(superseded_by: Mapping[str, str]) -> dict[str, str]:
    """For each file that was superseded the newest of its line: `{"a": "c"}` of `{"a": "b", "b": "c"}`."""
    found = {}
    for start in superseded_by:
        at, seen = start, {start}
        while at in superseded_by and superseded_by[at] not in seen:
            at = superseded_by[at]
            seen.add(at)
        found[start] = at
    return found


def would_circle(superseded_by: Mapping[str, str], old: str, new: str) -> bool:
    """Whether filing `new` as a newer version of `old` would make a file its own ancestor."""
    at = new
    for _ in range(len(superseded_by) + 1):
        if at == old:
            return True
        at = superseded_by.get(at, "")
    return False
