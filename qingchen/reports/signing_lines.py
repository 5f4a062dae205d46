"""Where the signatory and the date stand: how far each line ends from the right edge of the type area."""

from dataclasses import dataclass

from qingchen.reports.document import Signature
from qingchen.reports.wording import day_text, width

NOT_SIGNED = "（未签发稿）"


@dataclass(frozen=True, slots=True)
class SigningLine:
    """`right` in characters."""

    text: str
    right: float


def signing_lines(signature: Signature) -> tuple[SigningLine, ...]:
    """The lines of the signatory and, last, the date.

    Without a seal the last line of the signatory ends two characters from the right and the date begins two
    characters after it does; a date that would come nearer to the edge than that moves the signatory left.
    With a seal the date ends four characters from the right and the signatory is centred over it.
    """
    date = day_text(signature.on) if signature.on else NOT_SIGNED
    widths = [width(line) for line in signature.lines]
    if signature.sealed:
        date_right = 4.0
        rights = [max(date_right + (width(date) - each) / 2, 0) for each in widths]
    else:
        date_right = max(2.0, widths[-1] - width(date))
        last_right = date_right + width(date) + 2 - widths[-1]
        # The lines above are centred over the last one.
        rights = [max(last_right + (widths[-1] - each) / 2, 0) for each in widths]
    placed = [SigningLine(line, right) for line, right in zip(signature.lines, rights, strict=True)]
    return (*placed, SigningLine(date, date_right))
