"""版记: who gets copies, who printed it and when; at the foot of the last page's type area."""

from math import ceil

from qingchen.reports.document import Colophon
from qingchen.reports.word.measures import TEXT_WIDTH
from qingchen.reports.word.styles import COLOPHON, GAP
from qingchen.reports.word.text import paragraph, run
from qingchen.reports.wording import day_text, width

_CHARACTER = round(COLOPHON.size * 20)
_COPIES = "抄送："
_THICK, _THIN = 8, 6
"""Eighths of a point."""
_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)


def colophon_xml(colophon: Colophon) -> str:
    """Thick rules outside, a thin one between; text one character in on both sides.

    A text box, since it alone lies at the foot in Word and in LibreOffice: a floating table and a frame of the
    full width stay at the top there.
    """
    parts, lines = [_rule(_THICK)], 1
    if colophon.copies_to:
        hanging = round(width(_COPIES))
        copies = f"{'，'.join(colophon.copies_to)}。"
        lines += ceil(width(copies) / (TEXT_WIDTH // _CHARACTER - 2 - hanging))
        indent = f'w:left="{(1 + hanging) * _CHARACTER}" w:right="{_CHARACTER}" w:hanging="{hanging * _CHARACTER}"'
        parts += [paragraph(COLOPHON, run(_COPIES + copies), f"<w:ind {indent}/>"), _rule(_THIN)]
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH - _CHARACTER}"/></w:tabs>'
    printed = run(f"{colophon.printed_by}\t{day_text(colophon.printed_on)}印发")
    parts += [paragraph(COLOPHON, printed, tab + f'<w:ind w:left="{_CHARACTER}"/>'), _rule(_THICK)]
    height = (lines * COLOPHON.line + len(parts) * GAP.line) / 20
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{TEXT_WIDTH / 20}pt;height:{height}pt;z-index:1;"
        "mso-position-horizontal:left;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:bottom;mso-position-vertical-relative:margin"
    )
    box = (
        f'<w:r><w:pict {_NAMESPACES}><v:rect id="Colophon" style="{style}" filled="f" stroked="f">'
        f'<v:textbox inset="0,0,0,0"><w:txbxContent>{"".join(parts)}</w:txbxContent></v:textbox>'
        '<w10:wrap type="topAndBottom"/></v:rect></w:pict></w:r>'
    )
    return paragraph(GAP, box)


def _rule(eighths: int) -> str:
    border = f'<w:pBdr><w:bottom w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/></w:pBdr>'
    return paragraph(GAP, "", border)
