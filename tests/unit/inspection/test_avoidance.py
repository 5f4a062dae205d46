"""Who is drawn to inspect a place, and why the others are not."""

import pytest

from qingchen.inspection.avoidance import Candidate, Destination, left_out

PLACE = Destination("通化市", 2, frozenset({"tonghua", "220502", "U1-1"}), ("通化市", "东昌区"), {"示例矿业公司"})


def _one(**changed) -> Candidate:
    values = {"code": "2-1", "name": "甲", "agency": "省职业卫生监督所", "duty": "member", "team": 2, "declared": {}}
    return Candidate(**(values | changed))


def test_a_member_of_the_team_from_elsewhere_may_be_drawn():
    assert left_out([_one()], PLACE) == {}
    assert left_out([_one(declared={"U9-1": "亲属任职"})], PLACE) == {}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"team": 3}, "第3组不负责通化市"),
        ({"duty": "leader"}, "组长带队"),
        ({"duty": "liaison"}, "联络员"),
        ({"agency": "通化市疾病预防控制中心"}, "回避本地"),
        ({"agency": "东昌区卫生健康局"}, "回避本地"),
        ({"agency": "示例矿业公司"}, "回避本单位"),
        ({"declared": {"U1-1": "配偶在该单位任职"}}, "配偶在该单位任职"),
        ({"declared": {"tonghua": "曾任职"}}, "曾任职"),
    ],
)
def test_each_reason_is_told(changed, words):
    assert words in left_out([_one(**changed)], PLACE)["2-1"]


def test_all_reasons_are_told_together():
    told = left_out([_one(team=1, duty="leader", agency="通化市医院")], PLACE)["2-1"]
    assert told.count("；") == 2
