"""Reads the figures of a Word file back, each with the public id of the result it was taken from."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from qingchen.reports.word.styles import NAMESPACE
from qingchen.reports.word.text import TAG

_W = f"{{{NAMESPACE}}}"


def numbers_in(docx: bytes) -> list[tuple[str, str]]:
    """(result id, text) of every figure that carries an id, in the order of the document.

    Raises zipfile.BadZipFile or KeyError where `docx` is no Word file.
    """
    return list(_tagged(_body(docx)))


def lines_in(docx: bytes) -> list[str]:
    """The paragraphs as text without the figures that carry an id, empty ones left out."""
    root = _body(docx)
    for control in list(root.iter(f"{_W}sdt")):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        parent = control.getparent()
        if tag is not None and tag.get(f"{_W}val", "").startswith(TAG) and parent is not None:
            parent.remove(control)
    told = ("".join(_characters(paragraph)).strip() for paragraph in root.iter(f"{_W}p"))
    return [line for line in told if line]


def _body(docx: bytes) -> etree._Element:
    with ZipFile(BytesIO(docx)) as package:
        return etree.fromstring(package.read("word/document.xml"), etree.XMLParser(resolve_entities=False))


def _tagged(root: etree._Element) -> Iterator[tuple[str, str]]:
    for control in root.iter(f"{_W}sdt"):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        content = control.find(f"{_W}sdtContent")
        name = "" if tag is None else tag.get(f"{_W}val", "")
        if content is not None and name.startswith(TAG):
            yield name.removeprefix(TAG), "".join(_characters(content))


def _characters(content: etree._Element) -> Iterator[str]:
    for element in content.iter():
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag == f"{_W}br" and element.get(f"{_W}type") is None:
            yield "\n"
        elif element.tag == f"{_W}tab":
            yield "\t"
