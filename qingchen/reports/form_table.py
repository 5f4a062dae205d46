"""A filled form as an annex: landscape, three values side by side, one group of rows a domain (对表核查)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from qingchen.reports.content import NO_VALUE, AnnexRow, FormAnnex, PlaceContent, Value
from qingchen.reports.document import Annex, Column, GroupRow, Number, Paragraph, Passage, Row, Table, inlines, plain

CODE, TITLE = Column("编码", 15), Column("检查内容", 36, "left")
CLAIMED, COMPUTED, VERIFIED = Column("申报值", 22), Column("计算值", 22), Column("核实值", 22)
TARGET, VERDICT = Column("目标", 20), Column("结论", 17)
WHOLE_MM = 225.0
"""The type area of a landscape page; the remarks take what the others leave."""
LONGEST = 60
"""Characters of a verified text in its own column; a longer one stands with the remarks."""

_WITH_REASON = re.compile("(不适用|无法核实)：")

WORD = "附表"
"""The notice calls its two forms 附表, not 附件."""


@dataclass(frozen=True, slots=True)
class LabelledForm:
    """`unit` is the place of the report to which the form belongs; the form's own place may be a county in it."""

    label: str
    unit: str
    form: FormAnnex

    @property
    def word(self) -> str:
        """附表1: what all filled forms of this kind are called together."""
        return f"{WORD}{self.form.number}"


def labelled_forms(places: Iterable[PlaceContent]) -> list[LabelledForm]:
    """The filled forms of the places: first all of form 1, then all of form 2.

    A form that was filled once is 附表1; filled at several places, it is 附表1-1, 附表1-2 and so on.
    """
    owned = sorted(((place.name, form) for place in places for form in place.annexes), key=lambda each: each[1].number)
    labelled: list[LabelledForm] = []
    for number, same in groupby(owned, key=lambda each: each[1].number):
        filled = list(same)
        for position, (unit, form) in enumerate(filled, 1):
            label = f"{WORD}{number}" if len(filled) == 1 else f"{WORD}{number}-{position}"
            labelled.append(LabelledForm(label, unit, form))
    return labelled


def form_annex(form: FormAnnex, label: str) -> Annex:
    # A name that ends with brackets of its own gets none around.
    place = form.place if "（" in form.place else f"（{form.place}）"
    return Annex(label, (form.title, place), (form_table(form),), landscape=True, page_note=form.page_note)


def form_table(form: FormAnnex) -> Table | Paragraph:
    """The rows, in groups of one domain; a form without rows says so."""
    if not form.rows:
        return Paragraph("本表未填写。")
    columns = columns_of(form.rows)
    rows: list[Row] = []
    for domain, items in groupby(form.rows, key=lambda row: row.domain):
        if domain:
            rows.append(GroupRow(domain))
        rows += (row_of(item, columns) for item in items)
    return Table("", columns, tuple(rows))


def columns_of(rows: Iterable[AnnexRow]) -> tuple[Column, ...]:
    """Who was not asked (claimed) or has no registers (computed) has no column of dashes."""
    told = {column for row in rows for column, cell in _values(row) if plain(cell).strip(f"{NO_VALUE} ")}
    columns = (CODE, TITLE, *(column for column in (CLAIMED, COMPUTED) if column in told), VERIFIED, TARGET, VERDICT)
    return (*columns, Column("备注", WHOLE_MM - sum(column.width_mm for column in columns), "left"))


def _values(row: AnnexRow) -> tuple[tuple[Column, Value], ...]:
    return ((CLAIMED, row.claimed), (COMPUTED, row.computed))


def verified_and_remark(row: AnnexRow) -> tuple[Passage | Number, Passage | Number]:
    """Both as their cells hold them: what is long stands with the remarks, whose column is wide."""
    verified, remark = row.verified, row.remark
    bare = _bare(verified)
    if bare or len(plain(verified)) > LONGEST:
        told = () if plain(verified) in plain(remark) else inlines(verified)
        remark = (*told, *(("；" if told else "", *inlines(remark)) if plain(remark) else ()))
        verified = bare or "见备注"
    return verified, remark


def _bare(passage: Passage | Number) -> str:
    """不适用 of 不适用：没有离岗人员（…）; empty for any other text."""
    found = _WITH_REASON.match(plain(passage))
    return found[1] if found else ""


def row_of(row: AnnexRow, columns: tuple[Column, ...]) -> Row:
    verified, remark = verified_and_remark(row)
    claimed: Passage | Number = row.claimed
    bare = _bare(claimed)
    if bare:
        # The reason is told once: with that of the verified value, or before it as what the place said.
        same = plain(claimed) in plain(remark)
        remark = (
            remark
            if same
            else ("自查填报“", *inlines(claimed), "”", *(("；", *inlines(remark)) if plain(remark) else ()))
        )
        claimed = bare
    values = (cell for column, cell in ((CLAIMED, claimed), (COMPUTED, row.computed)) if column in columns)
    return (row.code, row.title, *values, verified, row.target, row.verdict, remark)
