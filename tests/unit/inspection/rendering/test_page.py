"""Canonical answer → fields of a web page → canonical answer."""

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.inspection.answer import NotApplicable, Ratio, Repeat, Row
from qingchen.inspection.rendering.page import describe, from_fields, to_fields
from tests.unit.inspection.canonical import FORM1, FORM2, ITEMS, answers


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.code)
@settings(max_examples=4, deadline=None)
@given(st.data())
def test_every_answer_comes_back_from_the_page_unchanged(item, data):
    answer = data.draw(answers(item))
    assert from_fields(item, to_fields(item, answer)) == (answer, [])


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(ITEMS).flatmap(lambda item: st.tuples(st.just(item), answers(item))))
def test_an_answer_survives_the_encoding_of_a_posted_form(drawn):
    item, answer = drawn
    posted = QueryDict(mutable=True)
    posted.update(to_fields(item, answer))
    assert from_fields(item, QueryDict(posted.urlencode())) == (answer, [])


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.code)
def test_a_page_left_blank_gives_no_answer_and_no_problem(item):
    assert from_fields(item, to_fields(item, None)) == (None, [])


def test_several_ticked_proofs_are_all_kept():
    posted = QueryDict("state=not_applicable&reason=县级单位&proof=a.pdf&proof=b.pdf")
    assert from_fields(FORM1.by_code["ZH1-06"], posted)[0] == NotApplicable("县级单位", ("a.pdf", "b.pdf"))


def test_rows_keep_the_order_of_their_numbers_and_blank_ones_are_left_out():
    posted = {
        "row_10_subject": "乙",
        "row_10_holds": "no",
        "row_2_subject": "甲",
        "row_2_holds": "yes",
        "row_3_note": " ",
    }
    answer, problems = from_fields(FORM2.by_code["AF3-03"], posted)
    assert (answer, problems) == (Repeat((Row("甲", True), Row("乙", False))), [])


def test_numbers_are_read_as_people_type_them():
    posted = {"numerator": "１,２０４", "denominator": " 1300 "}
    assert from_fields(FORM1.by_code["ZH2-09"], posted)[0] == Ratio(1204, 1300)


def test_each_unreadable_field_is_told_by_itself():
    answer, problems = from_fields(FORM1.by_code["ZH2-09"], {"numerator": "约12", "denominator": "3.5"})
    assert answer is None
    assert [(problem.field, problem.found) for problem in problems] == [("分子", "约12"), ("分母", "3.5")]


def test_the_inspection_alone_may_find_an_item_unverifiable():
    item = FORM1.by_code["ZH1-06"]
    assert [kind for kind, _ in describe(item, "self_check").excuses] == ["not_applicable", "no_such_object"]
    assert "unverifiable" in dict(describe(item, "inspection").excuses)
