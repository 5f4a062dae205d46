"""What stands before the title and after the body: letterhead, signature and date, note."""

from unicodedata import east_asian_width

from qingchen.reports.document import Letterhead, Signature
from qingchen.reports.word.measures import CHARACTER, LINE, TEXT_WIDTH, twips
from qingchen.reports.word.styles import BODY_TEXT, DATE, LETTERHEAD, NUMBER_LINE, SIGNATURE
from qingchen.reports.word.text import paragraph, run
from qingchen.reports.word.typefaces import KAI, TITLE, fonts_xml
from qingchen.reports.wording import day_text

RED = "FF0000"
NOT_SIGNED = "（未签发稿）"


def letterhead_xml(letterhead: Letterhead) -> str:
    """发文机关标志 35 mm under the top of the type area, two lines on 发文字号 and 签发人, 4 mm under them the rule."""
    # A long name keeps its height and is made narrower, as offices do, so that it stays on one line.
    scale = max(min(100, TEXT_WIDTH * 96 // (len(letterhead.issuer) * round(LETTERHEAD.size * 20))), 33)
    issuer = run(
        letterhead.issuer,
        f'{fonts_xml(TITLE)}<w:color w:val="{RED}"/><w:w w:val="{scale}"/>',
    )
    line = run(f"\u3000{letterhead.number}")
    if letterhead.approver:
        line += run("\t签发人：") + run(letterhead.approver, fonts_xml(KAI))
    rule = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="{RED}"/></w:pBdr>'
        f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH - CHARACTER}"/></w:tabs><w:spacing w:before="{2 * LINE}"/>'
    )
    return paragraph(LETTERHEAD, issuer, f'<w:spacing w:before="{twips(35)}"/>') + paragraph(NUMBER_LINE, line, rule)


def signature_xml(signature: Signature) -> str:
    """Signatory and date at the right, two lines under the body.

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
    parts = []
    for number, (line, right) in enumerate(zip(signature.lines, rights, strict=True)):
        before = f'<w:spacing w:before="{2 * LINE}"/>' if number == 0 else ""
        parts.append(paragraph(SIGNATURE, run(line), f'{before}<w:ind w:right="{round(right * CHARACTER)}"/>'))
    parts.append(paragraph(DATE, run(date), f'<w:ind w:right="{round(date_right * CHARACTER)}"/>'))
    return "".join(parts)


def note_xml(note: str) -> str:
    """附注 in brackets under the date, two characters in."""
    return paragraph(BODY_TEXT, run(f"（{note}）"))


def width(text: str) -> float:
    """In characters: Chinese ones count one, others a half."""
    return sum(1.0 if east_asian_width(letter) in "WFA" else 0.5 for letter in text)
