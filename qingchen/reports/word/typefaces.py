"""The typefaces an official document names, and what is said where a machine lacks them."""

from dataclasses import dataclass
from html import escape

LATIN = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Typeface:
    """`name` is written into the file; `instead` are typefaces that Word may try, best first."""

    name: str
    instead: tuple[str, ...]
    family: str = "roman"


TITLE = Typeface("方正小标宋简体", ("方正小标宋_GBK", "华文中宋", "宋体"))
BODY = Typeface("仿宋_GB2312", ("仿宋", "华文仿宋"), "modern")
KAI = Typeface("楷体_GB2312", ("楷体", "华文楷体"), "modern")
BLACK = Typeface("黑体", ("SimHei", "华文黑体"), "swiss")
SONG = Typeface("宋体", ("SimSun", "华文宋体"))

ALL = (TITLE, BODY, KAI, BLACK, SONG)

FONTS_NOTE = (
    "本文件按 GB/T 9704—2012 指定字体：标题方正小标宋简体，正文仿宋_GB2312，"
    "二级标题楷体_GB2312，一级标题黑体，页码宋体。"
    "文件内不嵌入字体；打开文件的计算机未安装上述字体时，办公软件会以相近字体代替显示，版面和页数可能变化，"
    "正式印制前请在装有上述字体的计算机上核对。"
)
"""Told beside every document offered for download, and kept in the file's properties."""


def font_table_xml() -> bytes:
    """word/fontTable.xml: each typeface with its declared substitutes."""
    fonts = "".join(
        f'<w:font w:name="{escape(face.name)}"><w:altName w:val="{escape(";".join(face.instead))}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{face.family}"/></w:font>'
        for face in ALL
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'{fonts}<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font></w:fonts>'
    ).encode()


def fonts_xml(face: Typeface, latin: str = LATIN) -> str:
    """The `w:rFonts` of a style or a run."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{face.name}" w:cs="{latin}"/>'
