"""The list of annexes under the body, and the annexes behind it, each on a new page."""

from qingchen.reports.annex_list import annex_list
from qingchen.reports.document import Annex, Document
from qingchen.reports.title import ANNEX_TITLE_WIDEST, title_lines
from qingchen.reports.word.blocks import blocks_xml
from qingchen.reports.word.measures import CHARACTER, LINE
from qingchen.reports.word.styles import ANNEX_LABEL, ANNEX_LIST, DOCUMENT_TITLE
from qingchen.reports.word.text import Writer, paragraph, run


def annex_list_xml(document: Document) -> str:
    """附件说明, one line under the body."""
    parts = []
    for position, line in enumerate(annex_list(document)):
        before = "" if position else f'<w:spacing w:before="{LINE}"/>'
        keep = ("<w:keepNext/>" if line.held else "") + "<w:keepLines/>"
        indent = f'<w:ind w:left="{round(line.left * CHARACTER)}" w:hanging="{round(line.hanging * CHARACTER)}"/>'
        parts.append(paragraph(ANNEX_LIST, run(line.lead + line.text), keep + before + indent))
    return "".join(parts)


def annex_xml(writer: Writer, annex: Annex) -> str:
    """The label at the top left, the title on the third line, then its blocks."""
    title = "\n".join(title_lines(annex.title, ANNEX_TITLE_WIDEST[annex.landscape]))
    return (
        writer.paragraph(ANNEX_LABEL, annex.label, "<w:pageBreakBefore/>")
        + writer.paragraph(DOCUMENT_TITLE, title, f'<w:keepNext/><w:spacing w:before="{LINE}" w:after="{LINE // 2}"/>')
        + blocks_xml(writer, annex.blocks)
    )
