"""What the facts say of a transfer: who enforces the law at the employer, and how the case ended."""

from dataclasses import dataclass
from typing import Any

from qingchen.findings.models import Finding, Transfer
from qingchen.inspection.store import campaign_of
from qingchen.registers.reader import ScopedReader
from qingchen.standards.codes import code_list
from qingchen.standards.violations import EnforcementBody, enforcement_body


@dataclass(frozen=True, slots=True)
class Case:
    """A row of the enforcement register. `outcome` is empty until it says that the matter is settled."""

    case_no: str
    outcome: str
    batch: int


def body_for(reader: ScopedReader, finding: Finding) -> tuple[str, EnforcementBody]:
    """Name and kind of the body, by the industry that the register holds of the employer: coal mines have their own."""
    inspectee = finding.inspectee
    uscc, _, site = inspectee.code.partition("-")
    table = reader.table("employers")
    rows = table.filter((table.uscc == uscc) & (table.site_no == int(site or 1))).select("key_industry").to_pyarrow()
    industry = rows["key_industry"][0].as_py() if rows.num_rows else None
    body = enforcement_body(industry, campaign_of(inspectee.unit.round).province)
    return body.name.format(place=inspectee.unit.full_name), body


def case_of(reader: ScopedReader, transfer: Transfer) -> Case | None:
    """The case under the noted number, of the same employer; None where the register does not hold it."""
    uscc = transfer.finding.inspectee.code.partition("-")[0]
    table = reader.table("enforcement_cases")
    rows = table.filter((table.case_no == transfer.case_no) & (table.uscc == uscc)).to_pyarrow().to_pylist()
    return Case(transfer.case_no, _outcome(rows[0]), rows[0]["_batch"]) if rows else None


def _outcome(row: dict[str, Any]) -> str:
    measures = row["measures"] or []
    told = "、".join(code_list("enforcement_measure").label_of(code) for code in measures)
    if measures == ["none"]:
        return f"{row['inspected_on']} 检查，未发现问题"
    if row["recheck_result"] != "corrected":
        return ""
    fine = f"{row['fine_yuan']:g} 元" if row["fine_yuan"] else ""
    decided = f"，决定书 {row['decision_no']}" if row["decision_no"] else ""
    return f"{told}{fine}{decided}；{row['rechecked_on']} 复查已改正"
