"""The measurement of a folder of notices, as a table to print."""

from collections.abc import Iterator
from pathlib import Path

from qingchen.inspection.notice.measure import Score, differences, scores
from qingchen.inspection.notice.reading import read_notice
from qingchen.inspection.notice.received import open_notice
from qingchen.standards.yaml_file import read_yaml

TITLES = {
    "title": "通知标题",
    "document_no": "发文字号",
    "addressee": "主送机关",
    "issuer": "发文机关",
    "sealed_by": "代章机关",
    "issued_on": "发文日期",
    "province": "省份",
    "window_from": "检查开始日",
    "window_until": "检查结束日",
    "self_check_due_on": "自查截止日",
    "report_due_on": "报告截止日",
    "employers_per_unit": "每地抽几户",
    "form_of_inspection": "检查形式",
    "method": "检查方式",
    "field": "检查内容",
    "attachment": "附件",
    "team": "检查组",
    "team_area": "组负责的地区",
    "unit": "检查对象的区划代码",
    "member_name": "成员姓名",
    "member_duty": "成员分工",
    "member_work": "成员单位、职务",
}
_ENDING = ".expected.yaml"


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Each notice and what a person read in it; a notice's source text is not one."""
    found = []
    for expected in sorted(folder.glob(f"*{_ENDING}")):
        stem = expected.name.removesuffix(_ENDING)
        notices = [folder / f"{stem}{ending}" for ending in (".txt", ".docx", ".pdf")]
        found += [(notice, expected) for notice in notices if notice.exists()]
    return found


def measured(folder: Path, told: bool = False) -> Iterator[str]:
    """A Markdown table: precision and recall by element over all notices of the folder."""
    total: dict[str, Score] = {}
    notes: list[str] = []
    known = pairs(folder)
    for notice, expected in known:
        reading, there = read_notice(open_notice(notice.name, notice.read_bytes())), read_yaml(expected)
        for kind, score in scores(reading, there).items():
            total[kind] = total.get(kind, Score(0, 0, 0)) + score
        wrong, missed = differences(reading, there)
        notes += [f"- {notice.name} 读错：{TITLES[kind]} {value}" for kind, value in wrong]
        notes += [f"- {notice.name} 漏读：{TITLES[kind]} {value}" for kind, value in missed]
    yield f"通知 {len(known)} 份。"
    yield ""
    yield "| 要素 | 文中有 | 读出 | 读对 | 查准率 | 查全率 |"
    yield "|---|--:|--:|--:|--:|--:|"
    whole = Score(0, 0, 0)
    for kind, title in TITLES.items():
        if kind in total:
            yield _line(title, total[kind])
            whole += total[kind]
    yield _line("**合计**", whole)
    if told:
        yield from ["", *(notes or ["没有读错和漏读。"])]


def _line(title: str, score: Score) -> str:
    return (
        f"| {title} | {score.there} | {score.read} | {score.right} "
        f"| {_share(score.right, score.read)} | {_share(score.right, score.there)} |"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "无此项"
