"""Publishing: by the provincial office, whole or not at all, with its words; and never moved afterwards."""

import csv
import io
import json
from dataclasses import replace
from fractions import Fraction

import fastexcel
import openpyxl
import pytest
from django.urls import reverse

from qingchen import clock
from qingchen.accounts.actions import keep_account
from qingchen.accounts.models import AuditLine
from qingchen.indicators.actions import export_results, publish_results, take_public_edition
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.models import Publication, PublicEdition
from qingchen.indicators.store import compared, publication_named, result_of
from qingchen.problems import Problem
from qingchen.values.actor import SYSTEM, Actor, Role
from qingchen.values.rate import Rate
from qingchen.values.region import EVERYWHERE, Area
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


def test_a_title_is_given_once_so_that_who_cites_it_cites_one_table():
    first = publish_results(OFFICE, [result()], "七月通报", by="unit")
    with pytest.raises(Problem) as refused:
        publish_results(OFFICE, [result()], " 七月通报 ", by="unit")
    assert refused.value.code == "publication.title_taken"
    assert f"{first.published_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}" in refused.value.sentence
    assert list(Publication.objects.all()) == [first]


def test_todays_value_stands_beside_the_published_one_where_it_moved():
    one, other = result(), result("siping")
    published = publish_results(OFFICE, [one, other], "通报", by="unit")
    later = [replace(one, rate=Rate(one.rate.numerator - 1, one.rate.denominator))]
    moved = {line.stored.group_code: (line.today, line.moved) for line in compared(published, later)}
    assert moved == {one.group_code: (later[0].rate, True), "siping": (None, True)}
    assert not any(line.moved for line in compared(published, [one, other]))


def test_a_published_figure_stands_whatever_becomes_of_its_indicator(client, monkeypatch):
    office = keep_account(SYSTEM, "province", name="省办", role=Role.PROVINCE, area=EVERYWHERE)
    client.force_login(office, "allauth.account.auth_backends.AuthenticationBackend")
    told = [
        result(group_name="原来的一组", group="gone", target=Fraction(1, 20), better="lower", rate=Rate(1, 40)),
        result("gone", Rate(3, 8), target=None, group_name="原来的一组", **CLOSED),
    ]
    published = publish_results(OFFICE, told, "七月", by="unit")

    def as_published():
        lines = compared(published, told)
        return [result_of(one.stored, published.definitions[one.stored.indicator]) for one in lines]

    old = as_published()
    assert [(one.figure_text, one.met_text) for one in old] == [("2.5%", "达标"), ("3户", "—")]
    changed = replace(indicators()["declaration_rate"], version="9", unit="户", measure="count")
    monkeypatch.setitem(indicators(), "declaration_rate", changed)
    monkeypatch.delitem(indicators(), CLOSED["indicator"])
    assert as_published() == old
    assert [one.redefined for one in compared(published, told)] == [True, True]
    page = client.get(reverse("publication", args=[published.public_id])).content.decode()
    assert "原来的一组" in page
    assert "发布时第 1 版，今日第 9 版" in page
    assert "今日没有这项指标" in page
    # Nobody knows any more whether it counted persons, so its small numbers are hidden.
    assert "提请关闭单位数,原来的一组,<5,不公布,,户" in take_public_edition(OFFICE, published)


def test_a_figure_moved_if_only_the_excluded_employers_did():
    one = result()
    published = publish_results(OFFICE, [one], "通报", by="unit")
    later = replace(one, rate_with_excluded=one.rate_with_excluded + Rate(0, 1))
    (line,) = compared(published, [later])
    assert (line.today, line.with_excluded, line.moved) == (one.rate, later.rate_with_excluded, True)


def test_files_hold_figures_and_definitions_and_no_formula():
    named = replace(result(), group_name="=1+1")
    rows = list(csv.DictReader(io.StringIO(export_results(OFFICE, [named], "csv", by="unit").decode("utf-8-sig"))))
    assert (rows[0]["分组名称"], bool(rows[0]["口径：依据"])) == ("'=1+1", True)
    held = json.loads(export_results(OFFICE, [named], "json", by="unit"))
    assert held["results"][0]["numerator"] == named.rate.numerator
    assert held["definitions"][named.indicator]["分子"]
    book = fastexcel.read_excel(export_results(OFFICE, [named], "xlsx", by="unit"))
    assert book.sheet_names == ["结果", "口径"]
    line = book.load_sheet("结果").to_polars().row(0, named=True)
    assert (line["分子"], line["分组名称"]) == (named.rate.numerator, "=1+1")
    assert AuditLine.objects.filter(act="export_results").count() == 3


