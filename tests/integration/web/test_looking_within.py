"""指标: a place of the table opens to its own parts, down to the villages, and to nothing else."""

import re
from datetime import date

import pytest
from django.urls import reverse

from qingchen.indicators.models import Publication
from qingchen.standards import divisions
from tests.builders import dust_employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020", "round_")]
JI_AN, LISHU = "220582", "220322"
TOWNSHIP, OTHER = (one.code for one in divisions.townships(JI_AN, date(2020, 7, 20))[:2])


@pytest.fixture(autouse=True)
def _employers(round_):
    """Of 集安市: two villages of one township (2 and 1), another township (1), written to the county alone (1)."""
    written = [f"{TOWNSHIP}001", f"{TOWNSHIP}001", f"{TOWNSHIP}002", OTHER, JI_AN, LISHU]
    dust_employers(dict(enumerate(written)))


def _page(browser, username: str = "province", **asked: str) -> str:
    answer = browser(username).get(reverse("indicators"), {"chapter": "main", **asked})
    assert answer.status_code == 200, answer.content.decode()[-2000:]
    return answer.content.decode()


def _declared(page: str) -> dict[str, str]:
    """The first figure of each line, by the place's code in the link to its rows."""
    lines = re.findall(r'<tr><th scope="row">.*?</tr>', page, re.S)
    found = {}
    for line in lines:
        group = re.search(r"declaration_rate/rows/\?[^\"]*group=(\w+)", line)
        counts = re.search(r"(\d+) / (\d+)", line.replace("\u2009", ""))
        if group:
            found[group[1]] = counts[0] if counts else ""
    return found


def test_a_county_opens_to_its_townships_and_a_township_to_its_villages(browser):
    counties = _page(browser, by="county")
    assert _declared(counties)[JI_AN] == "0 / 5"
    assert f"within={JI_AN}" in counties
    townships = _declared(_page(browser, by="township", within=JI_AN))
    assert (townships[TOWNSHIP], townships[OTHER], townships[JI_AN]) == ("0 / 3", "0 / 1", "0 / 1")
    assert not [code for code in townships if not code.startswith(JI_AN)]
    villages = _declared(_page(browser, by="village", within=TOWNSHIP))
    # Townships themselves are counted too, by the indicator of supervision: that line holds no employer.
    assert villages == {TOWNSHIP: "0 / 0", f"{TOWNSHIP}001": "0 / 2", f"{TOWNSHIP}002": "0 / 1"}


def test_the_rows_of_a_village_are_its_own(browser):
    asked = {"by": "village", "within": TOWNSHIP, "group": f"{TOWNSHIP}001"}
    page = browser("province").get(reverse("indicator_rows", args=["declaration_rate"]), asked).content.decode()
    assert re.findall(r"某某建材(\d)厂", page) == ["0", "1"]


def test_villages_of_a_whole_province_are_not_asked_for_by_a_page(browser):
    answer = browser("province").get(reverse("indicators"), {"by": "village"})
    assert answer.status_code == 422
    assert browser("province").get(reverse("indicators"), {"within": "999999"}).status_code == 422


@pytest.mark.parametrize(("within", "status"), [(LISHU, 404), (JI_AN, 200), ("2205", 200)])
def test_nobody_looks_beyond_the_own_area(browser, within, status):
    answer = browser("officer_tonghua").get(reverse("indicators"), {"by": "township", "within": within})
    assert answer.status_code == status
    assert "某某建材5厂" not in answer.content.decode()


def test_a_part_of_the_province_is_not_published_as_a_whole(browser):
    assert 'name="title"' not in _page(browser, by="township", within=JI_AN)
    asked = reverse("publish_results") + f"?by=township&within={JI_AN}"
    assert browser("province").post(asked, {"title": "集安市"}).status_code == 409
    assert not Publication.objects.exists()
