"""Publishing another version of a form while a round goes on: versions live side by side, answers point at theirs."""

import json
import tempfile
from pathlib import Path

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.inspection.form import Form, read_form
from qingchen.inspection.models import FormVersion, MethodNote, Round, Sheet, SheetAnswer
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.states import RoundState, SheetState
from qingchen.inspection.store import form_version
from qingchen.problems import Problem
from qingchen.values.actor import Actor


@transaction.atomic
def publish_form(actor: Actor, round_: Round, code: str, table: bytes) -> FormVersion:
    """Publish a table as the current version of a form. Sheets that nobody wrote in move to it; all others stay.

    Raises Problem form.faulty with every fault of the table, form.unchanged, thing.not_found.
    """
    check_permitted("publish_form", actor, province_standing(actor))
    current = FormVersion.objects.select_for_update().filter(code=code).order_by("-id").first()
    if current is None or round_.state == RoundState.CLOSED:
        raise Problem("thing.not_found", what=f"可以换版的检查表 {code}")
    tables = json.loads(current.table)
    tables[f"{code}.csv"] = _text(code, table)
    form = _read(code, tables)
    if form.subject != form_version(current).subject:
        raise Problem(
            "form.faulty", form=code, count=1, lines=("检查对象的类别不能变：地区的表不能换成用人单位的表。",)
        )
    if FormVersion.objects.filter(code=code, digest=form.digest).exists():
        raise Problem("form.unchanged", title=form.title, version=form.version)
    version = FormVersion.objects.create(
        code=code,
        digest=form.digest,
        title=form.title,
        table=json.dumps(tables, ensure_ascii=False),
        published_at=clock.now(),
    )
    untouched = Sheet.objects.filter(inspectee__unit__round=round_, form__code=code, state=SheetState.OPEN)
    written = set(SheetAnswer.objects.filter(sheet__in=untouched).values_list("sheet_id", flat=True))
    written |= set(MethodNote.objects.filter(sheet__in=untouched).values_list("sheet_id", flat=True))
    moved = untouched.exclude(id__in=written).update(form=version)
    details = {"form": code, "digest": form.digest, "items": len(form.items), "moved": moved}
    record(actor, "publish_form", "form", form.version, details=details)
    return version


def table_of(version: FormVersion) -> str:
    """The table of a version as it was published: to be changed in a spreadsheet and published anew."""
    table: str = json.loads(version.table)[f"{version.code}.csv"]
    return table


def _text(code: str, table: bytes) -> str:
    """Excel writes «CSV UTF-8» with a mark, and plain «CSV» in the system's Chinese."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return table.decode(encoding)
        except UnicodeDecodeError:
            continue
    line = f"{code}.csv：不是文本表格。请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”。"
    raise Problem("form.faulty", form=code, count=1, lines=(line,))


def _read(code: str, tables: dict[str, str]) -> Form:
    with tempfile.TemporaryDirectory() as made:
        for name, text in tables.items():
            (Path(made) / name).write_text(text, encoding="utf-8")
        form, faults = read_form(Path(made) / f"{code}.csv")
    if form is None:
        raise Problem("form.faulty", form=code, count=len(faults), lines=tuple(faults))
    return form
