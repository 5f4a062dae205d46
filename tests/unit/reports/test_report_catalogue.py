"""The team's report, the extracts and the forms, read back as text."""

from collections import Counter
from dataclasses import replace

from qingchen.reports.catalogue import reports
from qingchen.reports.content import FORM_NOTE, value
from qingchen.reports.document import Number, numbers
from qingchen.reports.numbers import numbers_in
from qingchen.reports.unmet_items import unmet_annexes
from tests.unit.reports.report_builders import form, place, problem, rate, report_content
from tests.unit.reports.word_reading import all_text, opened, paragraph_texts


def built(name, content):
    return reports()[name].build(content)


def team_report(content):
    (document,) = built("team_report", content)
    return document.data


def test_the_catalogue_holds_the_documents_of_the_round():
    assert set(reports()) >= {"team_report", "unit_extract", "form_annex"}
    assert all(report.name == name for name, report in reports().items())


def test_the_report_is_the_teams_and_signed_by_its_leader():
    data = team_report(report_content())
    (title,) = paragraph_texts(data, "公文标题")[:1]
    assert title.replace("\n", "") == "关于清尘甲市、清尘乙市尘肺病防治攻坚行动督导检查情况的报告"
    assert paragraph_texts(data, "公文主送机关") == ["省尘肺病防治工作领导小组办公室："]
    assert paragraph_texts(data, "公文发文机关标志") == ["吉林省尘肺病防治攻坚行动督导检查第一组"]
    assert paragraph_texts(data, "公文署名") == ["第一组组长：甲一", "（省人力资源社会保障厅）"]
    assert paragraph_texts(data, "公文成文日期") == ["2020年7月5日"]


def test_the_province_is_not_said_twice_where_the_campaigns_title_begins_with_it():
    data = team_report(report_content(campaign="吉林省尘肺病防治攻坚行动"))
    assert paragraph_texts(data, "公文发文机关标志") == ["吉林省尘肺病防治攻坚行动督导检查第一组"]


def test_each_place_has_its_own_section_in_the_same_order():
    data = team_report(report_content())
    assert paragraph_texts(data, "公文一级标题") == ["一、督导检查基本情况", "二、清尘甲市", "三、清尘乙市"]
    own = ["（一）基本情况", "（二）主要做法和亮点", "（三）存在的主要问题", "（四）意见建议"]
    assert paragraph_texts(data, "公文二级标题") == own * 2


def test_a_problem_has_statement_fact_figure_and_named_object():
    data = team_report(report_content(places=(place(problems=(problem(), problem(severity="general"))),)))
    first, second = paragraph_texts(data, "公文三级标题")
    assert first == (
        "1.部分用人单位未按周期开展粉尘浓度定期检测。抽查检测报告台账，最近一次检测已超过一年。"
        "相关数据：14户。具体对象：清尘示例石灰石有限公司。（检查项ZH2-10，严重问题）"
    )
    assert second.startswith("2.")
    assert second.endswith("一般问题）")


def test_the_rates_stand_in_a_table_with_their_three_values():
    (table, *_) = opened(team_report(report_content())).tables
    assert [cell.text for cell in table.rows[0].cells] == ["指标", "申报值", "计算值", "核实值", "目标", "结论"]
    assert table.rows[1].cells[0].text == "粉尘危害项目申报率"


def test_the_rate_with_excluded_employers_has_a_column_where_there_is_one():
    rates = (rate(with_excluded=Number("81.0%（192 / 237）", "result-2")),)
    (table, *_) = opened(team_report(report_content(places=(place(rates=rates),)))).tables
    assert "计算值（含排除单位）" in [cell.text for cell in table.rows[0].cells]


def test_the_figures_say_of_which_day_they_are():
    assert "数据截至2020年7月31日，计算值以2020年7月28日前已接收的台账为准" in all_text(team_report(report_content()))


def test_flags_are_shown_as_leads_and_not_as_conclusions():
    leads = (("有", Number("3", "flags-1"), "户体检人数多于接尘人数"),)
    data = team_report(report_content(places=(place(leads=leads),)))
    assert "（四）核查线索（线索，非结论）" in paragraph_texts(data, "公文二级标题")
    assert "线索，非结论" not in all_text(team_report(report_content()))


def test_what_is_missing_is_said_and_not_left_blank():
    text = all_text(team_report(report_content(places=(place(highlights=(), problems=(), suggestions=(), rates=()),))))
    for said in ("未记录需要突出反映的做法和亮点", "未登记问题", "未提出意见建议"):
        assert said in text


def test_a_report_that_the_leader_has_not_signed_says_so():
    assert paragraph_texts(team_report(report_content(signed_on=None)), "公文成文日期") == ["（未签发稿）"]


