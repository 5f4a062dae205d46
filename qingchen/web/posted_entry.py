"""A filled item as the browser posts it → an Entry. Only reading is done here; the rules are the action's."""

from typing import cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from qingchen.inspection.actions.evidence import add_evidence
from qingchen.inspection.answer_types import Answer, NoSuchObject, NotApplicable, Unverifiable
from qingchen.inspection.entry import Entry
from qingchen.inspection.evidence_rules import too_large
from qingchen.inspection.item import Item
from qingchen.inspection.models import Evidence, Sheet
from qingchen.inspection.rendering import page
from qingchen.problems import Problem
from qingchen.values.actor import Actor

_EXCUSED = {NotApplicable: "not_applicable", NoSuchObject: "not_applicable", Unverifiable: "not_verifiable"}


def entry_from(request: HttpRequest, actor: Actor, sheet: Sheet, item: Item) -> Entry:
    """Keep the files that came along and read the rest. Raises Problem answer.faulty, evidence.not_accepted."""
    added = kept_files(request, actor, sheet)
    posted = request.POST.copy()
    if posted.get("state") in ("not_applicable", "no_such_object"):
        # What is uploaded with an excuse is its proof.
        posted.setlist("proof", [*posted.getlist("proof"), *added])
        added = []
    answer, problems = page.from_fields(item, posted)
    if problems:
        raise Problem("answer.faulty", item=item.code, lines=tuple(one.text for one in problems))
    return Entry(
        item.code,
        answer,
        responsible_person=posted.get("responsible_person", "").strip(),
        department=posted.get("department", "").strip(),
        verdict="" if sheet.purpose == "self_check" else _verdict(answer, posted.get("verdict", "")),
        remark=posted.get("remark", "").strip(),
        method=posted.get("method", "").strip(),
        evidence=tuple(dict.fromkeys([*posted.getlist("evidence"), *added])),
    )


def kept_files(request: HttpRequest, actor: Actor, sheet: Sheet) -> list[str]:
    """Names under which the files that came along are kept. Raises Problem evidence.not_accepted."""
    return [keep_file(actor, sheet, file).file_name for file in request.FILES.getlist("files")]


def _verdict(answer: Answer | None, chosen: str) -> str:
    """An excuse brings its own verdict."""
    return _EXCUSED.get(type(answer), chosen)


def keep_file(actor: Actor, sheet: Sheet, file: UploadedFile) -> Evidence:
    """Keep an uploaded file as evidence; too large a one is refused unread. Raises Problem evidence.not_accepted."""
    name = cast(str, file.name)
    if refused := too_large(file.size or 0):
        raise Problem("evidence.not_accepted", file=name, why=refused)
    return add_evidence(actor, sheet, name, file.read())
