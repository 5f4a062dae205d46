"""The year-end assessment (年终考核情况): all places in one table, and an annex a place with its targets and points."""

from qingchen.reports.assessment_content import AssessedPlace, AssessmentContent, PointLine
from qingchen.reports.document import (
    LONGEST_RESULT_ID,
    Annex,
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    Number,
    Paragraph,
    Passage,
    Signature,
    Table,
)
from qingchen.reports.report import Draft, Report
from qingchen.reports.wording import day_text


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
        Heading(1, "各地情况"),
        _places(content.places, scored),
    ]
    vetoed = [f"{place.name}：{why}" for place in content.places for why in place.vetoed]
    if vetoed:
        body += [Heading(1, "否决事项"), *(Paragraph(f"{line}。") for line in vetoed)]
    if content.appeal_until and content.stage == "初评":
        body += [
            Heading(1, "申诉"),
            Paragraph(f"对初评有异议的，于{day_text(content.appeal_until)}前逐项提出，写明理由和依据，逾期不再受理。"),
        ]
    annexes = tuple(
        Annex(f"附件{number}", (place.name, "考核明细"), _detail(place), landscape=True)
        for number, place in enumerate(content.places, start=1)
    )
    return Document(
        title=(f"关于{content.year}年度", content.campaign, f"考核{content.stage}的通报"),
        addressee="各市（州）、有关县（市）尘肺病防治工作领导小组",
        body=tuple(body),
        signature=Signature((content.office,), content.published_on, sealed=True),
        letterhead=Letterhead(content.office),
        annexes=annexes,
        print_code=content.print_code,
    )


def _places(places: tuple[AssessedPlace, ...], scored: bool) -> Table:
    columns = [Column("地区", 36, "left"), Column("目标达标", 22), Column("检查发现问题", 24), Column("到期", 16)]
    columns.append(Column("按期销号", 20))
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
    return Table("各地考核情况", tuple(columns), tuple(rows))


def _points(place: AssessedPlace, line: PointLine) -> Passage | Number:
    return Number(line.points, f"{place.stored}-{line.code}"[:LONGEST_RESULT_ID]) if line.points else "—"


def _detail(place: AssessedPlace) -> tuple[Block, ...]:
    targets = Table(
        "责任书目标",
        (
            *(Column("指标", 66, "left"), Column("目标", 20), Column("检查组核实", 40), Column("检查时（台账）", 40)),
            *(Column("现在（台账）", 40), Column("结论", 20)),
        ),
        tuple((line.title, line.target, line.verified, line.inspected, line.now, line.met) for line in place.targets),
    )
    if not place.points:
        return (targets,)
    points = Table(
        f"逐项得分（合计{place.total}分" + (f"，初评{place.provisional}分）" if place.provisional else "）"),
        (
            *(Column("编码", 18), Column("事项", 54, "left"), Column("分值", 18), Column("得分", 18)),
            *(Column("说明", 92, "left"), Column("较初评", 22)),
        ),
        tuple(
            (line.code, line.title, line.weight, _points(place, line), line.explained, line.change or "—")
            for line in place.points
        ),
    )
    return (targets, points)


REPORT: Report[AssessmentContent] = Report("year_assessment", "年终考核情况", draft)
