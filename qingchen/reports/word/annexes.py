"""The list of annexes under the body, and the annexes behind it, each on a new page."""

from qingchen.reports.document import Annex
from qingchen.reports.title import title_lines
from qingchen.reports.word.blocks import blocks_xml
from qingchen.reports.word.ends import width
from qingchen.reports.word.measures import CHARACTER, LANDSCAPE_WIDTH_MM, LINE, PORTRAIT_WIDTH_MM, TWIPS_MM
from qingchen.reports.word.styles import ANNEX_LABEL, ANNEX_LIST, DOCUMENT_TITLE
from qingchen.reports.word.text import Writer, paragraph, run


def annex_list_xml(annexes: tuple[Annex, ...]) -> str:
    """附件说明: one line under the body, two characters in, no full stop; a wrapped title stays under itself."""
    if not annexes:
        return ""
    # All labels begin with the same word, and the list says it once: 附表：1-1.… 1-2.…
    word = annexes[0].label.rstrip("0123456789-")
    lead = width(f"{word}：")
    parts = []
    for position, annex in enumerate(annexes):
        number = annex.label.removeprefix(word)
        prefix = f"{number}." if number else ""
        text = "".join(annex.title)
        hanging = width(prefix) + (0 if position else lead)
        left = round((2 + lead + width(prefix)) * CHARACTER)
        before = "" if position else f'<w:spacing w:before="{LINE}"/>'
        # The signature shall not stand alone on a page: the last title goes with it.
        keep = "<w:keepNext/>" if position == len(annexes) - 1 else ""
        indent = f'<w:ind w:left="{left}" w:hanging="{round(hanging * CHARACTER)}"/>'
        first = "" if position else f"{word}："
        parts.append(paragraph(ANNEX_LIST, run(f"{first}{prefix}{text}"), keep + before + indent))
    return "".join(parts)


def annex_xml(writer: Writer, annex: Annex) -> str:
    """The label at the top left, the title on the third line, then its blocks."""
    widest_mm = LANDSCAPE_WIDTH_MM if annex.landscape else PORTRAIT_WIDTH_MM
    title = "\n".join(title_lines(annex.title, int(widest_mm * TWIPS_MM // (DOCUMENT_TITLE.size * 20))))
    return (
        writer.paragraph(ANNEX_LABEL, annex.label, "<w:pageBreakBefore/>")
        + writer.paragraph(DOCUMENT_TITLE, title, f'<w:keepNext/><w:spacing w:before="{LINE}" w:after="{LINE // 2}"/>')
        + blocks_xml(writer, annex.blocks)
    )
