"""版记: who gets copies, who printed it and when; on the last page, its lower rule on the edge of the type area."""

from math import ceil

from qingchen.reports.document import Colophon
from qingchen.reports.word.ends import width
from qingchen.reports.word.measures import BOTTOM, PAGE_HEIGHT, TEXT_WIDTH
from qingchen.reports.word.styles import COLOPHON, GAP
from qingchen.reports.word.text import paragraph, run
from qingchen.reports.wording import day_text

_CHARACTER = round(COLOPHON.size * 20)
_ROOM = 56
"""Twips above and below the text of a row together."""
_THICK = 'w:val="single" w:sz="8" w:space="0" w:color="000000"'
_THIN = 'w:val="single" w:sz="6" w:space="0" w:color="000000"'
_COPIES = "抄送："


def colophon_xml(colophon: Colophon) -> str:
    """A floating table: thick rules outside, a thin one between; text one character in on both sides."""
    rows = []
    if colophon.copies_to:
        copies = f"{'，'.join(colophon.copies_to)}。"
        hanging = round(width(_COPIES))
        fitting = TEXT_WIDTH // _CHARACTER - 2 - hanging
        indent = (
            f'<w:ind w:left="{(1 + hanging) * _CHARACTER}" w:right="{_CHARACTER}" w:hanging="{hanging * _CHARACTER}"/>'
        )
        rows.append((paragraph(COLOPHON, run(_COPIES + copies), indent), ceil(width(copies) / fitting)))
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH - _CHARACTER}"/></w:tabs>'
    indent = f'<w:ind w:left="{_CHARACTER}" w:right="{_CHARACTER}"/>'
    printed = run(f"{colophon.printed_by}\t{day_text(colophon.printed_on)}印发")
    rows.append((paragraph(COLOPHON, printed, tab + indent), 1))
    heights = [lines * COLOPHON.line + _ROOM for _, lines in rows]
    # Placed by its height: LibreOffice takes «at the bottom» for the top.
    top = PAGE_HEIGHT - BOTTOM - sum(heights)
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="margin" '
        f'w:tblpXSpec="left" w:tblpY="{top}"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>'
        f"<w:top {_THICK}/><w:bottom {_THICK}/><w:insideH {_THIN}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f'</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{TEXT_WIDTH}"/></w:tblGrid>'
        f"{''.join(_row(text, height) for (text, _), height in zip(rows, heights, strict=True))}</w:tbl>"
        f"{paragraph(GAP, '')}"
    )


def _row(text: str, height: int) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{text}</w:tc></w:tr>'
    )
