"""The paragraph styles, one for each part that GB/T 9704-2012 names, and word/styles.xml made from them."""

from dataclasses import dataclass

from qingchen.reports.word.measures import CHARACTER, CLOSER, LINE
from qingchen.reports.word.typefaces import BLACK, BODY, KAI, LATIN, SONG, TITLE, Typeface, fonts_xml

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Style:
    """`size` in points, `line` in twips (exact; 0: as high as the font asks), `outline` 0 for the first level."""

    id: str
    title: str
    face: Typeface
    size: float
    align: str = "both"
    indent: bool = False
    line: int = LINE
    outline: int | None = None
    keep_next: bool = False
    latin: str = LATIN

    @property
    def closer(self) -> int:
        """In twips: text of the body's size fills its line with 28 characters."""
        return CLOSER if self.size == 16 else 0


LETTERHEAD = Style("Letterhead", "公文发文机关标志", TITLE, 36, "center", line=0)
NUMBER_LINE = Style("NumberLine", "公文发文字号", BODY, 16, "left")
DOCUMENT_TITLE = Style("DocumentTitle", "公文标题", TITLE, 22, "center", line=660)
ADDRESSEE = Style("Addressee", "公文主送机关", BODY, 16, "left")
BODY_TEXT = Style("BodyText", "公文正文", BODY, 16, indent=True)
HEADINGS = (
    Style("Heading1", "公文一级标题", BLACK, 16, indent=True, outline=0, keep_next=True),
    Style("Heading2", "公文二级标题", KAI, 16, indent=True, outline=1, keep_next=True),
    Style("Heading3", "公文三级标题", BODY, 16, indent=True, outline=2),
    Style("Heading4", "公文四级标题", BODY, 16, indent=True, outline=3),
)
ANNEX_LIST = Style("AnnexList", "公文附件说明", BODY, 16, "left")
SIGNATURE = Style("Signature", "公文署名", BODY, 16, "right", keep_next=True)
DATE = Style("DocumentDate", "公文成文日期", BODY, 16, "right")
ANNEX_LABEL = Style("AnnexLabel", "公文附件编号", BLACK, 16, "left", keep_next=True)
TABLE_TITLE = Style("TableTitle", "公文表题", BLACK, 14, "center", keep_next=True)
TABLE_HEAD = Style("TableHead", "公文表头", BLACK, 10.5, "center", line=0)
TABLE_TEXT = Style("TableText", "公文表格文字", BODY, 10.5, "center", line=0)
TABLE_TEXT_LEFT = Style("TableTextLeft", "公文表格文字左齐", BODY, 10.5, "left", line=0)
PAGE_NUMBER = Style("PageNumber", "公文页码", SONG, 14, "right", line=360, latin=SONG.name)
PAGE_NOTE = Style("PageNote", "公文页脚说明", BODY, 8, "right", line=200)
COLOPHON = Style("Colophon", "公文版记", BODY, 14, "left", line=480)
GAP = Style("Gap", "公文间隔", BODY, 1, "left", line=20)

ALL = (
    LETTERHEAD, NUMBER_LINE, DOCUMENT_TITLE, ADDRESSEE, BODY_TEXT, *HEADINGS, ANNEX_LIST, SIGNATURE, DATE, ANNEX_LABEL,
    TABLE_TITLE, TABLE_HEAD, TABLE_TEXT, TABLE_TEXT_LEFT, PAGE_NUMBER, PAGE_NOTE, COLOPHON, GAP,
)  # fmt: skip


CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="40" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
    '<w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
)
"""Said of each table too: LibreOffice does not take them from the style."""


def styles_xml() -> str:
    return (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts_xml(BODY)}'
        '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        # No widow control: an official page uses all of its 22 lines.
        '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>'
        '<w:rPr><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{CELL_MARGINS}</w:tblPr></w:style>"
        f"{''.join(_style_xml(style) for style in ALL)}</w:styles>"
    )


def _style_xml(style: Style) -> str:
    keep = "<w:keepNext/>" if style.keep_next else ""
    grid = "" if style.line == LINE else '<w:snapToGrid w:val="0"/>'
    spacing = f'<w:spacing w:line="{style.line}" w:lineRule="exact"/>' if style.line else ""
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * CHARACTER}"/>' if style.indent else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    closer = f'<w:spacing w:val="{style.closer}"/>' if style.closer else ""
    size = round(style.size * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{style.title}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}{grid}{spacing}{indent}'
        f'<w:jc w:val="{style.align}"/>{outline}</w:pPr><w:rPr>{fonts_xml(style.face, style.latin)}'
        f'{closer}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )
