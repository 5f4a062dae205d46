"""Acts of the provincial office on a notice: read it, complete its draft, load the campaign that came of it."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.actions.campaign_folders import faults_in, put_and_load
from qingchen.inspection.models import NoticeDraft, Round
from qingchen.inspection.notice.draft import Draft, draft_of_json
from qingchen.inspection.notice.draft_edits import add_row, drop_row, put_values
from qingchen.inspection.notice.draft_folder import files_of
from qingchen.inspection.notice.drafting import draft_of
from qingchen.inspection.notice.reading import read_notice as reading_of
from qingchen.inspection.notice.received import open_notice
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.problems import Problem
from qingchen.registers.store import keep_sealed_file, read_sealed_file
from qingchen.values.actor import Actor


@transaction.atomic
def read_notice(actor: Actor, file_name: str, data: bytes) -> NoticeDraft:
    """Read a notice into a draft; the file is kept sealed as it came. Raises Problem notice.not_readable."""
    check_permitted("read_notice", actor, province_standing(actor))
    file_name = file_name.replace("\\", "/").rpartition("/")[2].strip()[-150:]
    draft = draft_of(reading_of(open_notice(file_name, data)), template())
    digest = hashlib.sha256(data).hexdigest()
    original, _ = keep_sealed_file("notices", digest, data)
    notice = NoticeDraft.objects.create(
        file_name=file_name,
        digest=digest,
        original_path=original,
        draft_path=_kept(draft),
        code=draft.code,
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )
    details = {"digest": digest, "units": len(draft.units), "teams": len(draft.teams), "doubts": len(draft.doubts)}
    record(actor, "read_notice", "notice", notice.public_id, details=details)
    return notice


@transaction.atomic
def correct_notice(actor: Actor, notice: NoticeDraft, values: Mapping[str, str], change: str = "") -> int:
    """Put what a person filled in; `change` is `add:units` or `drop:teams.0.members.2`. How many values changed."""
    check_permitted("correct_notice", actor, province_standing(actor))
    notice = _open(notice)
    draft = draft_in(notice)
    changed = put_values(draft, values)
    what, _, path = change.partition(":")
    if what in ("add", "drop"):
        changed += (add_row if what == "add" else drop_row)(draft, path)
    if changed:
        notice.draft_path, notice.code = _kept(draft), draft.code
        notice.save(update_fields=["draft_path", "code"])
        record(actor, "correct_notice", "notice", notice.public_id, details={"changed": changed})
    return changed


@transaction.atomic
def enter_notice(actor: Actor, notice: NoticeDraft) -> Round:
    """Put the completed draft among the campaigns, keep accounts for its people and load it: all of it or nothing.

    Raises Problem campaign.faulty, notice.folder_exists, notice.usernames_taken.
    """
    check_permitted("enter_notice", actor, province_standing(actor))
    notice = _open(notice)
    draft = draft_in(notice)
    round_ = put_and_load(actor, draft.code, files_of(draft, template()))
    notice.round = round_
    notice.save(update_fields=["round"])
    record(actor, "enter_notice", "notice", notice.public_id, details={"campaign": draft.code})
    return round_


def draft_in(notice: NoticeDraft) -> Draft:
    """The draft as it stands now."""
    return draft_of_json(read_sealed_file(notice.draft_path))


def faults_of(draft: Draft) -> list[str]:
    """What stands in the way of loading, as `qingchen campaign check` tells it."""
    return faults_in(draft.code, files_of(draft, template()))


def template() -> Path:
    """The shipped campaign whose form tables and targets a draft begins with."""
    return Path(settings.QINGCHEN_SAMPLE_CAMPAIGN)


def _open(notice: NoticeDraft) -> NoticeDraft:
    notice = NoticeDraft.objects.select_for_update().get(id=notice.id)
    if notice.round_id is not None:
        raise Problem("notice.entered", file=notice.file_name)
    return notice


def _kept(draft: Draft) -> str:
    data = draft.to_json()
    path, _ = keep_sealed_file("notices", hashlib.sha256(data).hexdigest(), data)
    return path
