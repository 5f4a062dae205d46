"""A Word file that comes back edited: which of its figures are no longer those that were issued."""

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from lxml import etree

from qingchen.problems import Problem
from qingchen.reports.differences import Difference, differences
from qingchen.reports.numbers import lines_in, numbers_in

_FIGURE = re.compile(r"[0-9０-９]")
MOST_BYTES = 50 * 2**20


@dataclass(frozen=True, slots=True)
class Returned:
    """What the file says of itself and what it holds."""

    print_code: str
    figures: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    """Paragraphs with digits outside the locked figures, as plain text."""


def read_returned(name: str, data: bytes) -> Returned:
    """Raises Problem report.not_a_word_file."""
    try:
        with ZipFile(BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_BYTES:
                raise Problem("report.not_a_word_file", name=name)
        code = docx.Document(BytesIO(data)).core_properties.identifier or ""
        figures, lines = tuple(numbers_in(data)), tuple(lines_in(data))
    except (BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError) as error:
        raise Problem("report.not_a_word_file", name=name) from error
    return Returned(code, figures, lines)


@dataclass(frozen=True, slots=True)
class Comparison:
    """figures   that were changed, taken out or put in
    lines        with digits that the issued document does not have: typed by hand, carrying no result
    """

    figures: tuple[Difference, ...]
    lines: tuple[str, ...]


def compared(issued: Returned, returned: Returned) -> Comparison:
    known = set(issued.lines)
    typed = tuple(line for line in returned.lines if line not in known and _FIGURE.search(line))
    return Comparison(differences(issued.figures, returned.figures, {}), typed)
