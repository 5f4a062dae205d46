"""Computed rates are kept as they were, with their picture of the facts, under one audit line."""

import json
from datetime import date
from fractions import Fraction

import pytest
from django.db import IntegrityError

from qingchen.accounts.models import AuditLine
from qingchen.indicators.actions import store_results
from qingchen.indicators.models import ResultRun, StoredResult
from qingchen.indicators.result import Result, Standing
from qingchen.values.actor import Actor, Role
from qingchen.values.rate import Rate
from qingchen.values.region import EVERYWHERE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
OFFICE = Actor("province", "省办", Role.PROVINCE, EVERYWHERE)
RATE = Rate(188, 206)
STANDING = Standing(date(2020, 7, 31), date(2020, 7, 20), 42, "0.1.0+abc")


def result(group: str = "changchun", rate: Rate = RATE, **changes) -> Result:
    return Result(
        **{
            "indicator": "declaration_rate",
            "title": "粉尘危害项目申报率",
            "counted": "用人单位",
            "version": "1",
            "group_code": group,
            "group_name": "长春市",
            "group_partial": False,
            "rate": rate,
            "rate_with_excluded": rate + Rate(1, 4),
            "target": Fraction(19, 20),
            "pro_rata": Fraction(19, 20) * Fraction(213, 366),
            "standing": STANDING,
            **changes,
        }
    )


def test_what_was_computed_comes_back_exactly():
    run = store_results(OFFICE, [result(), result("siping", Rate(0, 0), target=None, pro_rata=None)], by="unit")
    first, second = run.results.all()
    assert (first.rate, first.rate_with_excluded) == (Rate(188, 206), Rate(189, 210))
    assert (first.target_share, first.met) == (Fraction(19, 20), False)
    assert Fraction(first.pro_rata) == Fraction(19, 20) * Fraction(213, 366)
    assert (second.rate, second.target_share, second.met) == (Rate(0, 0), None, None)
    assert (run.about, run.known_on, run.batches_until) == (date(2020, 7, 31), date(2020, 7, 20), 42)
    assert run.code_version == "0.1.0+abc"


def test_one_act_one_audit_line():
    run = store_results(OFFICE, [result()], by="unit")
    (line,) = AuditLine.objects.filter(act="store_results")
    assert (line.actor, line.public_id) == ("province", run.public_id)
    assert json.loads(line.details)["results"] == 1


def test_a_better_number_later_is_a_second_result():
    store_results(OFFICE, [result()], by="unit")
    store_results(OFFICE, [result(rate=Rate(200, 206))], by="unit")
    assert list(StoredResult.objects.values_list("numerator", flat=True)) == [188, 200]
    assert len(set(ResultRun.objects.values_list("public_id", flat=True))) == 2


def test_nothing_stored_is_changed_or_deleted():
    stored = store_results(OFFICE, [result()], by="unit").results.get()
    stored.numerator = 206
    for change in (
        stored.save,
        stored.delete,
        stored.run.save,
        lambda: StoredResult.objects.update(numerator=206),
        lambda: StoredResult.objects.all().delete(),
        lambda: ResultRun.objects.bulk_update([stored.run], ["by"]),
    ):
        with pytest.raises(TypeError):
            change()
    assert StoredResult.objects.get().numerator == 188


def test_one_run_holds_a_group_once_and_shares_one_picture():
    with pytest.raises(AssertionError):
        store_results(
            OFFICE,
            [result(), result("siping", standing=Standing(date(2020, 7, 30), date(2020, 7, 20), 42, "x"))],
            by="unit",
        )
    with pytest.raises(IntegrityError):
        store_results(OFFICE, [result(), result()], by="unit")
