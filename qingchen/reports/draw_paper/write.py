"""Writes the page as PDF/A-3 with certificate, frame and program attached."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import typst

from qingchen.reports.draw_paper.content import draw_paper
from qingchen.reports.pdf.coverage import coverage, drawable, seen
from qingchen.reports.pdf.faces import faces, fonts

LAYOUT = Path(__file__).with_name("paper.typ")
PROGRAM_FILE = Path(__file__).resolve().parents[3] / "tools" / "verify_draw.py"
EVEN_WIDTH = ("Liberation Mono", "DejaVu Sans Mono", "Consolas", "Noto Sans Mono CJK SC")
_FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC)


def write_draw_paper(certificate: str, frame: str, *, sealed: bool = False) -> bytes:
    """The same draw gives the same bytes on the same machine. Ask `faces().no_pdf` before."""
    found = faces()
    assert not found.wanting, found.no_pdf
    program = PROGRAM_FILE.read_text("utf-8")
    page = _seen(json.loads(json.dumps(asdict(draw_paper(certificate, frame, sealed=sealed)))))
    covered = coverage(found, set(json.dumps(page, ensure_ascii=False)))
    content = drawable(page, covered.nowhere) | {"fonts": found.note + covered.note(found)}
    named = {part: {"family": face.family, "weight": face.weight} for part, face in found.chosen.items()}
    families = fonts().families()
    even = [name for name in EVEN_WIDTH if name in families] or [found.chosen["latin"].family]
    attached = {"certificate.json": certificate, "frame.txt": frame, "verify_draw.py": program}
    made = typst.Compiler(
        LAYOUT,
        root=LAYOUT.parent,
        font_paths=fonts(),
        sys_inputs={
            "paper": json.dumps(content, ensure_ascii=False),
            "faces": json.dumps(named | {"even": even}, ensure_ascii=False),
            "attached": json.dumps(attached, ensure_ascii=False),
        },
    ).compile(format="pdf", pdf_standards=["a-3b"], timestamp=_FIRST_DAY)
    assert isinstance(made, bytes)
    return made


def _seen(thing: object) -> object:
    if isinstance(thing, str):
        return seen(thing)
    if isinstance(thing, dict):
        return {name: _seen(part) for name, part in thing.items()}
    return [_seen(part) for part in thing] if isinstance(thing, list) else thing
