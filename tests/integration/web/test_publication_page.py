"""The page of a publication: its figures as they were, each open to its rows; today's below where it is another."""

import re
from fractions import Fraction

import pytest
from django.urls import reverse

from qingchen.indicators.actions import publish_results
from qingchen.values.rate import Rate
from tests.integration.indicators.test_published_results import CLOSED
from tests.integration.indicators.test_stored_results import OFFICE, result

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020", "round_")]


def test_the_page_tells_counts_as_numbers_keeps_ceilings_from_below_and_opens_each_figure_as_it_was(browser):
    told = [
        result(rate=Rate(0, 4), target=None, **CLOSED),
        result(
            indicator="missed_employer_rate", title="漏登率", rate=Rate(6, 100), target=Fraction(1, 20), better="lower"
        ),
    ]
    published = publish_results(OFFICE, told, "通报", by="unit")
    page = browser("province").get(reverse("publication", args=[published.public_id])).content.decode()
    cells = re.findall(r'<a class="figure" href="([^"]*)"[^>]*><b>(.*?)</b><small>(.*?)</small>(.*?)</a>', page)
    assert [(re.sub(r"<[^>]+>", "", figure), counts) for _, figure, counts, _ in cells] == [
        ("0", "户 / 4"),
        ("▼6.0", "6 / 100"),
    ]
    assert all("known_on=2020-07-20" in address and "until=42" in address for address, *_ in cells)
    assert "今日 0户" in cells[0][3]
