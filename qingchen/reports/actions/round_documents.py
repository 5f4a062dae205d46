"""The office issues the documents of the whole round: summary, bulletin, feedback, orders, receipts."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.inspection.models import Round
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.problems import Problem
from qingchen.reports.catalogue import reports
from qingchen.reports.keeping import keep_file
from qingchen.reports.models import ReportFile
from qingchen.reports.round_gathering import round_content
from qingchen.values.actor import Actor

OF_THE_ROUND = ("province_summary", "bulletin", "feedback", "rectification_order", "delivery_receipt")
"""In the order in which an office sends them."""


@dataclass(frozen=True, slots=True)
class Issuing:
    """What the office enters: 发文字号, day until which places report, whose seal stands for its own, 签发人 …"""

    number: str = ""
    due_on: date | None = None
    seal_of: str = ""
    contact: str = ""
    copies_to: str = ""
    approver: str = ""

    def entered(self) -> dict[str, str]:
        """As kept with the file, with today as the day of issue."""
        return {
            "number": self.number.strip()[:60],
            "due_on": self.due_on.isoformat() if self.due_on else "",
            "seal_of": self.seal_of.strip()[:60],
            "contact": self.contact.strip()[:100],
            "copies_to": self.copies_to.strip()[:300],
            "approver": self.approver.strip()[:30],
            "issued_on": clock.today().isoformat(),
        }


@transaction.atomic
def issue_document(actor: Actor, round_: Round, kind: str, issuing: Issuing) -> list[ReportFile]:
    """Draw a document up from the signed reports, as Word and PDF; an earlier one becomes an older version.

    Raises Problem report.none_signed, report.faulty_issuing.
    """
    assert kind in OF_THE_ROUND, kind
    check_permitted("issue_document", actor, province_standing(actor))
    title = reports()[kind].title
    if issuing.due_on is not None and issuing.due_on < clock.today():
        raise Problem("report.faulty_issuing", title=title, why=f"整改时限 {issuing.due_on} 早于今天")
    entered = issuing.entered()
    content = round_content(round_, entered)
    if content is None:
        raise Problem("report.none_signed")
    units = {unit.full_name: unit.inspectees.get(kind="unit") for unit in round_.units.all()}
    files = [
        keep_file(round_, kind, document, inspectee=units.get(document.place), issuing=entered)
        for document in reports()[kind].build_both(content)
    ]
    if not files:
        why = "还没有印发反馈意见或整改通知书" if kind == "delivery_receipt" else "没有需要写的地区"
        raise Problem("report.faulty_issuing", title=title, why=why)
    details = {"kind": kind, "files": {file.file_name: file.digest for file in files}}
    record(actor, "issue_document", "round", round_.public_id, details=details)
    return files
