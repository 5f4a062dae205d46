"""A notice as received, .txt, .docx or .pdf, as one running text with its tables."""

from dataclasses import dataclass

from qingchen.inspection.notice.grid import Grid
from qingchen.problems import Problem

MOST_BYTES = 20 * 1024**2
MOST_CHARACTERS = 80_000
"""A notice has some thousand; what is longer is another kind of file."""


@dataclass(frozen=True, slots=True)
class NoticeText:
    """`text` is what places count in: of .txt the file itself, of .docx and .pdf what was taken out of it."""

    file: str
    text: str
    grids: tuple[Grid, ...] = ()


def open_notice(file: str, data: bytes) -> NoticeText:
    """Known by content, not by name. Raises Problem notice.not_readable."""
    from qingchen.inspection.notice.pdf_file import read_pdf
    from qingchen.inspection.notice.plain_file import read_plain
    from qingchen.inspection.notice.word_file import read_word

    if len(data) > MOST_BYTES:
        raise not_readable(
            file, f"文件有 {len(data) // 1024**2} MB，超过 {MOST_BYTES // 1024**2} MB 的上限，不像是通知"
        )
    if data.startswith(b"PK"):
        notice = read_word(file, data)
    elif b"%PDF-" in data[:1024]:
        notice = read_pdf(file, data)
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise not_readable(file, "这是旧版 .doc 文件。请用 Word 或 WPS 另存为 .docx 后再读")
    else:
        notice = read_plain(file, data)
    if not notice.text.strip():
        raise not_readable(file, "文件里没有文字")
    check_length(file, notice.text)
    return notice


def check_length(file: str, text: str) -> None:
    """Before anything is looked for in the text. Raises Problem notice.not_readable."""
    if len(text) > MOST_CHARACTERS:
        raise not_readable(file, f"文字有 {len(text):,} 个，超过 {MOST_CHARACTERS:,} 个的上限，不像是通知")


def not_readable(file: str, why: str) -> Problem:
    return Problem("notice.not_readable", file=file, why=why)
