"""What the document of a year-end assessment says of all places together: targets, mending, grades."""

from collections import Counter

from qingchen.reports.assessment_content import AssessedPlace, AssessmentContent
from qingchen.reports.document import Block, Heading, Inline, Number, Paragraph, inlines

MET, UNMET, NO_RESULT = "达标", "未达标", "—"


def target_paragraphs(places: tuple[AssessedPlace, ...]) -> list[Block]:
    """A target each: how many places reach it, and by name and figure those that do not."""
    titles = list(dict.fromkeys(line.title for place in places for line in place.targets))
    return [_target(at, title, places) for at, title in enumerate(titles, 1)]


def _target(at: int, title: str, places: tuple[AssessedPlace, ...]) -> Heading:
    lines = [(place, line) for place in places for line in place.targets if line.title == title]
    counted = Counter(line.met for _, line in lines)
    # What the letters of most places ask is said once, another target with its place.
    usual = Counter(line.target for _, line in lines).most_common(1)[0][0]
    pieces: list[Inline] = [
        f"目标{usual}，",
        *(Number(str(len(lines) - counted[NO_RESULT]), f"assessed-target-{at}-all"), "个地区有结果，"),
        *(Number(str(counted[MET]), f"assessed-target-{at}-met"), "个达标"),
    ]
    unmet = [(place, line) for place, line in lines if line.met == UNMET]
    for position, (place, line) in enumerate(unmet):
        own = f"（目标{line.target}）" if line.target != usual else ""
        pieces += ["、" if position else "；未达标的：", f"{place.name}{own}", *inlines(line.now)]
    return Heading(3, f"{title}。", (*pieces, "。"))


def mending_paragraphs(places: tuple[AssessedPlace, ...]) -> list[Block]:
    """Findings of all places, and by name the places that let a term pass."""
    found, due, closed = (
        Number(str(sum(getattr(place, name) for place in places)), f"assessed-all-{name}")
        for name in ("found", "due", "closed")
    )
    blocks: list[Block] = [
        Paragraph(("检查共发现问题", found, "个，到期应销号", due, "个，按期销号", closed, "个。")),
    ]
    late = [place for place in places if place.closed < place.due]
    if late:
        pieces: list[Inline] = ["没有全部按期销号的："]
        for position, place in enumerate(late):
            pieces += [
                f"{'、' if position else ''}{place.name}到期",
                Number(str(place.due), f"{place.stored}-due"),
                "个，按期",
                Number(str(place.closed), f"{place.stored}-closed"),
                "个",
            ]
        blocks.append(Paragraph((*pieces, "。")))
    return blocks


def grade_paragraph(content: AssessmentContent) -> list[Block]:
    """Places by grade, in the order of the highest total first; nothing where nothing is scored."""
    graded: dict[str, list[AssessedPlace]] = {}
    for place in sorted(content.places, key=lambda each: -float(each.total or 0)):
        if place.grade:
            graded.setdefault(place.grade, []).append(place)
    if not graded:
        return []
    pieces: list[Inline] = []
    for grade, places in graded.items():
        pieces.append(f"{'；' if pieces else ''}{grade}{len(places)}个：{'、'.join(place.name for place in places)}")
    return [Paragraph((*pieces, "。"))]
