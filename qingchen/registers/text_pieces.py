"""Text of a file in whole lines, decoded as it is read: UTF-8 with or without mark, UTF-16, GB18030.

Which of them it is shows at the first character beyond ASCII, wherever that is. A byte that cannot be read is told
with its line, however late it comes.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from qingchen.problems import Problem

PIECE = 16 << 20
"""Bytes read at a time."""
LONGEST_LINE = 4 << 20
"""Characters; a table has no longer lines."""
_LONE_RETURN = re.compile("\r(?!\n)")
_MARKS = {
    codecs.BOM_UTF8: ("utf-8-sig", "UTF-8"),
    codecs.BOM_UTF16_LE: ("utf-16", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16", "UTF-16"),
}


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Whole lines; `line` is the number of the first one, from 1, and only the last piece may not end a line."""

    text: str
    line: int

    @property
    def lines(self) -> int:
        return self.text.count("\n") + (not self.text.endswith("\n"))


def text_pieces(data: BinaryIO, file_name: str) -> Iterator[TextPiece]:
    """From the beginning of `data`. Raises Problem file.not_a_workbook."""
    data.seek(0)
    held, line, only_returns = "", 1, False
    for number, (text, last) in enumerate(_decoded(data, file_name)):
        if "\0" in text:
            raise not_a_table(file_name, "既不是工作簿，也不是能识别编码的文本表格")
        if not number:
            only_returns = "\r" in text and "\n" not in text
        text = held + (text.replace("\r", "\n") if only_returns else text)
        end = len(text) if last else text.rfind("\n") + 1
        if len(text) - text.rfind("\n") > LONGEST_LINE:
            raise not_a_table(file_name, f"第 {line + text.count(chr(10))} 行长得不像表格中的一行")
        held = text[end:]
        if end:
            piece = TextPiece(_LONE_RETURN.sub(" ", text[:end]), line)
            yield piece
            line += piece.lines


def not_a_table(file_name: str, why: str) -> Problem:
    return Problem("file.not_a_workbook", file=file_name, why=why)


def _decoded(data: BinaryIO, file_name: str) -> Iterator[tuple[str, bool]]:
    """Text, and whether it is the last."""
    piece = data.read(PIECE)
    encoding, title = next((found for mark, found in _MARKS.items() if piece.startswith(mark)), ("", ""))
    decoder = codecs.getincrementaldecoder(encoding)() if encoding else None
    line = 1
    while True:
        following = data.read(PIECE)
        try:
            if decoder is None:
                decoder, title = _decoder_for(piece)
            if decoder is None and following:
                # ASCII so far, perhaps with the beginning of the first character that is not.
                text = piece.decode("ascii", errors="ignore")
                following = piece[len(text) :] + following
            else:
                text = (decoder or codecs.getincrementaldecoder("utf-8")()).decode(piece, final=not following)
        except UnicodeDecodeError as wrong:
            at = line + wrong.object[: wrong.start].count(b"\n")
            why = f"第 {at} 行有按 {title} 编码认不出的字节，前后编码不一致或内容有损坏"
            raise not_a_table(file_name, why) from wrong
        yield text, not following
        line += text.count("\n")
        if not following:
            return
        piece = following


def _decoder_for(piece: bytes) -> tuple[codecs.IncrementalDecoder | None, str]:
    """The decoder of a piece that begins with whole characters; None where it is ASCII but for its very end."""
    if piece.isascii():
        return None, ""
    tried = []
    for encoding, title in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(piece)
        except UnicodeDecodeError as wrong:
            tried.append((wrong.start, encoding, title))
        else:
            if text.isascii():
                return None, ""
            return codecs.getincrementaldecoder(encoding)(), title
    _, encoding, title = max(tried)
    return codecs.getincrementaldecoder(encoding)(), title
