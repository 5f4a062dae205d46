"""People of a team, as notices list them."""

import pytest

from qingchen.inspection.notice.flow import flow_of
from qingchen.inspection.notice.members import read_members
from qingchen.inspection.notice.organisation import agency_and_post


def _people(text, duty="member"):
    members, unclear = read_members(flow_of(text, [(0, len(text))]), duty)
    assert unclear == []
    return [(one.name, one.agency, one.post, one.duty) for one in members]


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("甲  一，省医保局副局长", [("甲一", "省医保局", "副局长", "member")]),
        ("赵某甲（省卫生健康委职业健康处处长）", [("赵某甲", "省卫生健康委", "职业健康处处长", "member")]),
        ("钱甲、孙某乙、李  丙", [(n, "", "", "member") for n in ("钱甲", "孙某乙", "李丙")]),
        ("郎某甲　省应急管理厅二级巡视员", [("郎某甲", "省应急管理厅", "二级巡视员", "member")]),
        ("省疾控中心副主任平某戊", [("平某戊", "省疾控中心", "副主任", "member")]),
        ("罗某辛　省疾控中心党委委员、副主任", [("罗某辛", "省疾控中心", "党委委员、副主任", "member")]),
        ("欧阳某甲、买买提·某乙", [("欧阳某甲", "", "", "member"), ("买买提·某乙", "", "", "member")]),
        ("郝丙 省卫生监督所监督员（联络员，13900000011）", [("郝丙", "省卫生监督所", "监督员", "liaison")]),
    ],
)
def test_one_list(written, people):
    assert _people(written) == people


def test_members_that_a_pdf_ran_together_are_told_apart():
    text = (
        "丙组员, 省卫生健康委职业健康处调研员\n\n   丙  二，省应急管理厅主任科员\n"
        " （联络员，电话：13900000003）\n 丙  三，省职业卫生监督所主任科员"
    )
    assert _people(text) == [
        ("丙组员", "省卫生健康委", "职业健康处调研员", "member"),
        ("丙二", "省应急管理厅", "主任科员", "liaison"),
        ("丙三", "省职业卫生监督所", "主任科员", "member"),
    ]


def test_a_leader_who_is_liaison_too_stays_leader():
    assert _people("赵某甲（省医保局处长，联络员）", "leader") == [("赵某甲", "省医保局", "处长", "leader")]


@pytest.mark.parametrize(
    ("written", "agency", "post"),
    [
        ("吉林煤监局总工程师", "吉林煤监局", "总工程师"),
        ("省人力资源社会保障厅副厅长", "省人力资源社会保障厅", "副厅长"),
        ("省卫生健康委员会职业健康处处长", "省卫生健康委员会", "职业健康处处长"),
        ("省职业病医院副主任医师", "省职业病医院", "副主任医师"),
        ("主任医师", "", "主任医师"),
        ("省总工会", "省总工会", ""),
    ],
)
def test_agency_and_post(written, agency, post):
    assert agency_and_post(written) == (agency, post)
