"""近来的变动: what each batch moved, from what to what, by whose file, and who sees it."""

import re

import polars as pl
import pytest
from django.db import transaction
from django.urls import reverse

from qingchen import clock
from qingchen.inspection.actions.results import freeze_results
from qingchen.registers.actions import put_rows
from qingchen.registers.models import Batch
from tests.builders import person
from tests.integration.inspection.test_recounts import put_employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def batches(round_) -> list[Batch]:
    put_employers(1, 60, 57)
    one_more = {
        "uscc": "912299000000000058",
        "site_no": 1,
        "receipt_no": "SB-58",
        "declaration_type": "initial",
        "declared_on": clock.today(),
        "dust": True,
    }
    with transaction.atomic():
        put_rows(person("officer_tonghua"), "hazard_declarations", pl.DataFrame([one_more]), "2205")
    return list(Batch.objects.order_by("number"))


def _words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.replace("\u2009", "")).split())


def test_a_batch_tells_each_figure_it_moved_from_what_to_what(browser, batches):
    page = browser("province").get(reverse("batch_moves", args=[batches[-1].uid])).content.decode()
    told = _words(page)
    assert "粉尘危害项目申报率 通化市 95.0% 57 / 60 96.7% 58 / 60 +1.7 个百分点" in told
    assert "定期检测率" not in told, "what the batch does not touch did not move"
    first = _words(browser("province").get(reverse("batch_moves", args=[batches[1].uid])).content.decode())
    assert "0.0% 0 / 60 95.0% 57 / 60 +95.0 个百分点 转为达标" in first
    rows = re.search(r'href="([^"]*declaration_rate/rows/[^"]*)"', page)[1].replace("&amp;", "&")
    assert "58 / 60" in _words(browser("province").get(rows).content.decode())


def test_the_newest_batches_stand_first_and_lead_to_what_they_moved(browser, batches):
    page = browser("province").get(reverse("moves")).content.decode()
    order = [page.index(reverse("batch_moves", args=[one.uid])) for one in reversed(batches)]
    assert order == sorted(order)
    assert reverse("moves") in browser("province").get(reverse("indicators")).content.decode()


def test_a_place_sees_the_batches_of_its_own_area_and_none_that_the_round_filed(browser, batches, round_):
    newest = batches[-1]
    address = reverse("batch_moves", args=[newest.uid])
    assert browser("officer_tonghua").get(address).status_code == 200
    assert browser("officer_changchun").get(address).status_code == 404
    assert newest.uid not in browser("officer_changchun").get(reverse("moves")).content.decode()
    with transaction.atomic():
        recount = {"draw_code": "d", "subject": "1-1", "register_name": "employers", "result": "agrees"}
        recount |= {"round_code": "jilin-2020-1", "attribute": "declaration_rate", "recounted_on": clock.today()}
        filed = put_rows(person("province"), "recounts", pl.DataFrame([recount]), "2205")
    freeze_results(person("province"), round_, clock.today())
    assert browser("officer_tonghua").get(reverse("batch_moves", args=[filed.uid])).status_code == 404
    assert filed.uid not in browser("province").get(reverse("moves")).content.decode()
