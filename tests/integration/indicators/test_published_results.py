"""Publishing: by the provincial office, whole or not at all, with its words; and never moved afterwards."""

import csv
import io
import json
from dataclasses import replace

import fastexcel
import pytest

from qingchen.accounts.models import AuditLine
from qingchen.indicators.actions import export_results, publish_results
from qingchen.indicators.models import Publication
from qingchen.indicators.store import compared, publication_named
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role
from qingchen.values.rate import Rate
from qingchen.values.region import Area
from tests.integration.indicators.test_stored_results import OFFICE, result

pytestmark = pytest.mark.django_db
PREFECTURE = Actor("siping", "四平", Role.PLACE, Area(("2203",)))


def test_the_office_publishes_and_the_words_of_the_definition_stay_with_the_figures():
    published = publish_results(OFFICE, [result()], " 七月通报 ", by="unit")
    found = publication_named(published.public_id)
    assert (found.title, found.run.by, found.published_by) == ("七月通报", "unit", OFFICE.name)
    assert found.definitions[result().indicator]["依据"]
    assert AuditLine.objects.filter(act="publish_results", public_id=published.public_id).count() == 1
    with pytest.raises(TypeError):
        found.save()


def test_nobody_else_publishes_nor_the_office_a_part_or_without_a_title():
    for actor, results, title, code in (
        (PREFECTURE, [result()], "通报", "account.not_permitted"),
        (OFFICE, [replace(result(), group_partial=True)], "通报", "publication.not_whole"),
        (OFFICE, [result()], "  ", "publication.no_title"),
    ):
        with pytest.raises(Problem) as refused:
            publish_results(actor, results, title, by="unit")
        assert refused.value.code == code
    assert not Publication.objects.exists()


def test_todays_value_stands_beside_the_published_one_where_it_moved():
    one, other = result(), result("siping")
    published = publish_results(OFFICE, [one, other], "通报", by="unit")
    later = [replace(one, rate=Rate(one.rate.numerator - 1, one.rate.denominator))]
    moved = {line.stored.group_code: (line.today, line.moved) for line in compared(published, later)}
    assert moved == {one.group_code: (later[0].rate, True), "siping": (None, True)}
    assert not any(line.moved for line in compared(published, [one, other]))


def test_files_hold_figures_and_definitions_and_no_formula():
    named = replace(result(), group_name="=1+1")
    rows = list(csv.DictReader(io.StringIO(export_results(OFFICE, [named], "csv", by="unit").decode("utf-8-sig"))))
    assert (rows[0]["地区或单位"], bool(rows[0]["口径：依据"])) == ("'=1+1", True)
    held = json.loads(export_results(OFFICE, [named], "json", by="unit"))
    assert held["results"][0]["numerator"] == named.rate.numerator
    assert held["definitions"][named.indicator]["分子"]
    book = fastexcel.read_excel(export_results(OFFICE, [named], "xlsx", by="unit"))
    assert book.sheet_names == ["结果", "口径"]
    line = book.load_sheet("结果").to_polars().row(0, named=True)
    assert (line["分子"], line["地区或单位"]) == (named.rate.numerator, "=1+1")
    assert AuditLine.objects.filter(act="export_results").count() == 3
