"""Sections: page, margins, grid, and the foot of the page with its number.

On a landscape page the number stands where it stands on the portrait pages once the sheet is bound (GB/T 9704 9):
turned, in the left margin, at the bottom on odd pages and at the top on even ones.
"""

from dataclasses import dataclass
from typing import Literal

from docx.document import Document as WordFile
from docx.oxml import parse_xml

from qingchen.reports.word.measures import (
    BOTTOM,
    INSIDE,
    LINE,
    OUTSIDE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEXT_WIDTH,
    TOP,
    twips,
)  # fmt: skip
from qingchen.reports.word.styles import GAP, NAMESPACE, PAGE_NOTE, PAGE_NUMBER
from qingchen.reports.word.text import paragraph, run

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DASH = "—"
_PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_FOOT_MM = 21.3
"""From the sheet's edge to the foot's lower edge, so that the dashes lie 7 mm under the type area."""


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that look alike; `note` stands at the foot of each."""

    landscape: bool = False
    note: str = ""
    begins: Literal["nextPage", "evenPage"] = "nextPage"


class Pages:
    """Makes the sections of one file; feet are shared by the sections that look alike."""

    def __init__(self, file: WordFile, print_code: str) -> None:
        self._part = file.part
        self._print_code = f"版本校验码 {print_code}" if print_code else ""
        self._references: dict[tuple[bool, str], str] = {}

    def section_xml(self, section: Section) -> str:
        """`w:sectPr` of a section."""
        key = (section.landscape, section.note)
        if key not in self._references:
            self._references[key] = self._feet(*key)
        if section.landscape:
            size = f'<w:pgSz w:w="{PAGE_HEIGHT}" w:h="{PAGE_WIDTH}" w:orient="landscape"/>'
            margins = _margins(INSIDE, TOP, OUTSIDE, BOTTOM, twips(10))
            grid = f'<w:docGrid w:linePitch="{LINE}"/>'
        else:
            size = f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
            margins = _margins(TOP, OUTSIDE, BOTTOM, INSIDE, twips(_FOOT_MM))
            grid = f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
        return (
            f'<w:sectPr>{self._references[key]}<w:type w:val="{section.begins}"/>{size}{margins}'
            f'<w:cols w:space="425"/>{grid}</w:sectPr>'
        )

    def _feet(self, landscape: bool, note: str) -> str:
        kinds = []
        for kind, side in (("default", "right"), ("even", "left")):
            beside = f'<w:ind w:{side}="280"/><w:jc w:val="{side}"/>'
            number = paragraph(PAGE_NUMBER, run(f"{_DASH} ") + _PAGE + run(f" {_DASH}"), beside)
            small = "\u3000".join(text for text in (note, self._print_code) if text)
            print_line = paragraph(PAGE_NOTE, run(small), beside)
            kinds.append(("header", kind, _turned(number) if landscape else paragraph(GAP, "")))
            kinds.append(("footer", kind, print_line if landscape else number + print_line))
        # Headers before footers, as the schema wants them.
        return "".join(self._reference(*each) for each in sorted(kinds, key=lambda each: each[0], reverse=True))

    def _reference(self, place: str, kind: str, content: str) -> str:
        part, relation = self._part.add_header_part() if place == "header" else self._part.add_footer_part()
        element = part.element
        for child in list(element):
            element.remove(child)
        for child in list(parse_xml(f'<w:x xmlns:w="{NAMESPACE}">{content}</w:x>')):
            element.append(child)
        return f'<w:{place}Reference xmlns:r="{_RELATIONS}" w:type="{kind}" r:id="{relation}"/>'


def _margins(top: int, right: int, bottom: int, left: int, foot: int) -> str:
    return (
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{twips(10)}" '
        f'w:footer="{foot}" w:gutter="0"/>'
    )


def _turned(number: str) -> str:
    """The page number as a floating table of one cell whose text runs downwards along the type area."""
    width = twips(8)
    left = BOTTOM - twips(7) - width // 2
    return (
        f'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" '
        f'w:tblpX="{left}" w:tblpY="{INSIDE}"/><w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f'</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:trPr>'
        f'<w:trHeight w:val="{TEXT_WIDTH}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:textDirection w:val="tbRl"/><w:vAlign w:val="center"/></w:tcPr>{number}</w:tc></w:tr></w:tbl>'
        + paragraph(GAP, "")
    )
