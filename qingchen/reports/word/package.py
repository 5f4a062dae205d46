"""The file around the text: a new one with our styles and settings, and its bytes, the same for the same content."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml

from qingchen.reports.word.styles import NAMESPACE, styles_xml
from qingchen.reports.word.typefaces import FONTS_NOTE, font_table_xml

_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_DROPPED = ("stylesWithEffects", "numbering", "webSettings", "customXml")

_SETTINGS = f"""<w:settings xmlns:w="{NAMESPACE}">
<w:zoom w:percent="100"/><w:mirrorMargins/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>
<w:drawingGridHorizontalSpacing w:val="158"/><w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>
<w:adjustLineHeightInTable/><w:useFELayout/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"""


def new_file(*, title: str, author: str, on: date | None, print_code: str) -> WordFile:
    """An empty file with the styles of official documents; `on` is its day, never the time of writing."""
    file = docx.Document()
    for relation_id, relation in list(file.part.rels.items()):
        kind = relation.reltype.rpartition("/")[2]
        if kind in _DROPPED:
            del file.part.rels[relation_id]
        elif kind == "fontTable":
            relation.target_part._blob = font_table_xml()
    _replace_children(file.styles.element, styles_xml())
    _replace_children(file.settings.element, _SETTINGS)
    properties = file.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.comments = FONTS_NOTE
    properties.identifier = print_code
    properties.language = "zh-CN"
    properties.keywords = ""
    properties.created = properties.modified = (
        datetime(on.year, on.month, on.day) if on else datetime(*_FIRST_DAY_OF_ZIP)
    )
    return file


def file_bytes(file: WordFile) -> bytes:
    """The .docx without the time of writing in it."""
    saved, stable = BytesIO(), BytesIO()
    file.save(saved)
    with ZipFile(saved) as source, ZipFile(stable, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = ZipInfo(entry.filename, _FIRST_DAY_OF_ZIP)
            fixed.compress_type = ZIP_DEFLATED
            target.writestr(fixed, source.read(entry))
    return stable.getvalue()


def _replace_children(element, xml: str) -> None:  # type: ignore[no-untyped-def]
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(child)
