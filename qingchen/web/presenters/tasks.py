"""待办: what waits for this person, each with the page where it is done."""

from typing import Any

from django.urls import reverse

from qingchen import clock
from qingchen.inspection import store
from qingchen.inspection.models import Round
from qingchen.inspection.selfcheck.store import readiness_of, report_of
from qingchen.inspection.states import SheetState
from qingchen.registers.actions import last_check
from qingchen.registers.models import Submission
from qingchen.values.actor import Actor, Role
from qingchen.web.presenters.finding_tasks import finding_tasks
from qingchen.web.submissions_seen import submissions_for


def tasks(actor: Actor, round_: Round | None) -> list[dict[str, Any]]:
    """`[{"title", "words", "href", "due", "tag", "act"}]`, the most pressing first."""
    found = _sheets(actor, round_) if round_ else []
    if round_ and actor.role is Role.PROVINCE:
        found = _round(actor, round_) + found
    if round_ and actor.role is Role.PLACE:
        found += _preparing(actor, round_)
    if round_ and actor.role is Role.INSPECTOR:
        found += _reports(actor, round_)
    if round_:
        found += [_task(*told) for told in finding_tasks(actor, round_)]
    if actor.role in (Role.PROVINCE, Role.PLACE):
        found += _submissions(actor)
    if actor.role is Role.PROVINCE:
        found = _damage() + found
    return found


def _damage() -> list[dict[str, Any]]:
    """Files of the store that are not as they were accepted: before anything else."""
    check = last_check()
    if check is None or not check.faults:
        return []
    words = f"{check.at.astimezone(clock.SHANGHAI):%m月%d日}核对 {check.files} 个文件，{check.faults} 处缺少或被改动"
    return [_task("处理数据文件不符", words, reverse("audit"), None, "tag-bad", "去查看")]


def _round(actor: Actor, round_: Round) -> list[dict[str, Any]]:
    if not store.may(actor, "open_round", round_):
        return []
    words = f"{round_.document_no}，{round_.window_from:%m月%d日}至{round_.window_until:%m月%d日}"
    return [_task("开始本轮督导检查", words, reverse("round"), round_.window_from, "tag-accent", "去办理")]


def _sheets(actor: Actor, round_: Round) -> list[dict[str, Any]]:
    found = []
    for sheet in store.sheets_for(actor, round_).filter(state=SheetState.OPEN):
        if not store.may(actor, "save_entry", sheet):
            continue
        progress = store.progress(sheet)
        due = round_.self_check_due_on if sheet.purpose == "self_check" else round_.window_until
        words = f"共 {progress.total} 项，已填 {progress.filled} 项，未填 {progress.blank} 项"
        tag = "tag-amber" if progress.blank else "tag-good"
        act = "继续填写" if progress.blank else "去提交"
        href = reverse("sheet", args=[sheet.public_id]) + ("?list=blank" if progress.blank else "")
        found.append(_task(f"填写{sheet.title}", words, href, due, tag, act))
    return found


def _preparing(actor: Actor, round_: Round) -> list[dict[str, Any]]:
    found = []
    for sheet in store.sheets_for(actor, round_).filter(state=SheetState.OPEN, purpose="self_check"):
        if not store.may(actor, "file_report", sheet):
            continue
        departments = readiness_of(sheet)
        short = [one.asked for one in departments if one.wanting]
        if short:
            words = f"{len(departments)} 个部门中 {len(short)} 个没有备齐：{'、'.join(short[:4])}"
            href = reverse("prepare", args=[sheet.public_id])
            found.append(
                _task(f"{sheet.inspectee.name}自查准备", words, href, round_.self_check_due_on, "tag-amber", "去催办")
            )
        report = report_of(sheet)
        if report.filed is None or report.changed:
            href, words = reverse("comprehensive", args=[sheet.public_id]), "五个部分写全后报送"
            found.append(
                _task(
                    f"报送{sheet.inspectee.name}综合材料", words, href, round_.self_check_due_on, "tag-amber", "去编写"
                )
            )
    return found


def _reports(actor: Actor, round_: Round) -> list[dict[str, Any]]:
    found = []
    for line in store.handed_in(actor, round_):
        if store.may(actor, "sign_report", line.team):
            words = f"检查表已提交 {line.sheets_submitted} / {line.sheets_total} 份"
            tag = "tag-good" if line.sheets_submitted == line.sheets_total else ""
            title = f"签发第 {line.team.number} 组检查工作报告"
            found.append(_task(title, words, reverse("reports"), round_.report_due_on, tag, "去签发"))
    return found


def _submissions(actor: Actor) -> list[dict[str, Any]]:
    found = []
    for row in submissions_for(actor).filter(state=Submission.State.CHECKED)[:20]:
        href = reverse("submission", args=[row.public_id])
        if row.problem_count and row.sender == actor.username:
            words = f"有 {row.problem_count} 处问题，请修改后重新报送"
            found.append(_task(row.file_name, words, href, None, "tag-bad", "看问题"))
        elif not row.problem_count and actor.role is Role.PROVINCE:
            found.append(
                _task(row.file_name, f"{row.sender_name}报送，{row.rows} 行", href, None, "tag-accent", "去审核")
            )
    return found


def _task(title: str, words: str, href: str, due: Any, tag: str, act: str) -> dict[str, Any]:
    return {"title": title, "words": words, "href": href, "due": due, "tag": tag, "act": act}
