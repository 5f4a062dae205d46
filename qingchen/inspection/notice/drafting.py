"""From what was read to the draft of a campaign folder."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qingchen.inspection.notice.draft import CODES, HEAD_TITLES, Draft, Row, Value
from qingchen.inspection.notice.draft_people import officer_rows, pool_rows, team_rows, username_head
from qingchen.inspection.notice.draft_tables import form_rows, target_rows
from qingchen.inspection.notice.element import Doubt, Element, Place, first
from qingchen.inspection.notice.phones import without_phones
from qingchen.inspection.notice.reading import Reading
from qingchen.inspection.notice.unit_codes import letters, unit_codes
from qingchen.standards import divisions
from qingchen.standards.codes import code_list

_FOOTER = "条目为本系统拟定，待以正式附表替换"
_SUBJECT = re.compile(
    r"关于(?:印发《)?(?:组织)?(?:联合)?(?:开展|对|做好|进行)?(?P<what>.+?)(?:方案》?)?(?:工作)?的(?:通知|通报|函|公告|意见)$"
)
_ADDRESSED = re.compile(
    r"^各(?:有关)?(?:设区)?(?:市（州）|县（市、区）|州、市|市、州|市州|县区|地市|市|州|县)(?P<office>.+)$"
)


def draft_of(reading: Reading, template: Path, code: str = "") -> Draft:
    """`template` is a campaign folder whose form tables and province-wide targets are taken over."""
    text = without_phones(reading.notice.text)
    code = code or _code(reading)
    draft = Draft(reading.notice.file, text, _head(reading, code))
    codes = unit_codes([unit.name for unit in reading.units])
    office = _office(reading.elements)
    draft.units = [_unit_row(reading, i, codes[i], office) for i in range(len(codes))]
    draft.teams = team_rows(reading.teams, reading.units, codes, username_head(code))
    draft.pool = pool_rows(draft.teams)
    draft.officers = officer_rows(draft.units, draft.head["issuer"].text, username_head(code))
    draft.targets = target_rows(template)
    draft.forms, replaced = form_rows(template, reading.elements)
    draft.doubts = [_doubt_row(doubt) for doubt in [*reading.doubts, *replaced]]
    draft.doubts.append(
        _doubt_row(Doubt("officers_missing", "通知不写各地和省办的填报人员。请在人员表补填姓名、职务。"))
    )
    if draft.pool:
        sentence = "人员库先列通知里的人，组长记为能任组长；专长、原籍、已申报的关系通知不写，请补填，备用的人请加行。"
        draft.doubts.append(_doubt_row(Doubt("pool_incomplete", sentence)))
    return draft


def _head(reading: Reading, code: str) -> dict[str, Value]:
    """Every field of `campaign.yaml`; what the notice does not say is blank."""
    found = {name: Value() for name in HEAD_TITLES}

    def put(field: str, elements: Sequence[Element], worded: Callable[[str], str] = str) -> None:
        if elements:
            places = [(one.place.start, one.place.end) for one in elements]
            found[field] = Value("、".join(worded(one.value) for one in elements), list(dict.fromkeys(places)))

    every = reading.elements
    for field in ("document_no", "issued_on", "self_check_due_on", "window_from", "window_until", "report_due_on"):
        put(field, _one(every, field))
    put("notice_title", _one(every, "title"))
    put("employers_per_unit", _one(every, "employers_per_unit"))
    put("issuer", [one for one in every if one.name == "issuer"])
    sealed = _one(every, "sealed_by")
    put("sealed_by", sealed or [one for one in every if one.name == "issuer"])
    for field, name in (("forms_of_inspection", "form_of_inspection"), ("methods", "method"), ("fields", "field")):
        put(field, [one for one in every if one.name == name], code_list(CODES[field]).label_of)
    title, year = _title(reading), found["issued_on"].text[:4]
    found["code"].text = code
    found["province"].text = reading.inside[:2]
    found["title"] = Value(title, found["notice_title"].places)
    found["number"].text = "1"
    found["round_title"].text = f"{year}年{title}（第1轮）" if title and year and year not in title else title
    found["footer"].text = _FOOTER
    return found


def _title(reading: Reading) -> str:
    """吉林省尘肺防治攻坚行动督导检查: the notice's title without its frame, the place in front."""
    element = first(reading.elements, "title")
    match = _SUBJECT.search(element.value) if element else None
    if match is None:
        return ""
    what = match["what"].replace("《", "").replace("》", "")
    place = divisions.name_of(reading.inside) if reading.inside else ""
    return what if what.startswith(place) else place + what.removeprefix("全省").removeprefix("全市")


def _code(reading: Reading) -> str:
    issued = first(reading.elements, "issued_on")
    place = letters(divisions.name_of(reading.inside)) if reading.inside else "campaign"
    return f"{place}-{issued.value[:4]}" if issued else place


def _office(elements: Sequence[Element]) -> str:
    """What stands behind 各市 among the addressees: each unit's office is called so."""
    for element in elements:
        match = _ADDRESSED.match(element.value) if element.name == "addressee" else None
        if match:
            return match["office"].split("、")[0]
    return "卫生健康委员会"


def _unit_row(reading: Reading, i: int, code: str, office: str) -> Row:
    unit = reading.units[i]
    return {
        "code": code,
        "name": unit.name,
        "full_name": unit.full_name,
        "office": unit.name + office,
        "includes": " ".join(unit.area.includes),
        "excludes": " ".join(unit.area.excludes),
        "place": _span(unit.place),
    }


def _doubt_row(doubt: Doubt) -> Row:
    return {"rule": doubt.rule, "sentence": doubt.sentence, "place": _span(doubt.place)}


def _one(elements: Sequence[Element], name: str) -> list[Element]:
    found = first(elements, name)
    return [found] if found else []


def _span(place: Place | None) -> Any:
    return (place.start, place.end) if place else None
