"""The head of a notice: title, 发文字号, addressees (主送)."""

import re

from qingchen.inspection.notice.element import Doubt, Element
from qingchen.inspection.notice.flow import Flow, joined

_KIND = "(?:通知|通报|函|公告|意见)"
_NUMBER = re.compile(r"(?P<who>[\u4e00-\u9fff]{2,16})[〔（](?P<year>\d{4})[〕）]第?(?P<number>\d{1,5})号")
_TITLE = re.compile(rf"关于[^。：]{{4,80}}?的{_KIND}(?=$|[^》])")
_ADDRESSED = re.compile(r"^[^。；]{2,400}：$")
_LETTERHEAD = re.compile("文件")
_ORGANISATION = re.compile(r"(?:委员?会?|厅|局|办|办公室|中心|院|所|小组|单位|政府|公司|部门|工会|部|会)$")
_ORGANISATION_OR_PLACE = re.compile(_ORGANISATION.pattern + "|(?:学校|企业|机构|医院)$")
_MOST_SECOND = 40
_OWN = re.compile(
    "(?:[省市县区州]|自治[区州县]|各|国家|中国|有关|[\u4e00-\u9fff]{2,4}(?:经济|技术)*(?:开发区|示范区|实验区|新区))"
)


def head_end(paragraphs: list[Flow]) -> int:
    """Index of the last paragraph with addressees; of the first after the title where there are none."""
    for i in range(1, min(30, len(paragraphs))):
        if _is_addressed(paragraphs[i]):
            while i + 1 < len(paragraphs) and _is_addressed(paragraphs[i + 1]) and _is_short(paragraphs[i + 1]):
                i += 1
            return i
    return 0


def _is_addressed(paragraph: Flow) -> bool:
    return bool(_ADDRESSED.match(paragraph.text)) and not re.match("[一二三四五六七八九十]、|（", paragraph.text)


def _is_short(paragraph: Flow) -> bool:
    """A second line of addressees, not a sentence that ends in 如下：."""
    return len(paragraph.text) <= _MOST_SECOND and bool(_ORGANISATION_OR_PLACE.search(paragraph.text[:-1]))


def _first_addressed(paragraphs: list[Flow], end: int) -> int:
    while end > 1 and _is_addressed(paragraphs[end - 1]):
        end -= 1
    return end


def read_front(paragraphs: list[Flow], end: int) -> tuple[list[Element], list[Doubt]]:
    """Title, number and addressees; a doubt for each that is not there."""
    head = paragraphs[: _first_addressed(paragraphs, end)]
    found: list[Element] = []
    doubts: list[Doubt] = []
    number = _document_no(head)
    title = _title(head)
    if title:
        found.append(title)
    else:
        doubts.append(Doubt("title_missing", "没有找到标题（“关于……的通知”）。请补填。"))
    if number:
        found.append(number)
    else:
        doubts.append(Doubt("document_no_missing", "没有找到发文字号（如“吉尘防办发〔2020〕2号”）。请补填。"))
    lines = paragraphs[_first_addressed(paragraphs, end) : end + 1] if end else []
    addressees = [one for line in lines for one in _addressees(line)]
    if not addressees:
        doubts.append(Doubt("addressees_missing", "没有找到主送机关（标题下以冒号结尾的一行）。请核对。"))
    return found + addressees, doubts


def _document_no(head: list[Flow]) -> Element | None:
    for paragraph in head:
        match = _NUMBER.search(paragraph.text)
        if match is None or "《" in paragraph.text:
            continue
        start = max(
            (gap for gap in paragraph.gaps if match.start() <= gap <= match.end("who") - 2), default=match.start()
        )
        cut = _LETTERHEAD.search(paragraph.text, match.start(), match.end("who"))
        start = max(start, cut.end() if cut else start)
        who = paragraph.text[start : match.end("who")]
        value = f"{who}〔{match['year']}〕{int(match['number'])}号"
        return Element("document_no", value, paragraph.place(start, match.end()))
    return None


def _title(head: list[Flow]) -> Element | None:
    """Its lines stand one under the other; the issuer before 关于 belongs to it, a letterhead does not."""
    for i, paragraph in enumerate(head):
        if "关于" not in paragraph.text:
            continue
        whole = joined(head[i:])
        match = _TITLE.search(whole.text)
        if match is None:
            continue
        if match.start() == 0 and i and _is_issuer(head[i - 1].text):
            before = head[i - 1]
            whole = joined([before, *head[i:]])
            return Element("title", before.text + match.group(), whole.place(0, len(before.text) + match.end()))
        number = _NUMBER.search(whole.text, 0, match.start())
        start = number.end() if number else 0
        return Element("title", whole.text[start : match.end()], whole.place(start, match.end()))
    return None


def _is_issuer(line: str) -> bool:
    return bool(_ORGANISATION.search(line)) and not _NUMBER.search(line) and "文件" not in line


def _addressees(paragraph: Flow) -> list[Element]:
    found = []
    for part in paragraph.part(0, len(paragraph.text) - 1).split("[，；]"):
        pieces = part.split("、")
        if len(pieces) > 1 and not _apart([piece.text for piece in pieces]):
            pieces = [part]
        found += [Element("addressee", piece.text, piece.place()) for piece in pieces]
    return found


def _apart(pieces: list[str]) -> bool:
    """省疾控中心、省卫生监督所 are two; 各市卫生健康委、应急管理局 is one phrase."""
    return all(_ORGANISATION.search(p) and _OWN.match(p) for p in pieces)
