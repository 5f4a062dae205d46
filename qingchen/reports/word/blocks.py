"""Blocks one after another: headings are numbered on the way."""

from collections.abc import Iterable

from qingchen.reports.document import Block, Heading, Paragraph, Table, inlines
from qingchen.reports.heading_numbers import HeadingNumbers
from qingchen.reports.word.styles import BODY_TEXT, HEADINGS
from qingchen.reports.word.tables import space_after_table, table_xml
from qingchen.reports.word.text import Writer, paragraph
from qingchen.reports.word.typefaces import BODY, fonts_xml


def blocks_xml(writer: Writer, blocks: Iterable[Block]) -> str:
    """The blocks as paragraphs and tables; headings are counted from one."""
    counted = HeadingNumbers()
    parts = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(_heading(writer, block, counted.next(block.level)))
        elif isinstance(block, Paragraph):
            parts.append(writer.paragraph(BODY_TEXT, block.text))
        else:
            assert isinstance(block, Table), block
            parts.append(table_xml(writer, block) + space_after_table())
    return "".join(parts)


def _heading(writer: Writer, heading: Heading, number: str) -> str:
    content = writer.runs(number) + writer.runs(heading.title)
    if inlines(heading.text):
        # The rest of the paragraph is body text; the heading does not hold on to the next paragraph.
        content += writer.runs(heading.text, fonts_xml(BODY))
        return paragraph(HEADINGS[heading.level - 1], content, '<w:keepNext w:val="0"/>')
    return paragraph(HEADINGS[heading.level - 1], content)
