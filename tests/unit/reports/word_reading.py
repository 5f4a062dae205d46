"""Reads written files back with python-docx, as an office's program would."""

from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn


def opened(data: bytes) -> WordFile:
    return docx.Document(BytesIO(data))


def all_text(data: bytes) -> str:
    """All text of the body in order, content controls and tables included, a line a paragraph."""
    paragraphs = opened(data).element.body.iter(qn("w:p"))
    return "\n".join("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in paragraphs)


def paragraph_texts(data: bytes, style: str) -> list[str]:
    """Texts of the paragraphs of a style (its Chinese title), line breaks as `\\n`."""
    found = []
    for paragraph in opened(data).paragraphs:
        if paragraph.style is not None and paragraph.style.name == style:
            pieces = ("\n" if e.tag == qn("w:br") else e.text or "" for e in paragraph._p.iter(qn("w:t"), qn("w:br")))
            found.append("".join(pieces))
    return found


def style_font(file: WordFile, style: str) -> tuple[str, str, float]:
    """East-Asian typeface, Latin typeface and size in points of a style."""
    element: Any = file.styles[style].element
    fonts = element.rPr.find(qn("w:rFonts"))
    return fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii")), file.styles[style].font.size.pt