CLOSED = {"indicator": "closing_employer_count", "title": "提请关闭单位数", "measure": "count", "unit": "户"}


def test_a_count_leaves_as_its_number_and_no_percent_in_every_form_of_file():
    told = [result(rate=Rate(0, 0), target=Fraction(2), **CLOSED), result("siping", Rate(3, 8), target=None, **CLOSED)]
    rows = list(csv.DictReader(io.StringIO(export_results(OFFICE, told, "csv", by="unit").decode("utf-8-sig"))))
    assert [(row["数值"], row["单位"], row["目标"]) for row in rows] == [("0", "户", "2"), ("3", "户", "")]
    held = json.loads(export_results(OFFICE, told, "json", by="unit"))["results"]
    assert [(one["measure"], one["unit"], one["numerator"], one["percent"]) for one in held] == [
        ("count", "户", 0, None),
        ("count", "户", 3, None),
    ]
    lines = fastexcel.read_excel(export_results(OFFICE, told, "xlsx", by="unit")).load_sheet("结果").to_polars()
    assert lines["数值"].to_list() == [0, 3]


def test_a_workbook_holds_rates_unrounded_so_that_whoever_filters_by_the_target_finds_what_met_it():
    told = [result(rate=Rate(9_496, 10_000)), result("siping", Rate(19, 20))]
    book = openpyxl.load_workbook(io.BytesIO(export_results(OFFICE, told, "xlsx", by="unit", across="industry")))
    assert book.properties.title == "指标结果（按检查单位和重点行业，截止 2020-07-31，按 2020-07-20 所知）"
    figures = book["结果"]
    column = [cell.value for cell in figures[1]].index("数值") + 1
    assert [figures.cell(row, column).value >= 95 for row in (2, 3)] == [False, True]
    assert (figures.cell(2, column).number_format, figures.freeze_panes) == ("0.0", "E2")


def test_the_public_edition_hides_small_counts_of_persons_and_what_would_tell_them():
    told = [
        result(code, rate, indicator="health_examination_rate", group_name=name)
        for code, name, rate in (
            ("changchun", "长春市", Rate(240, 300)),
            ("siping", "四平市", Rate(2, 30)),
            ("baishan", "白山市", Rate(70, 70)),
        )
    ]
    published = publish_results(OFFICE, told, "=七月", by="unit")
    rows = list(csv.reader(io.StringIO(take_public_edition(OFFICE, published).removeprefix("\ufeff"))))
    assert rows[0] == ["标题", "'=七月"]
    body = {row[1]: row[2:5] for row in rows[6:]}
    assert body["四平市"][0] == "<5"
    assert body["四平市"][2] == "不公布"
    assert body["白山市"][1] == "70"
    # The sum and what the others did would give the small count away.
    assert body["合计"] == ["312", "400", "78.0"]
    assert body["长春市"][0] == body["白山市"][0] == "不公布"
    assert AuditLine.objects.filter(act="take_public_edition", public_id=published.public_id).count() == 1
    assert take_public_edition(OFFICE, published)


def test_counts_of_employers_are_told_as_they_are():
    few = result("siping", Rate(2, 3), group_name="四平市")
    published = publish_results(OFFICE, [few], "七月", by="unit")
    assert "四平市,2,3,66.7," in take_public_edition(OFFICE, published)


def test_one_cut_off_day_has_one_public_edition_of_one_grouping():
    published = publish_results(OFFICE, [result()], "按检查单位", by="unit")
    take_public_edition(OFFICE, published)
    second = publish_results(OFFICE, [result()], "按市", by="prefecture")
    fine = publish_results(OFFICE, [result()], "按乡镇", by="township")
    for actor, publication, code in (
        (OFFICE, second, "publication.public_already"),
        (OFFICE, fine, "publication.too_fine"),
        (PREFECTURE, published, "account.not_permitted"),
    ):
        with pytest.raises(Problem) as refused:
            take_public_edition(actor, publication)
        assert refused.value.code == code
    assert not PublicEdition.objects.exclude(publication=published).exists()


def test_the_office_takes_the_public_edition_from_the_page_of_the_publication(client):
    office = keep_account(SYSTEM, "province", name="省办", role=Role.PROVINCE, area=EVERYWHERE)
    client.force_login(office, "allauth.account.auth_backends.AuthenticationBackend")
    published = publish_results(OFFICE, [result()], "七月", by="unit")
    assert (
        reverse("public_edition", args=[published.public_id])
        in client.get(reverse("publication", args=[published.public_id])).content.decode()
    )
    answer = client.post(reverse("public_edition", args=[published.public_id]))
    assert answer.status_code == 200
    assert "长春市,188,206,91.3" in answer.content.decode()
