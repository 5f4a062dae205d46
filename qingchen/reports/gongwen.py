"""Lays an official document (公文) out by GB/T 9704-2012 and writes it as a Word file.

The parts stand in this order: letterhead, title, addressee, body, list of annexes, signature and date, note,
annexes, colophon. Measures are in `word.measures` and `word.styles`; here is only what stands where.
"""

from itertools import groupby

from docx.oxml import parse_xml

from qingchen.reports.document import Document
from qingchen.reports.title import TITLE_WIDEST, title_lines
from qingchen.reports.word.annexes import annex_list_xml, annex_xml
from qingchen.reports.word.blocks import blocks_xml
from qingchen.reports.word.colophon import colophon_xml
from qingchen.reports.word.ends import letterhead_xml, note_xml, signature_xml
from qingchen.reports.word.measures import LINE
from qingchen.reports.word.package import file_bytes, new_file
from qingchen.reports.word.pages import Pages, Section
from qingchen.reports.word.styles import ADDRESSEE, DOCUMENT_TITLE, GAP, NAMESPACE
from qingchen.reports.word.text import Writer, paragraph


def write(document: Document) -> bytes:
    """The document as a .docx. Typefaces are named, not embedded: tell the reader `FONTS_NOTE`."""
    signature = document.signature
    file = new_file(
        title="".join(document.title or document.annexes[0].title),
        author=signature.lines[0] if signature else "",
        on=signature.on if signature else None,
        print_code=document.print_code,
    )
    pages = Pages(file, document.print_code)
    # Parts in one section follow each other; between two sections stands the end of the first.
    sections = [(section, "".join(xml for _, xml in parts)) for section, parts in groupby(_parts(document), _section)]
    body = "".join(
        xml + (paragraph(GAP, "", pages.section_xml(section)) if number < len(sections) else pages.section_xml(section))
        for number, (section, xml) in enumerate(sections, 1)
    )
    element = file.element.body
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{body}</w:body>')):
        element.append(child)
    return file_bytes(file)


def _section(part: tuple[Section, str]) -> Section:
    return part[0]


def _parts(document: Document) -> list[tuple[Section, str]]:
    writer = Writer()
    parts = [(Section(), _main(writer, document))] if document.title else []
    parts += [(Section(annex.landscape, annex.page_note), annex_xml(writer, annex)) for annex in document.annexes]
    if document.colophon:
        last = parts[-1][0]
        # 版记 stands upright on the last page; behind landscape annexes it has a page of its own, an even one.
        own_page = Section(begins="evenPage") if last.landscape else last
        parts.append((own_page, colophon_xml(document.colophon)))
    return parts


def _main(writer: Writer, document: Document) -> str:
    letterhead, signature = document.letterhead, document.signature
    title = "\n".join(title_lines(document.title, TITLE_WIDEST))
    above = 2 * LINE if letterhead else LINE
    below = 0 if document.addressee else LINE // 2
    return (
        (letterhead_xml(letterhead) if letterhead else "")
        + writer.paragraph(DOCUMENT_TITLE, title, f'<w:spacing w:before="{above}" w:after="{below}"/>')
        + (writer.paragraph(ADDRESSEE, f"{document.addressee}：", _below(LINE)) if document.addressee else "")
        + blocks_xml(writer, document.body)
        + annex_list_xml(document)
        + (signature_xml(signature) if signature else "")
        + (note_xml(document.note) if document.note else "")
    )


def _below(twips: int) -> str:
    return f'<w:spacing w:before="{twips}"/>'
