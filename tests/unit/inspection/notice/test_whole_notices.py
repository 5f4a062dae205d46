"""Each shipped notice is read as a person reads it, and each element stands where it says."""

import pytest

from qingchen.inspection.notice.folding import folded
from qingchen.inspection.notice.measure import differences
from qingchen.inspection.notice.measured import pairs
from qingchen.inspection.notice.reading import read_notice
from qingchen.inspection.notice.received import open_notice
from qingchen.standards.yaml_file import read_yaml
from tests.unit.inspection.notice.notices import NOTICES

KNOWN_TO_BE_MISSED = {
    "guizhou-2023": [("field", "enforcement")],
    "fujian-2023": [("method", "meeting")],
    "hainan-2021": [("unit", "陵水县 469028 -")],
    "shaanxi-2020": [
        ("field", "organisation"),
        ("method", "meeting"),
        ("method", "records_review"),
        ("method", "site_visit"),
    ],
}
"""属地监管责任落实情况, 访患者, 专班实体化运转 and 听、查、看、谈 say it to who knows; 陵水 is no short name."""


@pytest.mark.parametrize(("notice", "expected"), pairs(NOTICES), ids=lambda path: path.stem)
def test_a_notice_is_read_as_a_person_reads_it(notice, expected):
    reading = read_notice(open_notice(notice.name, notice.read_bytes()))
    wrong, missed = differences(reading, read_yaml(expected))
    assert wrong == []
    assert missed == KNOWN_TO_BE_MISSED.get(notice.stem, [])


@pytest.mark.parametrize(("notice", "_expected"), pairs(NOTICES), ids=lambda path: path.stem)
def test_names_numbers_and_places_stand_where_they_are_said_to_stand(notice, _expected):
    reading = read_notice(open_notice(notice.name, notice.read_bytes()))
    text = reading.notice.text

    def passage(place):
        return "".join(map(folded, text[place.start : place.end]))

    for element in reading.elements:
        if element.name == "document_no":
            assert element.value == _as_numbers_are_written(passage(element.place)), element
        elif element.name in ("title", "addressee", "attachment", "issuer"):
            assert element.value in passage(element.place), element
    for team in reading.teams:
        assert all(name in passage(place) for name, place in team.areas)
        assert all(member.name in passage(member.place) for member in team.members)


def _as_numbers_are_written(passage):
    """甘医保发（2021）第33号 is 甘医保发〔2021〕33号."""
    return passage.translate(str.maketrans("（）", "〔〕")).replace("〕第", "〕")


def test_what_is_no_division_is_told_with_its_line():
    notice = NOTICES / "liaoning-2021.txt"
    reading = read_notice(open_notice(notice.name, notice.read_bytes()))
    doubt = next(doubt for doubt in reading.doubts if doubt.rule == "area_unknown")
    assert doubt.told(notice.name, reading.notice.text).startswith("liaoning-2021.txt第 22 行：“沈抚示范区”")
