"""What a round leaves in a folder: reports, extracts, forms, tables of rates, and the summary of what was refused."""

import csv
from pathlib import Path

from qingchen.field.steps import Log
from qingchen.findings.store import found_by_inspection
from qingchen.indicators.formats import figure_of
from qingchen.indicators.store import newest_run, result_of
from qingchen.inspection.models import Round
from qingchen.reports.store import file_bytes, files_for
from qingchen.values.actor import Actor

FOLDERS = {
    "team_report": "检查工作报告",
    "unit_extract": "检查对象摘报",
    "form_annex": "检查表",
    "form_workbook": "检查表",
    "province_summary": "全省公文",
    "bulletin": "全省公文",
    "feedback": "反馈意见和整改通知",
    "rectification_order": "反馈意见和整改通知",
    "delivery_receipt": "反馈意见和整改通知",
}


def write_outputs(actor: Actor, round_: Round, out: Path, log: Log) -> None:
    """Write everything anew; files of an earlier run that are no longer made are left alone."""
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for file in files_for(actor, round_).filter(superseded_at=None):
        folder = out / FOLDERS.get(file.kind, file.kind)
        folder.mkdir(exist_ok=True)
        (folder / file.file_name).write_bytes(file_bytes(file))
        count += 1
    _write_rates(round_, out / "指标")
    _write_findings(actor, round_, out / "问题清单.csv")
    log.did(f"文件已写入 {out}：报告和检查表 {count} 个。")
    summary = ["办理情况", *(f"- {line}" for line in log.done), "", "未予接收的内容及原因"]
    summary += [line if line.startswith(" ") else f"- {line}" for line in log.refused] or ["- 无"]
    (out / "办理摘要.txt").write_text("\n".join(summary) + "\n", encoding="utf-8")


def _write_rates(round_: Round, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for by, title in (("unit", "按检查单位"), ("county", "按县（市、区）"), ("employer", "受检用人单位")):
        run = newest_run(by, round_.campaign)
        if run is None:
            continue
        with (folder / f"{title}.csv").open("w", encoding="utf-8-sig", newline="") as lines:
            out = csv.writer(lines)
            heading = [
                "指标",
                "代码",
                "名称",
                "分子",
                "分母",
                "数值",
                "单位",
                "分子（含排除单位）",
                "分母（含排除单位）",
            ]
            out.writerow([*heading, "目标", "是否达标", "截止日", "知悉日", "结果编号"])
            for row in run.results.select_related("run"):
                told = result_of(row)
                out.writerow(
                    [
                        told.title,
                        row.group_code,
                        row.group_name,
                        row.numerator,
                        row.denominator,
                        figure_of(told, told.rate),
                        told.unit,
                        row.numerator_with_excluded,
                        row.denominator_with_excluded,
                        told.target_text,
                        told.met_text,
                        run.about,
                        run.known_on,
                        row.public_id,
                    ]
                )


def _write_findings(actor: Actor, round_: Round, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        out = csv.writer(lines)
        out.writerow(["序号", "检查对象", "受检单位", "检查项编码", "问题", "事实", "数据", "所指对象", "程度"])
        for number, finding in enumerate(found_by_inspection(actor, round_), start=1):
            out.writerow(
                [
                    number,
                    finding.inspectee.unit.full_name,
                    finding.inspectee.name,
                    finding.item_code,
                    finding.statement,
                    finding.fact,
                    finding.figure,
                    finding.named_object,
                    finding.get_severity_display(),
                ]
            )
