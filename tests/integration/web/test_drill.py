"""A computed figure opens to the very rows that it was computed from."""

import html
import re
from datetime import datetime

import pytest
from django.urls import reverse

from qingchen import clock
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.models import Inspectee
from qingchen.inspection.store import counted_area
from tests.builders import dust_employers, inspectee, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


def _employers(*numbers: int, division: str = "220502") -> None:
    dust_employers(dict.fromkeys(numbers, division))


@pytest.mark.parametrize("later", [datetime(2020, 7, 20, 15), datetime(2020, 7, 28, 9)])
def test_a_frozen_figure_opens_to_its_own_rows_whatever_was_accepted_afterwards(browser, round_, later):
    _employers(1, 2, 3)
    freeze_results(person("province"), round_, clock.today())
    one = inspectee(round_)
    with clock.at(later):
        _employers(4, 5)
        client = browser("leader_2")
        page = client.get(reverse("inspectee", args=[one.public_id])).content.decode()
        link = re.search(r'<a class="figure" href="([^"]*declaration_rate[^"]*)">(.*?)</a>', page)
        assert link is not None
        assert "0 / 3" in link[2]
        opened = client.get(html.unescape(link[1])).content.decode()
        assert "0 / 3" in opened
        assert re.findall(r'<th scope="row">(某某建材\d厂)</th>', opened) == [f"某某建材{n}厂" for n in (1, 2, 3)]
        live = client.get(reverse("indicator_rows", args=["declaration_rate"]), {"group": "tonghua"}).content.decode()
        assert "0 / 5" in live


@pytest.mark.parametrize(
    ("by", "group", "names"),
    [
        ("county", "220102", ("1", "2")),  # 220172 is a zone that counts with 南关区
        ("county", "2201", ("3",)),  # 长春市（未填到县级）
        ("township", "220102", ("1",)),  # 南关区（未填到乡级）
        ("township", "220102005", ("2",)),
        ("prefecture", "2201", ("1", "2", "3")),
    ],
)
def test_a_figure_opens_to_what_it_counts_and_to_nothing_of_the_places_within(browser, round_, by, group, names):
    for number, division in ((1, "220102"), (2, "220172005"), (3, "2201")):
        _employers(number, division=division)
    asked = {"by": by, "group": group}
    page = browser("province").get(reverse("indicator_rows", args=["declaration_rate"]), asked).content.decode()
    assert f"0 / {len(names)}" in page
    assert sorted(re.findall(r'<th scope="row">某某建材(\d)厂</th>', page)) == list(names)


def test_the_records_of_a_county_are_drawn_from_its_zones_too():
    area = counted_area(Inspectee(kind="county", code="220102"))
    assert ["220102001" in area, "220172005" in area, "220103001" in area] == [True, True, False]


def test_the_page_of_a_rate_tells_its_target_and_what_the_days_gone_would_ask(browser, round_):
    _employers(1, 2)
    asked = {"group": "tonghua", "about": "2020-07-20"}
    page = browser("province").get(reverse("indicator_rows", args=["declaration_rate"]), asked).content.decode()
    assert "≥95%" in page
    assert "应达 52.43%" in page, "202 of 366 days"
    assert "分母仅 2" in page
    table = browser("province").get(reverse("indicators"), {"about": "2020-07-20"}).content.decode()
    assert "进度 52.43%" in table
    assert "<small>※ 0 / 2</small>" in table


def test_the_province_stands_in_one_line(browser, round_):
    _employers(1, 2)
    page = browser("province").get(reverse("indicators"), {"by": "province"}).content.decode()
    assert re.findall(r'<th scope="row">([^<]*)</th>', page) == ["吉林省"]


def test_the_page_of_a_count_is_headed_by_its_number(browser, round_):
    _employers(1, 2)
    asked = {"group": "tonghua", "part": "numerator"}
    told = browser("province").get(reverse("indicator_rows", args=["operating_employer_count"]), asked).content.decode()
    assert re.sub(r"\s", "", re.search(r'<dd class="value">(.*?)</dd>', told)[1]) == "2户"
    assert "登记为在产的用人单位数</dd>" in told
