"""The year-end assessment (年终考核情况): by name who missed what; annexed all places in one table, and the details."""

from qingchen.reports.assessment_content import AssessedPlace, AssessmentContent, PointLine, TargetLine
from qingchen.reports.assessment_sections import grade_paragraph, mending_paragraphs, target_paragraphs
from qingchen.reports.document import (
    LONGEST_RESULT_ID,
    Annex,
    Block,
    Column,
    Document,
    Heading,
    Number,
    Paragraph,
    Passage,
    Row,
    Table,
)
from qingchen.reports.report import Draft, Report
from qingchen.reports.wording import addressees, day_text

_TARGET_COLUMNS = (
    *(Column("指标", 44, "left"), Column("目标", 14), Column("检查组核实", 26), Column("检查时（台账）", 28)),
    *(Column("现在（台账）", 28), Column("结论", 16)),
)
_POINT_COLUMNS = (
    *(Column("编码", 12), Column("事项", 43, "left"), Column("分值", 13), Column("得分", 13)),
    Column("说明", 75, "left"),
)
_SETTLED_COLUMNS = (*_POINT_COLUMNS[:-1], Column("说明", 59, "left"), Column("较初评", 16))
"""All are 156 mm wide: upright, a place fits on a page."""


def draft(content: AssessmentContent) -> list[Draft]:
    """One document; published to all, so nothing but what each place was told stands in it."""
    return [Draft(f"{content.year}年度{content.campaign}考核{content.stage}.docx", document(content))]


def document(content: AssessmentContent) -> Document:
    scored = bool(content.scheme)
    how = (
        f"按照《{content.scheme}》计分，没有对象的事项连同分值剔除，其余按比例折算到满分。"
        if scored
        else "本年度没有评分办法，不计分，只列责任书目标、督导检查结果和检查后进展。"
    )
    body: list[Block] = [
        Heading(1, "考核依据和方法"),
        Paragraph(f"以各地目标责任书为依据，以督导检查结果为重要参考，结合检查后进展进行考核。{how}"),
        Heading(1, "总体情况"),
        Paragraph(f"本次共考核{len(content.places)}个地区，各地情况见附件1，明细见附件2。"),
        *grade_paragraph(content),
        Heading(2, "责任书目标完成情况"),
        *target_paragraphs(content.places),
        Heading(2, "问题整改情况"),
        *mending_paragraphs(content.places),
    ]
    vetoed = [f"{place.name}：{why}" for place in content.places for why in place.vetoed]
    if vetoed:
        body += [Heading(1, "否决事项"), *(Paragraph(f"{line}。") for line in vetoed)]
    body += _asked(content)
    return Document(
        title=(f"关于{content.year}年度", content.campaign, f"考核{content.stage}的通报"),
        addressee=addressees(content.offices),
        body=tuple(body),
        signature=content.signature,
        letterhead=content.letterhead,
        annexes=_annexes(content, scored),
        note=f"联系人：{content.contact}" if content.contact else "",
        colophon=content.colophon,
        print_code=content.print_code,
    )


def _asked(content: AssessmentContent) -> list[Block]:
    if content.stage != "初评":
        return [
            Heading(1, "工作要求"),
            Paragraph("未达标的目标和到期没有销号的问题，请有关地区逐项查明原因，继续整改。"),
        ]
    if not content.appeal_until:
        return []
    until = day_text(content.appeal_until)
    return [Heading(1, "申诉"), Paragraph(f"对初评有异议的，于{until}前逐项提出，写明理由和依据，逾期不再受理。")]


def _annexes(content: AssessmentContent, scored: bool) -> tuple[Annex, ...]:
    """All places in one table; then the targets of each, with its points where it is scored."""
    overview = _places(content.places, scored)
    details: list[Block] = [block for place in content.places for block in _detail(place)]
    return (
        Annex("附件1", (f"{content.year}年度", "各地考核情况"), (overview,)),
        Annex("附件2", (f"{content.year}年度", "各地考核明细"), tuple(details)),
    )


def _places(places: tuple[AssessedPlace, ...], scored: bool) -> Table:
    widths = (36, 22, 24, 16, 20) if scored else (46, 28, 30, 24, 28)
    titles = ("地区", "目标达标", "检查发现问题", "到期", "按期销号")
    columns = [
        Column(title, width, "center" if at else "left")
        for at, (title, width) in enumerate(zip(titles, widths, strict=True))
    ]
    if scored:
        columns += [Column("得分", 18), Column("等次", 20)]
    rows = []
    for place in places:
        met = sum(line.met == "达标" for line in place.targets)
        told = {"met": f"{met}/{len(place.targets)}", "found": place.found, "due": place.due, "closed": place.closed}
        row: list[Passage | Number] = [place.name]
        row += [Number(str(count), f"{place.stored}-{name}") for name, count in told.items()]
        total = Number(place.total, f"{place.stored}-total") if place.total else "—"
        rows.append(tuple([*row, total, place.grade or "—"] if scored else row))
    return Table("", tuple(columns), tuple(rows), "注：目标达标为达标项数/责任书目标项数，按现在的台账。")


def _target_row(line: TargetLine) -> Row:
    return (line.title, line.target, line.verified, line.inspected, line.now, line.met)


def _points(place: AssessedPlace, line: PointLine) -> Passage | Number:
    return Number(line.points, f"{place.stored}-{line.code}"[:LONGEST_RESULT_ID]) if line.points else "—"


def _detail(place: AssessedPlace) -> list[Block]:
    name, targets = Heading(1, place.name), tuple(map(_target_row, place.targets))
    if not place.points:
        return [name, Table("", _TARGET_COLUMNS, targets)]
    before = f"，初评{place.provisional}分" if place.provisional else ""
    points = Table(f"逐项得分（合计{place.total}分{before}）", *_scored(place, settled=bool(before)), whole=False)
    return [name, Table("", _TARGET_COLUMNS, targets), points]


def _scored(place: AssessedPlace, *, settled: bool) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Columns and rows; what changed since the provisional result has a column once there is one."""
    rows: list[Row] = []
    for line in place.points:
        told = (line.code, line.title, line.weight, _points(place, line), line.explained)
        rows.append((*told, line.change or "—") if settled else told)
    return _SETTLED_COLUMNS if settled else _POINT_COLUMNS, tuple(rows)


REPORT: Report[AssessmentContent] = Report("year_assessment", "年终考核情况", draft)
