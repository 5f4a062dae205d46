"""What a report is: a name, a title and how its documents are drawn up from the content."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qingchen.reports.content import TeamReportContent
from qingchen.reports.document import Document
from qingchen.reports.gongwen import write

_NOT_IN_A_FILE_NAME = re.compile(r'[\x00-\x1f\\/:*?"<>|]')


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before layout. `place` names the one place it is about; empty where it is about all."""

    file_name: str
    document: Document
    place: str = ""


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """A Word file: `data` is the whole .docx."""

    file_name: str
    data: bytes
    place: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """`draft` gives one document or several (one a place, one a form), in the order in which they are handed over."""

    name: str
    title: str
    draft: Callable[[TeamReportContent], Iterable[Draft]]

    def build(self, content: TeamReportContent) -> list[BuiltDocument]:
        """The documents as Word files. The same content gives the same bytes."""
        return [
            BuiltDocument(_NOT_IN_A_FILE_NAME.sub("－", draft.file_name), write(draft.document), draft.place)
            for draft in self.draft(content)
        ]
