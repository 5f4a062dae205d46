"""The index of working papers (底稿目录) of a unit: every paper that supports its report, each with its hash."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from qingchen import clock
from qingchen.inspection.entry_json import files_of
from qingchen.inspection.models import Evidence, Inspectee, Sheet
from qingchen.inspection.onsite.record_kinds import KINDS
from qingchen.inspection.onsite.record_states import RecordState
from qingchen.inspection.onsite.store import records_for
from qingchen.inspection.states import SheetState
from qingchen.inspection.store import entries_of, inspectees_for
from qingchen.values.actor import Actor

GROUPS = ("座谈会记录", "现场检查笔录", "询问笔录", "签收回执", "检查表", "佐证材料", "抽样核查")


@dataclass(frozen=True, slots=True)
class Paper:
    """A line of the index. `number` counts within its group: `4-02`."""

    number: str
    group: str
    title: str
    of: str
    made_on: date
    by: str
    state: str
    items: tuple[str, ...]
    size: int
    digest: str


def working_papers(actor: Actor, unit_code: str, inspectees: Iterable[Inspectee]) -> list[Paper]:
    """The papers of a unit that the actor may know of, by group, then by day."""
    found = [one for one in inspectees if one.unit.code == unit_code]
    papers = [*_records(actor, found), *_sheets(found), *_evidence(found), *_draws(found)]
    numbered = []
    for group_number, group in enumerate(GROUPS, start=1):
        within = sorted((one for one in papers if one.group == group), key=lambda one: (one.made_on, one.title))
        for number, one in enumerate(within, start=1):
            numbered.append(replace(one, number=f"{group_number}-{number:02d}"))
    return numbered


def papers_of_unit(actor: Actor, one: Inspectee) -> list[Paper]:
    """The index of the unit in which a place lies."""
    return working_papers(actor, one.unit.code, inspectees_for(actor, one.unit.round))


def _records(actor: Actor, found: list[Inspectee]) -> Iterable[Paper]:
    if not found:
        return
    ids = {one.id for one in found}
    for row in records_for(actor, found[0].unit.round):
        if row.inspectee_id not in ids:
            continue
        newest = list(row.versions.all())[-1]
        state = RecordState(row.state).title + ("，有签字页" if row.scan_digest else "")
        items = tuple(filter(None, row.items.split(",")))
        group = KINDS[row.kind].title
        made = (row.inspectee.name, row.made_on, row.by.name, state, items, newest.size, newest.digest)
        yield Paper("", group, f"{row.title}（第 {newest.version} 版）", *made)


def _sheets(found: list[Inspectee]) -> Iterable[Paper]:
    for sheet in Sheet.objects.filter(inspectee__in=found).select_related("inspectee", "form", "submitted_by"):
        if sheet.submitted_at is None:
            continue
        on = sheet.submitted_at.astimezone(clock.SHANGHAI).date()
        title = f"{sheet.title}（表式 {sheet.form.code} 第 {sheet.form.digest[:8]} 版）"
        state, by = SheetState(sheet.state).title, sheet.submitted_by.name if sheet.submitted_by else ""
        yield Paper("", "检查表", title, sheet.inspectee.name, on, by, state, (), 0, sheet.form.digest)


def _evidence(found: list[Inspectee]) -> Iterable[Paper]:
    rows = Evidence.objects.filter(sheet__inspectee__in=found, sheet__purpose="inspection")
    supports: dict[int, dict[str, list[str]]] = {}
    for row in rows.select_related("sheet__inspectee", "by"):
        if row.sheet_id not in supports:
            named: dict[str, list[str]] = {}
            for code, entry in entries_of(row.sheet).items():
                for name in files_of(entry):
                    named.setdefault(name, []).append(code)
            supports[row.sheet_id] = named
        on = row.created_on or row.at.astimezone(clock.SHANGHAI).date()
        items = tuple(supports[row.sheet_id].get(row.file_name, ()))
        made = (row.sheet.inspectee.name, on, row.by.name, "已封存", items, row.size, row.digest)
        yield Paper("", "佐证材料", row.file_name, *made)


def _draws(found: list[Inspectee]) -> Iterable[Paper]:
    for one in found:
        for row in one.record_draws.select_related("drawn_by"):
            on = row.drawn_at.astimezone(clock.SHANGHAI).date()
            title = f"抽样核查证书（{row.indicator}）"
            yield Paper("", "抽样核查", title, one.name, on, row.drawn_by.name, "已抽取", (), 0, row.frame_digest)
