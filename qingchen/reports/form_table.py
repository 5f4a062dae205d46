"""A filled form as an annex: landscape, three values side by side, one group of rows a domain (对表核查)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from qingchen.reports.content import AnnexRow, FormAnnex, PlaceContent
from qingchen.reports.document import Annex, Column, GroupRow, Paragraph, Row, Table

COLUMNS = (
    Column("编码", 16),
    Column("检查内容", 48, "left"),
    Column("申报值", 30),
    Column("计算值", 26),
    Column("核实值", 34),
    Column("目标", 18),
    Column("结论", 14),
    Column("备注", 39, "left"),
)
"""225 mm in all: the type area of a landscape page."""

WORD = "附表"
"""The notice calls its two forms 附表, not 附件."""


@dataclass(frozen=True, slots=True)
class LabelledForm:
    """`unit` is the place of the report to which the form belongs; the form's own place may be a county in it."""

    label: str
    unit: str
    form: FormAnnex


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


def form_annexes(places: Iterable[PlaceContent]) -> tuple[Annex, ...]:
    return tuple(form_annex(each.form, each.label) for each in labelled_forms(places))


def form_annex(form: FormAnnex, label: str) -> Annex:
    return Annex(
        label, (form.title, f"（{form.place}）"), (form_table(form),), landscape=True, page_note=form.page_note
    )


def form_table(form: FormAnnex) -> Table | Paragraph:
    """The rows, in groups of one domain; a form without rows says so."""
    if not form.rows:
        return Paragraph("本表未填写。")
    rows: list[Row] = []
    for domain, items in groupby(form.rows, key=lambda row: row.domain):
        if domain:
            rows.append(GroupRow(domain))
        rows += map(_row, items)
    return Table("", COLUMNS, tuple(rows))


def _row(row: AnnexRow) -> Row:
    return (row.code, row.title, row.claimed, row.computed, row.verified, row.target, row.verdict, row.remark)
