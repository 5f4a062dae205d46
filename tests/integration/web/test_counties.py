"""粉尘单位集中程度: every county with each factor of the measure, in several orders, for the office alone."""

import re

import pytest
from django.urls import reverse

from qingchen.inspection.actions.visits import select_county
from tests.builders import inspectee, person
from tests.integration.inspection.test_draw_sessions import put_employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


def _rows(page: str) -> list[list[str]]:
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)
        ]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.S)
    ]


def test_every_county_stands_there_with_its_factors_and_the_one_chosen_with_its_reason(round_, browser):
    put_employers(range(1, 31))
    put_employers(range(31, 41), division="220503")
    put_employers(range(41, 61), division="220581")
    chosen = select_county(person("province"), inspectee(round_).unit, "220502")
    rows = _rows(browser("province").get(reverse("counties"), {"by": "employers"}).content.decode())
    codes = [row[0].split()[-1] for row in rows]
    assert codes[:3] == ["220502", "220581", "220503"]
    assert len(codes) == len(set(codes)) > 50
    _name, unit, rank, place, *factors, county = rows[0]
    assert (unit, rank.split()[0], place, factors) == ("通化市", "1", "1", ["30", "75.0%", "240", "30", "30"])
    assert chosen.reason in county
    assert "县级检查单位，不另选" in next(row for row in rows if row[1] == "梅河口市")[-1]
    # 梅河口 is a unit of its own: its employers count for itself and not for 通化.
    assert next(row for row in rows if row[1] == "梅河口市")[4:6] == ["20", "100.0%"]


def test_the_default_order_is_by_unit_and_rank_and_the_numbers_are_those_of_the_page_of_selection(round_, browser):
    put_employers(range(1, 31))
    put_employers(range(31, 71), division="220503")
    office = browser("province")
    own = [row for row in _rows(office.get(reverse("counties")).content.decode()) if row[1] == "通化市"]
    ranked = _rows(office.get(reverse("visits", args=["tonghua"])).content.decode())
    assert [row[0].split()[0] for row in own] == [row[2] for row in ranked]
    assert [row[4:9] for row in own] == [row[3:8] for row in ranked]


@pytest.mark.parametrize("username", ["officer_tonghua", "leader_2", "auditor"])
def test_the_office_alone_weighs_where_to_go(browser, username):
    assert browser(username).get(reverse("counties")).status_code == 403
