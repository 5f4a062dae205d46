"""The annex of a report: of all filled forms only what is not met, not verifiable, or not as it was claimed.

The filled forms themselves are files of their own beside the report (`form_annex`); here they are listed.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from qingchen.inspection.entry import VERDICTS
from qingchen.reports.content import NO_VALUE, AnnexRow, PlaceContent
from qingchen.reports.document import Annex, Apart, GroupRow, Paragraph, Row, Table, plain
from qingchen.reports.form_table import LabelledForm, columns_of, labelled_forms, row_of

TITLE = ("未达标和有出入事项", "一览表")
_HOW = "本表列出检查表中结论为未达标、无法核实的，以及核实值与申报值不一致的事项；全部事项见另附的{forms}。"
_OPEN = (VERDICTS["not_met"], VERDICTS["not_verifiable"])


def unmet_annexes(places: Iterable[PlaceContent]) -> tuple[Annex, ...]:
    """One table, a group of rows a form; none where all is met and as claimed."""
    forms = labelled_forms(places)
    open_rows = [(each, [row for row in each.form.rows if is_open(row)]) for each in forms]
    if not any(rows for _, rows in open_rows):
        return ()
    columns = columns_of([row for _, rows in open_rows for row in rows])
    lines: list[Row] = []
    for each, rows in open_rows:
        if rows:
            count = f"{len(each.form.rows)}项中的{len(rows)}项"
            lines += [GroupRow(f"{each.form.place}（{each.label}，{count}）"), *(row_of(row, columns) for row in rows)]
    named = "、".join(dict.fromkeys(each.word for each in forms))
    blocks = (Paragraph(_HOW.format(forms=named)), Table("", columns, tuple(lines)))
    notes = "；".join(dict.fromkeys(each.form.page_note for each in forms if each.form.page_note))
    return (Annex("附件", TITLE, blocks, landscape=True, page_note=notes),)


def is_open(row: AnnexRow) -> bool:
    """Whether whoever answers for the form has to look at the item again."""
    if row.verdict in _OPEN:
        return True
    claimed, verified = plain(row.claimed).strip(), plain(row.verified).strip()
    both = claimed.strip(NO_VALUE) and verified.strip(NO_VALUE)
    return bool(both) and row.verdict != VERDICTS["not_applicable"] and claimed != verified


def forms_apart(places: Iterable[PlaceContent]) -> tuple[Apart, ...]:
    """The forms by kind, as the list under the body names them: 1.综合检查表（甲市、乙县…）."""
    return tuple(_apart(list(same)) for _, same in _by_kind(labelled_forms(places)))


def _by_kind(forms: list[LabelledForm]) -> Iterator[tuple[str, Iterator[LabelledForm]]]:
    return groupby(forms, key=lambda each: each.word)


def _apart(same: list[LabelledForm]) -> Apart:
    return Apart(same[0].word, f"{same[0].form.title}（{'、'.join(each.form.place for each in same)}）")
