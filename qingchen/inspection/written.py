"""Reads what people, spreadsheets and telephones write into clean values; None where it is not such a value."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from qingchen.clock import SHANGHAI

_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_HOUR = re.compile(r"(\d{1,2})\s*[:时]\s*(\d{1,2})\s*分?(?::\d{1,2}(?:\.\d+)?)?")
_TRUE = {"是", "yes", "true", "y", "√", "1"}
_FALSE = {"否", "no", "false", "n", "×", "0"}


def text(written: object, *, lines: bool = True) -> str:
    """The text without control characters and outer blanks; line ends as `\\n`, or as blanks where `lines` is false."""
    plain = re.sub(r"\r\n?|[\u0085\u2028\u2029\v\f]", "\n", "" if written is None else str(written))
    kept = "".join(c for c in plain if c in "\n\t" or _fit(c))
    return (kept if lines else re.sub(r"\s+", " ", kept)).strip()


def number(written: object) -> int | Decimal | None:
    """A finite number; full-width digits, grouping commas and a closing % are accepted."""
    plain = unicodedata.normalize("NFKC", text(written, lines=False)).removesuffix("%").strip()
    plain = re.sub(r"(?<=\d),(?=\d{3}(\D|$))", "", plain)
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value) >= 10**12:
        return None
    return int(value) if value == value.to_integral_value() else value.normalize()


def day(written: object) -> date | None:
    if isinstance(written, date):
        return written.date() if isinstance(written, datetime) else written
    found = _DAY.match(unicodedata.normalize("NFKC", text(written, lines=False)))
    if not found:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def instant(written: object) -> datetime | None:
    """To the minute, as the clock on the wall in China shows it; a written time zone is brought to it."""
    if isinstance(written, datetime):
        return _on_the_wall(written)
    plain = unicodedata.normalize("NFKC", text(written, lines=False))
    try:
        return _on_the_wall(datetime.fromisoformat(plain)) if "T" in plain else _spoken(plain)
    except ValueError:
        return None


def truth(written: object) -> bool | None:
    word = unicodedata.normalize("NFKC", text(written, lines=False)).casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def file_names(written: object) -> tuple[str, ...]:
    """File names of a list, or of a text that parts them by line, semicolon or bar; each kept once, in order."""
    pieces = written if isinstance(written, list | tuple) else re.split(r"[\n;；|]", text(written))
    return tuple(dict.fromkeys(filter(None, (text(piece, lines=False) for piece in pieces))))


def _fit(character: str) -> bool:
    """Whether a workbook and an XML file can both hold the character."""
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in "\ufffe\uffff"


def _on_the_wall(moment: datetime) -> datetime:
    local = moment.astimezone(SHANGHAI).replace(tzinfo=None) if moment.tzinfo else moment
    return local.replace(second=0, microsecond=0)


def _spoken(plain: str) -> datetime | None:
    on, hour = day(plain), _HOUR.search(plain)
    return datetime(on.year, on.month, on.day, int(hour[1]), int(hour[2])) if on and hour else None
