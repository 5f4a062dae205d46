"""Reading the kept documents, scoped to a person: which there are, their bytes, their versions."""

from django.db.models import Q, QuerySet

from qingchen.inspection.models import Round
from qingchen.inspection.store import inspectees_for, teams_for
from qingchen.problems import Problem
from qingchen.registers.store import read_sealed_file
from qingchen.reports.models import ReportFile, SignedCopy
from qingchen.values.actor import Actor, Role

TO_ALL = ("bulletin", "year_assessment")
"""Documents of the office that are sent to every place and team."""


def files_for(actor: Actor, round_: Round) -> QuerySet[ReportFile]:
    """Documents that the actor may read, older versions too.

    A place gets its own extract, forms and letters and what is sent to all, not the teams' whole reports.
    """
    files = ReportFile.objects.filter(round=round_).select_related("round", "team", "inspectee__unit")
    if actor.role is Role.PROVINCE:
        return files
    to_all = Q(team=None, inspectee=None, kind__in=TO_ALL)
    if actor.role is Role.PLACE:
        return files.filter(Q(inspectee__in=inspectees_for(actor, round_)) | to_all)
    return files.filter(Q(team_id__in=[team.id for team in teams_for(actor, round_)]) | to_all)


def letters_of(actor: Actor, round_: Round, number: str) -> list[ReportFile]:
    """The transfer letter of a finding in its newest version, Word and PDF, where the actor may read it."""
    named = [f"{number}移送函.docx", f"{number}移送函.pdf"]
    return list(files_for(actor, round_).filter(kind="transfer_letter", file_name__in=named, superseded_at=None))


def file_for(actor: Actor, public_id: str) -> ReportFile:
    """Raises Problem thing.not_found."""
    found = ReportFile.objects.select_related("round").filter(public_id=public_id).first()
    if found is None or not files_for(actor, found.round).filter(id=found.id).exists():
        raise Problem("thing.not_found", what="这份文件")
    return found


def copy_for(actor: Actor, public_id: str) -> SignedCopy:
    """A signed copy of a document that the actor may read. Raises Problem thing.not_found."""
    found = SignedCopy.objects.select_related("file__round").filter(public_id=public_id).first()
    if found is None or not files_for(actor, found.file.round).filter(id=found.file_id).exists():
        raise Problem("thing.not_found", what="这份签字件")
    return found


def file_bytes(file: ReportFile | SignedCopy) -> bytes:
    """The file as it was kept. Get it from file_for or copy_for."""
    return read_sealed_file(file.path)


def versions(file: ReportFile) -> list[ReportFile]:
    """All versions of a file, the oldest first."""
    same = ReportFile.objects.filter(round=file.round, kind=file.kind, file_name=file.file_name, team=file.team)
    return list(same.order_by("id"))