def test_the_report_lists_the_forms_that_go_beside_it_and_annexes_what_is_not_met():
    places = (
        place("清尘甲市", annexes=(form(1, "清尘甲市"), form(2, "清尘示例公司"))),
        place("清尘乙市", annexes=(form(1, "清尘乙市"),)),
    )
    data = team_report(report_content(places=places))
    assert paragraph_texts(data, "公文附件编号") == ["附件"]
    assert paragraph_texts(data, "公文附件说明") == [
        "附件：未达标和有出入事项一览表",
        "附表（另附）：1.综合检查表（清尘甲市、清尘乙市）",
        "2.暗访企业检查表（清尘示例公司）",
    ]
    assert opened(data).sections[-1].footer.paragraphs[0].text.startswith(FORM_NOTE)


def test_of_a_form_the_report_takes_what_is_not_met_and_what_is_not_as_it_was_claimed():
    filled = form(1, "清尘甲市", rows=5)
    met = {"verdict": "达标", "remark": ""}
    as_claimed = replace(filled.rows[1], claimed=Number("93.2%（192 / 206）", "claim-2"), **met)
    partly = replace(as_claimed, code="ZH1-03", verdict="基本达标")
    excused = replace(filled.rows[3], verdict="不适用", verified="不适用：没有")
    otherwise = replace(filled.rows[4], **met)
    (annex,) = unmet_annexes(
        (place(annexes=(replace(filled, rows=(filled.rows[0], as_claimed, partly, excused, otherwise)),)),)
    )
    told = [row for row in annex.blocks[1].rows if isinstance(row, tuple)]
    assert [row[0] for row in told] == ["ZH1-01", "ZH1-05"]
    assert not unmet_annexes((place(annexes=(replace(filled, rows=(as_claimed, partly, excused)),)),))


def test_the_print_code_changes_with_the_content_and_stands_on_the_page():
    content = report_content()
    changed = replace(content, places=(place(problems=()), *content.places[1:]))
    assert content.print_code != changed.print_code
    assert opened(team_report(content)).sections[0].footer.paragraphs[-1].text.endswith(content.print_code)


def test_every_number_of_the_content_is_in_the_report_and_no_other():
    content = report_content(places=(place("清尘甲市", leads=((Number("3", "flags"), "户"),)), place("清尘乙市")))
    expected = Counter((number.result_id, number.text) for number in numbers(content))
    assert Counter(numbers_in(team_report(content))) == expected


def test_an_extract_holds_that_unit_only():
    content = report_content()
    extracts = built("unit_extract", content)
    assert [document.place for document in extracts] == ["清尘甲市", "清尘乙市"]
    for document, own in zip(extracts, content.places, strict=True):
        text = all_text(document.data)
        others = [other.name for other in content.places if other is not own]
        assert own.office in text
        assert not any(other in text for other in others)
        expected = Counter((number.result_id, number.text) for number in numbers(own))
        assert Counter(numbers_in(document.data)) == expected


def test_an_extract_says_from_where_it_is_taken():
    (first, _) = built("unit_extract", report_content())
    assert "现将检查组工作报告中涉及你地的内容摘录如下" in all_text(first.data)
    assert paragraph_texts(first.data, "公文一级标题")[0] == "一、基本情况"


def test_each_form_is_also_a_document_of_its_own_with_landscape_pages_alone():
    content = report_content(places=(place(annexes=(form(1, "清尘甲市"), form(2, "甲/乙公司"))),))
    first, second = built("form_annex", content)
    assert [first.file_name, second.file_name] == ["附表1 清尘甲市.docx", "附表2 甲－乙公司.docx"]
    (section,) = opened(first.data).sections
    assert round(section.page_width.mm) == 297
    assert len(opened(first.data).tables[0].rows) == 1 + 2 + 3


def test_a_form_without_rows_says_that_it_was_not_filled():
    (only,) = built("form_annex", report_content(places=(place(annexes=(form(rows=0),)),)))
    assert "本表未填写。" in all_text(only.data)


def test_long_names_and_full_forms_neither_break_nor_lose_anything():
    name = "清尘" * 30 + "自治县"
    content = report_content(places=(place(name, annexes=(form(1, name, rows=91), form(2, "某" * 80, rows=60))),))
    data = team_report(content)
    assert paragraph_texts(data, "公文标题")[0].replace("\n", "").startswith(f"关于{name}")
    assert max(map(len, paragraph_texts(data, "公文标题")[0].split("\n"))) <= 20
    assert len(opened(data).tables[1].rows) == 1 + 2 + 91 + 60


def test_the_same_content_gives_the_same_bytes():
    assert team_report(report_content()) == team_report(report_content())


def test_a_value_without_stored_result_is_text_and_nothing_is_a_dash():
    assert value("未填") == "未填"
    assert value("") == "—"
    assert value("95%", "r1") == Number("95%", "r1")
