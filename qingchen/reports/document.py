"""What a document says, before any layout: blocks, tables, annexes, and numbers that know their result.

Shape: Document → blocks (Heading, Paragraph, Table) and annexes of blocks. Text is a `Passage`: a plain string,
or a tuple of strings and `Number`s, e.g. `("纳入治理范围", Number("206", "r_8Kd2"), "户")`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Literal

LONGEST_RESULT_ID = 56
"""Word keeps 64 characters of a content control's tag; eight are ours."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure and the public id of the stored result or fact it was taken from.

    The written file keeps the id beside the figure, so that it can be followed back (`numbers_in`).
    """

    text: str
    result_id: str

    def __post_init__(self) -> None:
        assert 0 < len(self.result_id) <= LONGEST_RESULT_ID, self.result_id


Inline = str | Number
Passage = str | tuple[Inline, ...]


def inlines(passage: Passage | Number) -> tuple[Inline, ...]:
    """The pieces of a passage in order, empty strings left out."""
    pieces = (passage,) if isinstance(passage, str | Number) else passage
    return tuple(piece for piece in pieces if piece != "")


def plain(passage: Passage | Number) -> str:
    """The text alone."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in inlines(passage))


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 to 4: 一、 （一） 1. （1）. The number is given by the writer; `text` runs on in the same paragraph."""

    level: Literal[1, 2, 3, 4]
    title: Passage
    text: Passage = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Passage


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width_mm: float
    align: Literal["left", "center"] = "center"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row that spans the table and names the rows below it."""

    title: str


Row = tuple[Passage | Number, ...] | GroupRow


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` hold one passage a column; the head is repeated on each page and no row is split."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: Passage = ""
    row_mm: float = 0
    """Least height of a row: room to write in by hand."""
    whole: bool = True
    """Kept on one page where it is short enough; False: it may be parted between any two rows."""


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """Begins on a new page. `label` as printed at its top and listed in the body: 附件1, 附表1-2.

    title       phrases that a line break should not part
    page_note   printed at the foot of each page of the annex
    """

    label: str
    title: tuple[str, ...]
    blocks: tuple[Block, ...]
    landscape: bool = False
    page_note: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """An annex that is handed over as a file of its own (不能与正文一起装订的附件): it is listed only."""

    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """发文机关标志 above the red rule; `number` 发文字号, `approver` 签发人 (documents to a superior only)."""

    issuer: str
    number: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """`lines` are the signatory, top down. `on` None: not signed yet, and the document says so.

    `sealed` leaves the room that a seal needs; a seal is pressed by its keeper, never printed by us.
    """

    lines: tuple[str, ...]
    on: date | None
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Colophon:
    """版记 at the foot of the last page."""

    printed_by: str
    printed_on: date
    copies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An official document in the order in which it is printed.

    title        phrases that a line break should not part, e.g. ("关于长春市", "督导检查情况的报告");
                 empty: annexes alone, without a first part
    note         附注 under the date, e.g. 信息公开形式：主动公开
    print_code   printed small at the foot of each page: which version of the content this is
    """

    title: tuple[str, ...]
    addressee: str
    body: tuple[Block, ...]
    signature: Signature | None = None
    letterhead: Letterhead | None = None
    annexes: tuple[Annex, ...] = ()
    apart: tuple[Apart, ...] = ()
    note: str = ""
    colophon: Colophon | None = None
    print_code: str = ""


def numbers(thing: object) -> Iterator[Number]:
    """Every Number inside a document, a content or a part of one, in the order of its fields."""
    if isinstance(thing, Number):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from numbers(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from numbers(getattr(thing, field.name))
