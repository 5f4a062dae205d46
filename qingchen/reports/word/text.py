"""Paragraphs as WordprocessingML text. Strings, not objects: a form of 91 items is written in milliseconds."""

from itertools import count
from xml.sax.saxutils import escape

from qingchen.reports.document import Number, Passage, inlines
from qingchen.reports.readable import readable, stacked
from qingchen.reports.word.styles import Style

TAG = "result:"
"""Beginning of the tag of a content control that holds a Number."""

LAYOUT_BREAK = '<w:br w:type="textWrapping"/>'
"""A line end that is not part of the text; those of the text have no type."""

_SMALL = '<w:sz w:val="16"/><w:szCs w:val="16"/>'


def run(text: str, properties: str = "") -> str:
    """One `w:r`; line ends become breaks."""
    pieces = []
    for line_number, line in enumerate(readable(text).split("\n")):
        if line_number:
            pieces.append("<w:br/>")
        for part_number, part in enumerate(line.split("\t")):
            if part_number:
                pieces.append("<w:tab/>")
            if part:
                pieces.append(f'<w:t xml:space="preserve">{escape(part)}</w:t>')
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{''.join(pieces)}</w:r>"


class Writer:
    """Writes passages; counts the content controls, whose ids must differ within a file."""

    def __init__(self) -> None:
        self._ids = count(1)

    def runs(self, passage: Passage | Number, properties: str = "", *, in_cell: bool = False) -> str:
        """`in_cell` puts the counts of a rate under its percentage, as narrow cells want them."""
        return "".join(
            run(piece, properties) if isinstance(piece, str) else self._number(piece, properties, in_cell)
            for piece in inlines(passage)
        )

    def paragraph(self, style: Style, passage: Passage | Number, properties: str = "", *, in_cell: bool = False) -> str:
        """`properties` are further children of `w:pPr`, in the order that the schema wants."""
        return paragraph(style, self.runs(passage, in_cell=in_cell), properties)

    def _number(self, number: Number, properties: str, in_cell: bool) -> str:
        halves = stacked(number.text) if in_cell else None
        if halves:
            content = run(halves[0], properties) + f"<w:r>{LAYOUT_BREAK}</w:r>" + run(halves[1], _SMALL)
        else:
            content = run(number.text, properties)
        # Locked: the figure in the document is the stored one until the document is drawn up again.
        tag = escape(readable(TAG + number.result_id), {'"': "&quot;"})
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="数据来源"/><w:tag w:val="{tag}"/><w:id w:val="{next(self._ids)}"/>'
            f'<w:lock w:val="contentLocked"/></w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )


def paragraph(style: Style, content: str, properties: str = "") -> str:
    """A `w:p` around runs already written."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{properties}</w:pPr>{content}</w:p>'
