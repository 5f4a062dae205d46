"""A document as PDF: the words and figures of the Word file, on the page of GB/T 9704, its typefaces named."""

import dataclasses
from collections import Counter
from datetime import date
from types import SimpleNamespace

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings

from qingchen.reports.catalogue import reports
from qingchen.reports.document import Annex, Colophon, Heading, Letterhead, Number, Paragraph, Signature, numbers
from qingchen.reports.gongwen import write
from qingchen.reports.numbers import numbers_in
from qingchen.reports.pdf.coverage import GETA, coverage
from qingchen.reports.pdf.faces import CANDIDATES, chosen_from, faces
from qingchen.reports.pdf.figures import numbers_in_pdf
from qingchen.reports.pdf.write import write_pdf
from qingchen.reports.readable import readable
from qingchen.reports.report import both_files
from tests.unit.reports.report_builders import form, place, plain_document, report_content
from tests.unit.reports.test_document_numbers import BLOCKS
from tests.unit.reports.test_gongwen import WIDE
from tests.unit.reports.word_reading import all_text

MM = 72 / 25.4


def pages(data):
    with pdfium.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def words(text):
    return "".join(text.split())


def font(family, weight=400):
    return SimpleNamespace(family=family, weight=weight, style="normal", path=f"/{family}.otf", index=0)


def test_the_words_of_the_word_file_stand_in_the_pdf_in_the_same_order():
    (draft,) = reports()["team_report"].draft(report_content(places=(place(annexes=()), place("清尘乙市", annexes=()))))
    printed = words("".join(pages(write_pdf(draft.document))))
    at = 0
    for line in filter(None, map(words, all_text(write(draft.document)).splitlines())):
        at = printed.index(line, at) if line in printed else pytest.fail(line)


@settings(max_examples=10, deadline=None)
@given(BLOCKS, BLOCKS)
def test_pdf_and_word_carry_the_same_figures_with_the_same_results(body, annexed):
    document = plain_document(body=body, annexes=(Annex("附件1", ("表",), annexed, landscape=True),))
    expected = [(number.result_id, readable(number.text)) for number in numbers(document)]
    assert numbers_in_pdf(write_pdf(document)) == numbers_in(write(document)) == expected


def test_what_an_office_writes_is_never_run_as_layout():
    text = '#panic("x") *粗* $x$ <y> @z [a] \\ "b" #sys.inputs'
    assert words(text) in words(pages(write_pdf(plain_document(body=(Paragraph(text),))))[0])


def test_a_page_is_a4_and_holds_22_lines_of_28_characters():
    data = write_pdf(plain_document(body=(Paragraph("督" * 28 * 60),)))
    with pdfium.PdfDocument(data) as document:
        assert [round(length / MM) for length in document[0].get_size()] == [210, 297]
        text = document[1].get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1) == "督"]
    lines = Counter(round(bottom) for _, bottom, _, _ in boxes)
    assert list(lines.values()) == [28] * 22
    assert min(lines) >= 35 * MM


def test_long_forms_lie_on_landscape_pages_and_the_colophon_closes_on_an_even_upright_one():
    annex = Annex("附表1", ("检查表",), (WIDE,), landscape=True, page_note="条目为本系统拟定")
    colophon = Colophon("某办公室", date(2020, 8, 5), ("甲厅", "乙厅"))
    data = write_pdf(plain_document(annexes=(annex,), colophon=colophon))
    with pdfium.PdfDocument(data) as document:
        shapes = [tuple(round(length / MM) for length in page.get_size()) for page in document]
    assert shapes[:2] == [(210, 297), (297, 210)]
    assert shapes[-1] == (210, 297)
    assert len(shapes) % 2 == 0
    assert "条目为本系统拟定" in pages(data)[1]
    assert "抄送：甲厅，乙厅。" in words(pages(data)[-1])


def test_page_number_code_letterhead_and_approver_are_printed():
    data = write_pdf(
        plain_document(
            letterhead=Letterhead("某办公室文件", "吉尘防办发〔2020〕2号", "甲一"),
            body=(Heading(1, "标题"), Paragraph("正文")),
            signature=Signature(("某组",), None),
            print_code="ABCD",
        )
    )
    printed = words(pages(data)[0])
    for text in (
        "某办公室文件",
        "吉尘防办发〔2020〕2号",
        "签发人：甲一",
        "一、标题",
        "—1—",
        "版本校验码ABCD",
        "（未签发稿）",
    ):
        assert text in printed


def test_the_last_page_names_every_typeface_that_stands_for_another():
    note = faces().note
    if not note:
        pytest.skip("this machine has every typeface of the standard")
    last = words(pages(write_pdf(plain_document()))[-1])
    assert words(note) in last
    for face in faces().chosen.values():
        assert not face.stands_for or words(f"{face.stands_for}以 {face.family} 代替") in last


def test_the_very_typeface_is_taken_before_any_other_and_needs_no_note():
    exact = [font(next(one.family for one in each if one.exact)) for _, each in CANDIDATES.values()]
    found = chosen_from([font("Noto Serif CJK SC"), font("Noto Sans CJK SC"), *exact])
    assert (found.note, found.wanting) == ("", ())


def test_without_a_chinese_typeface_there_is_word_alone_and_that_is_said(monkeypatch):
    bare = chosen_from([font("Liberation Serif")])
    assert "仿宋_GB2312" in bare.no_pdf
    assert "只有 Word 文件" in bare.no_pdf
    monkeypatch.setattr("qingchen.reports.report.faces", lambda: bare)
    (draft,) = reports()["team_report"].draft(report_content())
    assert [built.file_name.rpartition(".")[2] for built in both_files(draft)] == ["docx"]


def test_a_character_that_the_bodys_typeface_lacks_is_told():
    found = coverage(faces(), set("䶮㳫𬱖𪚥"))
    if not found.borrowed:
        pytest.skip("the typeface of this machine holds them all, or none does")
    rare = found.borrowed[0]
    assert f"缺字“{rare}”" in words(pages(write_pdf(plain_document(addressee=f"甲{rare}")))[-1])


def test_a_character_of_the_offices_own_making_is_marked_and_told():
    printed = pages(write_pdf(plain_document(addressee="甲\ue123乙")))[-1]
    assert f"甲{GETA}乙" in printed
    assert "U+E123" in printed


def test_the_same_document_gives_the_same_pdf():
    document = plain_document(body=(Paragraph((Number("12", "r1"),)),))
    assert write_pdf(document) == write_pdf(document)
    assert write_pdf(document) != write_pdf(dataclasses.replace(document, note="主动公开"))


def test_a_form_of_ninety_items_repeats_its_head_on_each_page():
    (annexed,) = reports()["form_annex"].draft(report_content(places=(place(annexes=(form(rows=91),)),)))
    printed = pages(write_pdf(annexed.document))
    assert len(printed) > 3
    assert all("申报值" in page for page in printed)
