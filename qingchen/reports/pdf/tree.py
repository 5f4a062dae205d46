"""A document as plain lists and dictionaries, as `layout.typ` reads them.

Shape: `{"sections": [{"kind": "main" | "annex" | "colophon", "landscape": bool, "note": str, …}], "code": str}`.
A text is a list of pieces: a string, `{"text": …}` for a figure, `{"top": "95.0%", "under": "（95 / 100）"}` in a cell.
"""

from typing import Any

from qingchen.reports.annex_list import annex_list
from qingchen.reports.document import (
    Annex,
    Block,
    Colophon,
    Document,
    GroupRow,
    Heading,
    Letterhead,
    Number,
    Paragraph,
    Passage,
    Row,
    Table,
    inlines,
)
from qingchen.reports.heading_numbers import HeadingNumbers
from qingchen.reports.pdf.coverage import seen
from qingchen.reports.readable import readable, stacked
from qingchen.reports.signing_lines import signing_lines
from qingchen.reports.tall_rows import splits, stays_whole
from qingchen.reports.title import ANNEX_TITLE_WIDEST, TITLE_WIDEST, title_lines
from qingchen.reports.wording import day_text

Tree = dict[str, Any]


def tree(document: Document) -> Tree:
    sections = [_main(document)] if document.title else []
    sections += [_annex(annex) for annex in document.annexes]
    if document.colophon:
        if sections[-1]["landscape"]:
            # 版记 stands upright on the last page; behind landscape annexes it has a page of its own, an even one.
            sections.append({"kind": "colophon", "landscape": False, "note": ""})
        sections[-1]["colophon"] = _colophon(document.colophon)
    return _drawn({"sections": sections, "code": document.print_code})


def _drawn(thing: Any) -> Any:
    """Every text as it can be drawn."""
    if isinstance(thing, str):
        return seen(readable(thing))
    if isinstance(thing, dict):
        return {name: _drawn(part) for name, part in thing.items()}
    return [_drawn(part) for part in thing] if isinstance(thing, list) else thing


def _main(document: Document) -> Tree:
    return {
        "kind": "main",
        "landscape": False,
        "note": "",
        "letterhead": _letterhead(document.letterhead) if document.letterhead else None,
        "title": title_lines(document.title, TITLE_WIDEST),
        "addressee": f"{document.addressee}：" if document.addressee else "",
        "blocks": _blocks(document.body),
        "annexes": [
            {"lead": line.lead, "text": line.text, "left": line.left, "hanging": line.hanging, "held": line.held}
            for line in annex_list(document)
        ],
        "signing": [
            {"text": line.text, "right": line.right}
            for line in (signing_lines(document.signature) if document.signature else ())
        ],
        "remark": f"（{document.note}）" if document.note else "",
    }


def _annex(annex: Annex) -> Tree:
    return {
        "kind": "annex",
        "landscape": annex.landscape,
        "note": annex.page_note,
        "label": annex.label,
        "title": title_lines(annex.title, ANNEX_TITLE_WIDEST[annex.landscape]),
        "blocks": _blocks(annex.blocks),
    }


def _letterhead(letterhead: Letterhead) -> Tree:
    return {"issuer": letterhead.issuer, "number": letterhead.number, "approver": letterhead.approver}


def _colophon(colophon: Colophon) -> Tree:
    return {
        "copies": f"{'，'.join(colophon.copies_to)}。" if colophon.copies_to else "",
        "printed_by": colophon.printed_by,
        "printed_on": f"{day_text(colophon.printed_on)}印发",
    }


def _blocks(blocks: tuple[Block, ...]) -> list[Tree]:
    counted = HeadingNumbers()
    return [_block(block, counted) for block in blocks]


def _block(block: Block, counted: HeadingNumbers) -> Tree:
    if isinstance(block, Heading):
        title = [counted.next(block.level), *_pieces(block.title)]
        return {"kind": "heading", "level": block.level, "title": title, "text": _pieces(block.text)}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": _pieces(block.text)}
    return {
        "kind": "table",
        "title": block.title,
        "widths": [column.width_mm for column in block.columns],
        "aligns": [column.align for column in block.columns],
        "head": [column.title for column in block.columns],
        "rows": [_row(block, row) for row in block.rows],
        "splits": [splits(block, row) for row in block.rows],
        "note": _pieces(block.note),
        "short": stays_whole(block),
        "height": block.row_mm,
    }


def _row(table: Table, row: Row) -> str | list[list[Any]]:
    if isinstance(row, GroupRow):
        return row.title
    return [_pieces(passage, in_cell=True) for _, passage in zip(table.columns, row, strict=True)]


def _pieces(passage: Passage | Number, *, in_cell: bool = False) -> list[Any]:
    return [piece if isinstance(piece, str) else _figure(piece, in_cell) for piece in inlines(passage)]


def _figure(number: Number, in_cell: bool) -> Tree:
    halves = stacked(number.text) if in_cell else None
    return {"top": halves[0], "under": halves[1]} if halves else {"text": number.text}
