"""Notices as plain text, in the encodings that offices use."""

from qingchen.inspection.notice.grid import spaced_grids
from qingchen.inspection.notice.received import NoticeText, check_length, not_readable

_LEAST_CHINESE = 0.3


def read_plain(file: str, data: bytes) -> NoticeText:
    """Raises Problem notice.not_readable for what is no Chinese text."""
    text = _decoded(data)
    if text is not None:
        check_length(file, text)
    if text is None or _is_binary(text):
        raise not_readable(file, "不是文字文件。可读 .txt、.docx 和带文字的 .pdf")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return NoticeText(file, text, tuple(spaced_grids(text)))


def _decoded(data: bytes) -> str | None:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _is_binary(text: str) -> bool:
    """Control characters, or next to nothing written in Chinese."""
    if any(ord(character) < 32 and character not in "\t\n\r\f\v" for character in text):
        return True
    written = [character for character in text if not character.isspace()]
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in written)
    return bool(written) and chinese < len(written) * _LEAST_CHINESE
