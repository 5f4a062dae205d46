"""What is looked at, in which forms, by which methods, and how many employers of each place."""

import re

from qingchen.inspection.notice.element import Doubt, Element
from qingchen.inspection.notice.flow import Flow
from qingchen.inspection.notice.sections import Section
from qingchen.inspection.notice.words import code_in, codes_in

_AS_FORM = re.compile(r"采[取用]?(?P<list>[^。；]{2,50}?)(?:相结合的?|等)?形式")
_AS_METHOD = re.compile(r"(?:采[取用]|通过)(?P<list>[^。；]{2,80}?)(?:相结合的?|等)?(?:方式|方法)")
_TELLS = re.compile("(?:检查|督导|督查|督察|调研|抽查|核查)?(?:采[取用]|通过|方式|方法|形式)")
_LEAST = r"(?P<least>\d{1,3})(?:(?:-+|至|到)(?P<most>\d{1,3}))?"
_EMPLOYERS = (
    re.compile(rf"{_LEAST}[户家](?P<what>[^。；，、]{{0,30}}?(?:用人单位|企业|单位))"),
    re.compile(rf"(?:用人单位|企业)(?:不少于|至少)?{_LEAST}[户家]"),
    re.compile(rf"(?:抽查|抽取|选取|选择|检查|暗访)[^。；，\d]{{0,12}}{_LEAST}[户家]"),
)


def read_fields(parts: list[Section]) -> tuple[list[Element], list[Doubt]]:
    """The fields of content, by the titles of the items."""
    found: list[Element] = []
    doubts: list[Doubt] = []
    for part in _of(parts, "fields"):
        for title in part.items or _coded(part):
            code = code_in("fields", title.text)
            if code is None:
                sentence = f"检查内容“{title.text}”不在检查重点内容的代码表里，没有带入。请核对。"
                doubts.append(Doubt("field_unknown", sentence, title.place()))
            elif code not in {element.value for element in found}:
                found.append(Element("field", code, title.place()))
    if not found:
        doubts.append(Doubt("fields_missing", "没有找到检查内容的各项。请补填。"))
    return found, doubts


def _coded(part: Section) -> list[Flow]:
    """The pieces of a sentence that lists the fields without numbering them."""
    for marks in ("[；。：]", "[；。：、，]"):
        pieces = [piece for paragraph in part.paragraphs for piece in paragraph.split(marks)]
        coded = [piece for piece in pieces if code_in("fields", piece.text)]
        if len(coded) > 1:
            break
    return coded


def read_forms_of_inspection(paragraphs: list[Flow]) -> tuple[list[Element], list[Doubt]]:
    """综合检查、分工对口检查、暗访检查: only where the notice calls them forms (形式)."""
    for paragraph in paragraphs:
        for match in _AS_FORM.finditer(paragraph.text):
            start = match.start("list")
            codes = codes_in("forms", match["list"])
            if codes:
                return [
                    Element("form_of_inspection", code, paragraph.place(start + a, start + b)) for a, b, code in codes
                ], []
    return [], [Doubt("forms_missing", "没有写明检查形式（综合检查、分工对口检查、暗访检查）。请补填。")]


def read_methods(parts: list[Section], body: list[Flow]) -> tuple[list[Element], list[Doubt]]:
    """By the titles of the items under the heading; else by what the sentence 采取……方式 lists, wherever it stands."""
    found: list[Element] = []
    doubts: list[Doubt] = []
    for part in _of(parts, "methods") or _of(parts, "forms"):
        named = part.items or [piece for p in part.paragraphs for piece in _listed(p)]
        for title in named:
            codes = codes_in("methods", title.text)
            for start, end, code in codes[:1] if part.items else codes:
                if code not in {element.value for element in found}:
                    found.append(Element("method", code, title.place(start, end)))
            if not codes:
                sentence = f"检查方式“{title.text}”不在检查方式的代码表里，没有带入。请核对。"
                doubts.append(Doubt("method_unknown", sentence, title.place()))
    if not found:
        found = _methods_told(body)
    if not found:
        doubts.append(Doubt("methods_missing", "没有找到检查方式。请补填。"))
    return found, doubts


def _methods_told(body: list[Flow]) -> list[Element]:
    """Of the first sentence that tells several methods of the inspection."""
    for sentence in (one for paragraph in body for one in paragraph.split("[。；]")):
        match = _TELLS.search(sentence.text)
        codes = codes_in("methods", sentence.text) if match else []
        if len(codes) > 1:
            return [Element("method", code, sentence.place(start, end)) for start, end, code in codes]
    return []


def read_employers(paragraphs: list[Flow]) -> tuple[list[Element], list[Doubt]]:
    """How many employers of each place; of 1-2 the lower."""
    for paragraph in paragraphs:
        for pattern in _EMPLOYERS:
            match = pattern.search(paragraph.text)
            if match and int(match["least"]):
                place = paragraph.place(match.start(), match.end())
                return [Element("employers_per_unit", f"{int(match['least'])}", place)], []
    return [], [Doubt("employers_missing", "没有写明每个地方抽查几户用人单位。请补填。")]


def _listed(paragraph: Flow) -> list[Flow]:
    as_form = _AS_FORM.search(paragraph.text)
    if as_form and codes_in("forms", as_form["list"]):
        paragraph = paragraph.part(as_form.end())
    match = _AS_METHOD.search(paragraph.text)
    if match is None:
        return [paragraph] if codes_in("methods", paragraph.text) else []
    listed = paragraph.part(match.start("list"), match.end("list")).split("[、，和及与]")
    rest = paragraph.part(match.end())
    return [*listed, rest] if codes_in("methods", rest.text) else listed


def _of(parts: list[Section], kind: str) -> list[Section]:
    return [part for part in parts if kind in part.kinds]
