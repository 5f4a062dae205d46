"""Writes a document as PDF/A-3: figures attached with their results, typefaces told at the foot of the last page."""

import json
from datetime import UTC, datetime
from pathlib import Path

import typst

from qingchen.reports.document import Document, numbers
from qingchen.reports.pdf.coverage import coverage, drawable, seen
from qingchen.reports.pdf.faces import faces, fonts
from qingchen.reports.pdf.tree import tree
from qingchen.reports.readable import readable

LAYOUT = Path(__file__).with_name("layout.typ")
_FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC)


def write_pdf(document: Document) -> bytes:
    """The same document gives the same bytes on the same machine. Ask `faces().no_pdf` before."""
    found = faces()
    assert not found.wanting, found.no_pdf
    signature = document.signature
    content = tree(document) | {
        "subject": seen(readable("".join(document.title or document.annexes[0].title))),
        "author": seen(readable(signature.lines[0])) if signature else "",
    }
    covered = coverage(found, set().union(*_texts(content)))
    figures = [{"result": each.result_id, "text": readable(each.text)} for each in numbers(document)]
    content = drawable(content, covered.nowhere) | {
        "fonts": found.note + covered.note(found),
        "figures": _json(figures),
    }
    named = {part: {"family": face.family, "weight": face.weight} for part, face in found.chosen.items()}
    inputs = {"document": _json(content), "faces": _json(named)}
    day = signature.on if signature and signature.on else None
    made = typst.Compiler(LAYOUT, root=LAYOUT.parent, font_paths=fonts(), sys_inputs=inputs).compile(
        format="pdf",
        pdf_standards=["a-3b"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _FIRST_DAY,
    )
    assert isinstance(made, bytes)
    return made


def _json(thing: object) -> str:
    return json.dumps(thing, ensure_ascii=False)


def _texts(thing: object) -> list[str]:
    if isinstance(thing, str):
        return [thing]
    parts = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    return [text for part in parts for text in _texts(part)]
