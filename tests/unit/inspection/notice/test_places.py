"""Names of places become division codes, historic ones and zones among them."""

from datetime import date

import pytest

from qingchen.inspection.notice.places import province_in, resolve

ON = date(2020, 7, 15)


@pytest.mark.parametrize(
    ("written", "inside", "name", "codes"),
    [
        ("长春市", "22", "长春市", {"2201"}),
        ("沈阳", "21", "沈阳市", {"2101"}),
        ("延边州", "22", "延边州", {"2224"}),
        ("公主岭市", "22", "公主岭市", {"220184", "220381"}),
        ("长白山管委会", "22", "长白山管委会", {"222426120", "220621120", "220621121"}),
        ("长白山保护开发区管理委员会", "22", "长白山管委会", {"222426120", "220621120", "220621121"}),
        ("章贡区", "3607", "章贡区", {"360702"}),
        ("湖南", "", "湖南省", {"43"}),
    ],
)
def test_a_name_is_resolved(written, inside, name, codes):
    resolved = resolve(written, inside, ON)
    assert (resolved.name, set(resolved.codes)) == (name, codes)


@pytest.mark.parametrize(
    ("written", "inside"), [("沈抚示范区", "21"), ("长春市", "21"), ("各市", "22"), ("铁西区", "21")]
)
def test_what_is_unknown_elsewhere_or_twice_there_is_nothing(written, inside):
    assert resolve(written, inside, ON) is None


@pytest.mark.parametrize(
    ("text", "code"), [("吉林省卫生健康委员会", "22"), ("赣州市卫生健康委员会", "3607"), ("自治区卫生健康委", None)]
)
def test_whose_notice_it_is(text, code):
    assert province_in(text) == code
