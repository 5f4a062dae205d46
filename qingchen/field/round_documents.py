"""The office's documents of a carried round: issued as on the page, and written beside the reports."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from qingchen import clock
from qingchen.field.outputs import FOLDERS
from qingchen.field.steps import Log
from qingchen.inspection.models import Round
from qingchen.problems import Problem
from qingchen.reports.actions.round_documents import OF_THE_ROUND, Issuing, issue_document
from qingchen.reports.store import file_bytes
from qingchen.values.actor import Actor

DAYS_TO_REPORT = 30
"""What the sample office sets as its deadline: its own choice, no rule."""
NUMBERS = {
    "province_summary": "吉尘防办报〔2020〕1号",
    "bulletin": "吉尘防办发〔2020〕3号",
    "feedback": "吉尘防办函〔2020〕1号",
    "rectification_order": "吉尘防办函〔2020〕13号",
}
"""发文字号 of the sample office, after its notice (2号); letters to one place each are counted on."""


def issue_documents(office: Actor, round_: Round, out: Path, log: Log) -> None:
    """Issue summary, bulletin, feedback, orders and receipts; what may not be is told in the log."""
    issuing = Issuing(
        due_on=clock.today() + timedelta(days=DAYS_TO_REPORT),
        seal_of="吉林省卫生健康委员会",
        contact="省领导小组办公室综合组",
        copies_to="省领导小组各成员单位",
        approver="甲主任",
    )
    count = 0
    for kind in OF_THE_ROUND:
        try:
            files = issue_document(office, round_, kind, replace(issuing, number=NUMBERS.get(kind, "")))
        except Problem as problem:
            log.refuse(kind, problem)
            continue
        folder = out / FOLDERS[kind]
        folder.mkdir(exist_ok=True)
        for file in files:
            (folder / file.file_name).write_bytes(file_bytes(file))
        count += len(files)
    log.did(f"全省公文已印发：{count} 个文件。")
