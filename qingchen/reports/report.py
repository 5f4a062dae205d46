"""What a report is: a name, a title and how its documents are drawn up from the content; and a draft as files."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from qingchen.reports.document import Document, numbers
from qingchen.reports.gongwen import write
from qingchen.reports.pdf.faces import faces
from qingchen.reports.pdf.write import write_pdf
from qingchen.reports.readable import readable

Content = TypeVar("Content")

_NOT_IN_A_FILE_NAME = re.compile(r'[\x00-\x1f\\/:*?"<>|]')


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before layout. `file_name` ends with .docx; `place` names the one place it is about, empty for all."""

    file_name: str
    document: Document
    place: str = ""


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """A file: `data` is the whole .docx or .pdf."""

    file_name: str
    data: bytes
    place: str = ""
    print_code: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    """(result id, text) of every figure, in the order of the document."""


@dataclass(frozen=True, slots=True)
class Report(Generic[Content]):
    """`draft` gives one document or several (one a place, one a form), in the order in which they are handed over."""

    name: str
    title: str
    draft: Callable[[Content], Iterable[Draft]]

    def build(self, content: Content) -> list[BuiltDocument]:
        """The documents as Word files. The same content gives the same bytes."""
        return [word_file(draft) for draft in self.draft(content)]

    def build_both(self, content: Content) -> list[BuiltDocument]:
        """Each document as Word and, where this machine has the typefaces, as PDF."""
        return [built for draft in self.draft(content) for built in both_files(draft)]


def both_files(draft: Draft) -> list[BuiltDocument]:
    """Word, then PDF; Word alone where the PDF has no typeface (`faces().no_pdf` says which)."""
    return [word_file(draft)] if faces().wanting else [word_file(draft), pdf_file(draft)]


def word_file(draft: Draft) -> BuiltDocument:
    return _built(draft, "docx", write(draft.document))


def pdf_file(draft: Draft) -> BuiltDocument:
    return _built(draft, "pdf", write_pdf(draft.document))


def _built(draft: Draft, ending: str, data: bytes) -> BuiltDocument:
    name = _NOT_IN_A_FILE_NAME.sub("－", f"{draft.file_name.removesuffix('.docx')}.{ending}")
    figures = tuple((number.result_id, readable(number.text)) for number in numbers(draft.document))
    return BuiltDocument(name, data, draft.place, draft.document.print_code, figures)
