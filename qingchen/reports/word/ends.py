"""What stands before the title and after the body: letterhead, signature and date, note."""

from qingchen.reports.document import Letterhead, Signature
from qingchen.reports.signing_lines import SigningLine, signing_lines
from qingchen.reports.word.measures import CHARACTER, LINE, TEXT_WIDTH, twips
from qingchen.reports.word.styles import BODY_TEXT, DATE, LETTERHEAD, NUMBER_LINE, SIGNATURE
from qingchen.reports.word.text import paragraph, run
from qingchen.reports.word.typefaces import KAI, TITLE, fonts_xml

RED = "FF0000"


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
    """Signatory and date at the right, two lines under the body."""
    *signatory, date = signing_lines(signature)
    parts = []
    for number, line in enumerate(signatory):
        before = f'<w:spacing w:before="{2 * LINE}"/>' if number == 0 else ""
        parts.append(paragraph(SIGNATURE, run(line.text), before + _right(line)))
    return "".join(parts) + paragraph(DATE, run(date.text), _right(date))


def _right(line: SigningLine) -> str:
    return f'<w:ind w:right="{round(line.right * CHARACTER)}"/>'


def note_xml(note: str) -> str:
    """附注 in brackets under the date, two characters in."""
    return paragraph(BODY_TEXT, run(f"（{note}）"))
