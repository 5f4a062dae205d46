"""The rates of all places: one overview in the text, and an annex with a table for each rate, all places in it."""

from qingchen.reports.content import NO_VALUE, PlaceContent, RateRow
from qingchen.reports.document import Annex, Block, Column, Inline, Paragraph, Passage, Row, Table, inlines, plain
from qingchen.reports.rate_table import NOTE
from qingchen.reports.round_content import RoundContent, ranked, rate_titles, share_of
from qingchen.reports.wording import cut_off_text

OVERVIEW = (
    Column("指标", 35, "left"),
    Column("目标", 15),
    Column("达标地区", 18),
    Column("未达标地区", 22),
    Column("最高", 33),
    Column("最低", 33),
)
COLUMNS = (
    Column("位次", 12),
    Column("地区", 34, "left"),
    Column("申报值", 30),
    Column("计算值", 30),
    Column("核实值", 30),
    Column("结论", 20),
)
"""Both are 156 mm wide."""
LABEL = "附件"


def rate_overview(content: RoundContent) -> tuple[Block, ...]:
    """One line a rate: how many places reach the target, and the two ends of the order."""
    first = content.first
    rows = tuple(_line(content.places, title) for title in rate_titles(content.places))
    if not rows:
        return (Paragraph("各地尚无可比的主要指标。"),)
    return (
        Paragraph(f"主要指标完成情况见下表，各地逐项数据见附件。{cut_off_text(first.about, first.known_on)}。"),
        Table("主要指标完成情况", OVERVIEW, rows, "注：达标与否以检查组核实为准；最高、最低按计算值。"),
    )


def rate_annexes(content: RoundContent) -> tuple[Annex, ...]:
    """A table for each rate, the highest computed value first; none where no place has a rate."""
    titles = rate_titles(content.places)
    if not titles:
        return ()
    how = Paragraph(f"各地按计算值由高到低列出。{NOTE.removeprefix('注：')}")
    tables = tuple(_table(content.places, title) for title in titles)
    return (Annex(LABEL, ("各地主要指标", "完成情况"), (how, *tables)),)


def _line(places: tuple[PlaceContent, ...], title: str) -> Row:
    rows = ranked(places, title)
    verdicts = [row.verdict for _, row in rows]
    known = [pair for pair in rows if share_of(pair[1].computed) is not None]
    met, unmet = verdicts.count("达标"), len([one for one in verdicts if one not in ("达标", "不适用", "")])
    ends = (_end(known[0]), _end(known[-1])) if known else (NO_VALUE, NO_VALUE)
    return (title, _target(places, title), str(met), str(unmet), *ends)


def _end(pair: tuple[PlaceContent, RateRow]) -> Passage:
    place, row = pair
    pieces: tuple[Inline, ...] = (f"{place.name}\n", *inlines(row.computed))
    return pieces


def _target(places: tuple[PlaceContent, ...], title: str) -> Passage:
    """That of the province; where letters ask more of some places, both are told by «起»."""
    targets = list(dict.fromkeys(plain(row.target) for place in places for row in place.rates if row.title == title))
    return targets[0] if len(targets) == 1 else f"{min(targets)}起" if targets else NO_VALUE


def _table(places: tuple[PlaceContent, ...], title: str) -> Table:
    rows: list[Row] = [
        (str(position), place.name, row.claimed, row.computed, row.verified, row.verdict)
        for position, (place, row) in enumerate(ranked(places, title), 1)
    ]
    target = next((row.target for place in places for row in place.rates if row.title == title), "")
    told: Passage = ("目标：", *inlines(target)) if plain(target).strip("— ") else ""
    return Table(f"各地{title}", COLUMNS, tuple(rows), told)
