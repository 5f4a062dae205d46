"""Entries → workbook → entries, and what people do to workbooks in between."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from qingchen.inspection.answer import NotApplicable, Number, Ratio, Repeat, Row, YesNo
from qingchen.inspection.entry import Entry
from qingchen.inspection.rendering.workbook import read, write
from tests.unit.inspection.canonical import FORM1, FORM2, ITEMS, entries

PURPOSES = ["self_check", "inspection"]


def written(form, found, purpose="inspection", **more):
    return write(form, found, place_name="甲市", purpose=purpose, **more)


def only(form, *codes):
    """The form with these items alone: small to write and to read."""
    return replace(form, items=tuple(form.by_code[code] for code in codes))


def changed(form, found, change):
    """The workbook after a person's `change` to its main sheet."""
    book = openpyxl.load_workbook(io.BytesIO(written(form, found)))
    change(book["检查表"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def line_of(sheet, code):
    return next(row for row in sheet.iter_rows(min_row=6) if row[0].value == code)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ITEMS).flatmap(lambda item: st.tuples(st.just(item), entries(item))), st.sampled_from(PURPOSES))
def test_every_entry_comes_back_from_the_workbook_unchanged(drawn, purpose):
    item, entry = drawn
    form = replace(FORM1, items=(item,))
    assert read(form, written(form, [entry], purpose)) == ([entry], [])


@pytest.mark.parametrize("form", [FORM1, FORM2], ids=["form1", "form2"])
@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.data())
def test_all_entries_of_a_form_come_back_together_in_its_order(form, data):
    found = [data.draw(entries(item)) for item in form.items]
    assert read(form, written(form, reversed(found))) == (found, [])


@pytest.mark.parametrize("form", [FORM1, FORM2], ids=["form1", "form2"])
def test_a_blank_form_gives_no_entry_and_no_problem(form):
    assert read(form, written(form, [], "self_check")) == ([], [])


def test_printed_values_of_the_other_two_kinds_are_not_taken_for_answers():
    data = written(FORM1, [], claimed={"ZH2-09": "95.0%（190/200）"}, computed={"ZH2-09": "90.0%（180/200）"})
    assert read(FORM1, data) == ([], [])


def test_what_looks_like_a_formula_is_written_as_text():
    form = only(FORM1, "ZH1-05")
    entry = Entry("ZH1-05", YesNo(True), remark='=HYPERLINK("http://invalid.example")', responsible_person="@甲")
    book = openpyxl.load_workbook(io.BytesIO(written(form, [entry])))
    texts = [c for row in book["检查表"].iter_rows() for c in row if str(c.value).startswith(("=HYP", "@"))]
    assert [(cell.data_type, cell.number_format) for cell in texts] == [("s", "@"), ("s", "@")]


def test_a_file_that_is_no_workbook_is_told_in_one_sentence():
    entries_, problems = read(FORM1, b"not a workbook")
    assert (entries_, [problem.rule for problem in problems]) == ([], ["not_a_workbook"])
    assert "另存为 .xlsx" in problems[0].text


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
def test_a_workbook_damaged_in_any_part_is_told_and_never_raised(part):
    whole, damaged = zipfile.ZipFile(io.BytesIO(written(only(FORM1, "ZH1-05"), []))), io.BytesIO()
    with zipfile.ZipFile(damaged, "w") as parts:
        for name in whole.namelist():
            parts.writestr(name, whole.read(name)[:-40] if name == part else whole.read(name))
    _, problems = read(only(FORM1, "ZH1-05"), damaged.getvalue())
    assert [problem.rule for problem in problems] == ["not_a_workbook"]


def test_the_workbook_of_the_other_form_is_told_by_its_version_and_its_codes():
    _, problems = read(FORM1, written(FORM2, []))
    assert {problem.rule for problem in problems} == {"other_version", "unknown_item"}


def test_all_unreadable_cells_are_told_at_once():
    form = only(FORM1, "ZH1-05", "ZH2-16")

    def spoil(sheet):
        line_of(sheet, "ZH1-05")[4].value = "大概有"
        line_of(sheet, "ZH2-16")[4].value = "三户"

    found, problems = read(form, changed(form, [], spoil))
    assert found == []
    assert [(problem.item_code, problem.found) for problem in problems] == [("ZH1-05", "大概有"), ("ZH2-16", "三户")]


def test_an_excuse_typed_with_plain_reason_and_proof_is_understood():
    form = only(FORM1, "ZH1-06")

    def fill(sheet):
        cells = line_of(sheet, "ZH1-06")
        headings = {cell.value: at for at, cell in enumerate(sheet[5])}
        cells[headings["填写"]].value = "不适用"
        cells[headings["说明"]].value = "本级为县级单位"
        cells[headings["佐证材料"]].value = "说明.pdf；批复.pdf"

    answer = NotApplicable("本级为县级单位", ("说明.pdf", "批复.pdf"))
    assert read(form, changed(form, [], fill)) == ([Entry("ZH1-06", answer)], [])


def test_a_value_beside_an_excuse_is_refused():
    form = only(FORM1, "ZH2-09")

    def fill(sheet):
        row = line_of(sheet, "ZH2-09")[0].row
        sheet.cell(row, 5).value, sheet.cell(row + 1, 5).value = "无此类对象", 12

    _, problems = read(form, changed(form, [], fill))
    assert [problem.rule for problem in problems] == ["value_beside_excuse"]


def test_a_percentage_cell_is_read_as_the_number_shown():
    form = only(FORM2, "AF2-03")

    def fill(sheet):
        cell = line_of(sheet, "AF2-03")[4]
        cell.value, cell.number_format = 0.085, "0.0%"

    found, problems = read(form, changed(form, [], fill))
    assert (found, problems) == ([Entry("AF2-03", Number(found[0].answer.value))], [])
    assert str(found[0].answer.value) == "8.5"


def test_rows_added_to_the_detail_sheet_belong_to_the_item_above_them():
    form = only(FORM2, "AF3-03")
    data = written(form, [Entry("AF3-03", Repeat((Row("甲01", True),)))])
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["抽查明细"]
    sheet.insert_rows(3)
    sheet.cell(3, 4).value, sheet.cell(3, 5).value = "甲02", "否"
    buffer = io.BytesIO()
    book.save(buffer)
    answer = Repeat((Row("甲01", True), Row("甲02", False)))
    assert read(form, buffer.getvalue())[0] == [Entry("AF3-03", answer)]


def test_the_printed_rate_follows_the_counts():
    form = only(FORM1, "ZH2-09")
    book = openpyxl.load_workbook(io.BytesIO(written(form, [Entry("ZH2-09", Ratio(190, 200))])), data_only=True)
    cells = line_of(book["检查表"], "ZH2-09")
    headings = {cell.value: at for at, cell in enumerate(book["检查表"][5])}
    assert cells[headings["比率"]].value == 0.95
