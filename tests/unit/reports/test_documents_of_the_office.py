"""The documents that the office issues: what each says, whom it is for, and that nothing of another place is in it."""

from dataclasses import replace
from datetime import date

import pytest

from qingchen.reports.catalogue import reports
from qingchen.reports.report import word_file
from qingchen.reports.round_content import RoundContent
from tests.unit.reports.report_builders import form, place, problem, rate, report_content
from tests.unit.reports.word_reading import all_text, paragraph_texts

OFFICE = "吉林省尘肺病防治工作领导小组办公室"
DAY = date(2020, 8, 10)


def low(name, declared, **changes):
    computed = rate().computed
    rates = (rate(computed=replace(computed, text=f"{declared / 2:.1f}%（{declared} / 200）")),)
    return place(name, rates=rates, annexes=(form(1, name), form(2, f"{name}示例石料厂")), **changes)


def round_content(**changes):
    first = report_content(places=(low("清尘甲市", 180), low("清尘乙市", 196)))
    second = report_content(team_number=2, places=(low("清尘丙市", 190, problems=()),))
    handed = tuple((f"清尘{name}市", "督导检查反馈意见", f"0000-0000-0000-000{at}") for at, name in enumerate("甲乙丙"))
    seal_of = "吉林省卫生健康委员会"
    content = RoundContent(OFFICE, (first, second), 4, DAY, date(2020, 9, 10), seal_of=seal_of, handed=handed)
    return replace(content, **changes)


def texts(name, content):
    return {draft.place: all_text(word_file(draft).data) for draft in reports()[name].draft(content)}


def test_the_bulletin_puts_places_in_order_and_names_problems_and_the_deadline():
    text = texts("bulletin", round_content())[""]
    order = [
        text.index(f"\n{name}\n", text.index("各地粉尘危害项目申报率")) for name in ("清尘乙市", "清尘丙市", "清尘甲市")
    ]
    assert order == sorted(order)
    assert "清尘示例石灰石有限公司" in text
    assert "2020年9月10日前" in text
    assert "另有1个检查对象的工作报告尚未签发" in text


def test_the_seal_of_another_body_is_printed_as_such_and_no_seal_is_drawn():
    (draft,) = reports()["province_summary"].draft(round_content())
    assert paragraph_texts(word_file(draft).data, "公文署名") == [OFFICE, "（吉林省卫生健康委员会代章）"]


@pytest.mark.parametrize("name", ["feedback", "rectification_order", "delivery_receipt"])
def test_a_letter_to_one_place_holds_nothing_of_another(name):
    found = texts(name, round_content())
    assert "清尘甲市" in found["清尘甲市"]
    assert "清尘乙市" not in found["清尘甲市"]
    assert ("清尘丙市" in found) == (name != "rectification_order")


def test_no_two_documents_of_a_round_share_a_page_code():
    kinds = ("province_summary", "bulletin", "feedback", "rectification_order", "delivery_receipt")
    codes = [draft.document.print_code for kind in kinds for draft in reports()[kind].draft(round_content())]
    assert len(codes) == len(set(codes)) == 10


def test_a_receipt_names_the_versions_that_were_handed_over():
    found = texts("delivery_receipt", round_content(number="函〔2020〕9号"))
    assert "0000-0000-0000-0001" in found["清尘乙市"]
    assert "0000-0000-0000-0001" not in found["清尘甲市"]
    assert not texts("delivery_receipt", round_content(handed=()))


def test_letters_to_one_place_each_bear_numbers_counted_on_and_the_summary_its_approver():
    content = round_content(number="吉尘防办函〔2020〕9号", approver="甲主任")
    for name, last in (("feedback", 11), ("rectification_order", 10)):
        heads = [draft.document.letterhead.number for draft in reports()[name].draft(content)]
        assert heads == [f"吉尘防办函〔2020〕{number}号" for number in range(9, last + 1)]
    assert "签发人：甲主任" in texts("province_summary", content)[""]
    assert "签发人" not in texts("bulletin", content)[""]


def test_a_bulletin_sums_the_problems_in_the_order_of_the_form_and_names_no_object_twice():
    named = problem(fact="甲石料厂（示例1）没有检测", named_object="甲石料厂（示例1）", item_code="ZH1-03")
    first = report_content(places=(low("清尘甲市", 180, problems=(named, problem(item_code="ZH1-01"))),))
    content = replace(round_content(), teams=(first,))
    text = texts("bulletin", content)[""]
    assert text.count("甲石料厂（示例1）") == 1
    assert text.index("强化组织领导") < text.index("粉尘危害专项治理") < text.index("合计")


def test_a_record_of_a_visit_has_its_own_problems_only():
    here, there = problem(found_at="清尘甲市示例石料厂"), problem(statement="别处的问题", found_at="别处")
    content = report_content(places=(low("清尘甲市", 180, problems=(here, there)),))
    (text,) = texts("on_site_record", content).values()
    assert here.statement in text
    assert "别处的问题" not in text
    assert "被检查单位负责人（签名）" in text
