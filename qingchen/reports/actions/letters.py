"""The office issues a transfer letter and the document of a year-end assessment: kept as Word and PDF, to be signed."""

from typing import Any

from django.db import transaction

from qingchen.accounts.actions import record
from qingchen.assessment.models import Assessment
from qingchen.findings.models import Transfer
from qingchen.inspection.models import Round
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.problems import Problem
from qingchen.reports.actions.round_documents import Issuing
from qingchen.reports.catalogue import reports
from qingchen.reports.keeping import keep_file
from qingchen.reports.letters import assessment_content, transfer_content
from qingchen.reports.models import ReportFile
from qingchen.values.actor import Actor


@transaction.atomic
def issue_transfer_letter(actor: Actor, transfer: Transfer) -> list[ReportFile]:
    """The letter of a transfer as it was sent; issued a second time it is the same and nothing is added."""
    check_permitted("issue_transfer_letter", actor, province_standing(actor))
    entered = {"number": transfer.letter_no, "issued_on": transfer.sent_on.isoformat()}
    files = _kept(transfer.finding.inspectee.unit.round, "transfer_letter", transfer_content(transfer), entered)
    told = {file.file_name: file.digest for file in files}
    record(actor, "issue_transfer_letter", "transfer", transfer.public_id, details={"files": told})
    return files


@transaction.atomic
def issue_assessment(actor: Actor, assessment: Assessment, issuing: Issuing) -> list[ReportFile]:
    """What was published last of an assessment, to all places; said a second time it is the same and nothing is added.

    Raises Problem assessment.faulty before anything was published.
    """
    check_permitted("issue_assessment", actor, province_standing(actor))
    entered = issuing.entered()
    standing = ReportFile.objects.filter(round=assessment.round, kind="year_assessment", superseded_at=None).last()
    if standing and standing.issuing | {"issued_on": ""} == entered | {"issued_on": ""}:
        earlier = assessment_content(assessment, standing.issuing)
        if earlier and earlier.print_code == standing.print_code:
            entered = standing.issuing
    content = assessment_content(assessment, entered)
    if content is None:
        raise Problem("assessment.faulty", why="还没有公布初评，没有可出的公文")
    files = _kept(assessment.round, "year_assessment", content, entered)
    told = {file.file_name: file.digest for file in files}
    record(actor, "issue_assessment", "assessment", assessment.public_id, details={"files": told})
    return files


def _kept(round_: Round, kind: str, content: Any, entered: dict[str, str]) -> list[ReportFile]:
    """Each file as it is kept already where it says the same, else anew."""
    kept = []
    for built in reports()[kind].build_both(content):
        same = ReportFile.objects.filter(
            round=round_, kind=kind, file_name=built.file_name, print_code=built.print_code, superseded_at=None
        ).first()
        kept.append(same or keep_file(round_, kind, built, issuing=entered))
    return kept
