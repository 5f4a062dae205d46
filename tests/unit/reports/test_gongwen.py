"""The layout of GB/T 9704-2012, read back from the written file."""

from datetime import date

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from qingchen.reports.document import (
    Annex,
    Colophon,
    Column,
    GroupRow,
    Heading,
    Letterhead,
    Number,
    Paragraph,
    Signature,
    Table,
)
from qingchen.reports.gongwen import write
from qingchen.reports.word.measures import CHARACTER
from qingchen.reports.word.typefaces import FONTS_NOTE
from qingchen.reports.wording import width
from tests.unit.reports.report_builders import plain_document
from tests.unit.reports.word_reading import all_text, opened, paragraph_texts, style_font

WIDE = Table("", (Column("编码", 25), Column("内容", 200, "left")), (GroupRow("一组"), ("A", Number("1", "r1"))))


def test_the_page_is_a4_with_the_margins_of_the_standard():
    section = opened(write(plain_document())).sections[0]
    measured = [section.page_width, section.page_height, section.top_margin, section.left_margin]
    measured += [section.right_margin, section.bottom_margin]
    assert [round(length.mm) for length in measured] == [210, 297, 37, 28, 26, 35]


def test_a_page_holds_22_lines_of_28_characters():
    file = opened(write(plain_document()))
    body = file.styles["公文正文"]
    spacing = float(body.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    pitch = body.paragraph_format.line_spacing.pt
    assert 156 / 25.4 * 72 // (16 + spacing) == 28
    assert 225 / 25.4 * 72 // pitch == 22
    grid = file.sections[0]._sectPr.find(qn("w:docGrid"))
    assert int(grid.get(qn("w:linePitch"))) / 20 == pytest.approx(pitch)


@pytest.mark.parametrize(
    ("style", "east_asian", "size"),
    [
        ("公文标题", "方正小标宋简体", 22),
        ("公文正文", "仿宋_GB2312", 16),
        ("公文一级标题", "黑体", 16),
        ("公文二级标题", "楷体_GB2312", 16),
        ("公文三级标题", "仿宋_GB2312", 16),
        ("公文四级标题", "仿宋_GB2312", 16),
        ("公文附件编号", "黑体", 16),
        ("公文页码", "宋体", 14),
        ("公文版记", "仿宋_GB2312", 14),
    ],
)
def test_typefaces_and_sizes_are_those_of_the_standard(style, east_asian, size):
    found_east_asian, latin, found_size = style_font(opened(write(plain_document())), style)
    assert (found_east_asian, found_size) == (east_asian, size)
    assert latin == ("宋体" if style == "公文页码" else "Times New Roman")


def test_the_file_says_that_typefaces_may_be_substituted():
    assert opened(write(plain_document())).core_properties.comments == FONTS_NOTE


def test_headings_are_counted_by_level():
    body = (
        Heading(1, "甲"), Heading(2, "乙"), Heading(3, "丙"), Heading(4, "丁"), Heading(4, "戊"),
        Heading(2, "己"), Heading(3, "庚"), Heading(1, "辛"), Heading(2, "壬"),
    )  # fmt: skip
    data = write(plain_document(body=body))
    assert paragraph_texts(data, "公文一级标题") == ["一、甲", "二、辛"]
    assert paragraph_texts(data, "公文二级标题") == ["（一）乙", "（二）己", "（一）壬"]
    assert paragraph_texts(data, "公文三级标题") == ["1.丙", "1.庚"]
    assert paragraph_texts(data, "公文四级标题") == ["（1）丁", "（2）戊"]


def test_text_after_a_heading_in_its_paragraph_is_set_as_body():
    paragraph = opened(write(plain_document(body=(Heading(2, "标题。", "正文。"),)))).paragraphs[-1]
    assert [run.text for run in paragraph.runs] == ["（一）", "标题。", "正文。"]
    assert paragraph.runs[2]._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "仿宋_GB2312"


def test_the_addressee_ends_with_a_full_width_colon():
    assert paragraph_texts(write(plain_document(addressee="某办公室")), "公文主送机关") == ["某办公室："]


def test_an_upward_document_names_its_approver_beside_the_number_over_a_red_rule():
    data = write(plain_document(letterhead=Letterhead("某办公室文件", "吉尘防办发〔2020〕2号", "甲一")))
    (line,) = [p for p in opened(data).paragraphs if p.style.name == "公文发文字号"]
    assert line.text == "\u3000吉尘防办发〔2020〕2号\t签发人：甲一"
    assert line.runs[-1]._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "楷体_GB2312"
    assert line._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom")).get(qn("w:color")) == "FF0000"


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages_between_dashes():
    file = opened(write(plain_document(print_code="ABCD")))
    assert file.settings.odd_and_even_pages_header_footer
    section = file.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        number, code = footer.paragraphs
        assert "".join(text.text for text in number._p.iter(qn("w:t"))) == "— 1 —"
        assert number._p.find(qn("w:fldSimple")).get(qn("w:instr")).strip() == "PAGE"
        assert number._p.pPr.jc.get(qn("w:val")) == side
        assert code.text == "版本校验码 ABCD"


def _right_edges(signature):
    paragraphs = opened(write(plain_document(signature=signature))).paragraphs
    ends = [p for p in paragraphs if p.style.name in ("公文署名", "公文成文日期")]
    return [(p.text, int(p._p.pPr.ind.get(qn("w:right"))) / CHARACTER) for p in ends]


def test_without_a_seal_the_date_begins_two_characters_after_the_signatory():
    for name in ("某组", "第一组组长：甲一", "吉林省尘肺病防治工作领导小组办公室"):
        (line, line_right), (day, day_right) = _right_edges(Signature((name,), date(2020, 7, 5)))
        assert (line, day) == (name, "2020年7月5日")
        assert line_right + width(name) - (day_right + width(day)) == pytest.approx(2, abs=0.01)
        assert min(line_right, day_right) == pytest.approx(2, abs=0.01)


def test_with_a_seal_the_date_ends_four_characters_from_the_right():
    assert _right_edges(Signature(("某委员会",), date(2020, 7, 15), sealed=True))[-1] == ("2020年7月15日", 4)


def test_a_document_that_is_not_signed_says_so():
    assert _right_edges(Signature(("某组",), None))[-1][0] == "（未签发稿）"


def test_annexes_are_listed_without_full_stop_and_begin_on_new_pages():
    annexes = (Annex("附件1", ("甲表",), (Paragraph("甲。"),)), Annex("附件2", ("乙表",), (Paragraph("乙。"),)))
    data = write(plain_document(annexes=annexes))
    assert paragraph_texts(data, "公文附件说明") == ["附件：1.甲表", "2.乙表"]
    labels = [p for p in opened(data).paragraphs if p.style.name == "公文附件编号"]
    assert [p.text for p in labels] == ["附件1", "附件2"]
    assert all(p.paragraph_format.page_break_before for p in labels)


def test_a_wide_annex_has_landscape_pages_with_its_note_and_a_turned_page_number():
    annex = Annex("附表1", ("检查表",), (WIDE,), landscape=True, page_note="条目为本系统拟定")
    upright, lying = opened(write(plain_document(annexes=(annex,)))).sections
    assert (upright.orientation, lying.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert [round(each.mm) for each in (lying.page_width, lying.page_height)] == [297, 210]
    assert lying.footer.paragraphs[0].text.startswith("条目为本系统拟定")
    assert "条目" not in upright.footer.paragraphs[-1].text
    for header in (lying.header, lying.even_page_header):
        (cell,) = header._element.iter(qn("w:tc"))
        assert cell.tcPr.find(qn("w:textDirection")).get(qn("w:val")) == "tbRl"
        assert "PAGE" in next(cell.iter(qn("w:fldSimple"))).get(qn("w:instr"))


def test_the_head_of_a_table_is_repeated_and_no_row_is_split():
    (table,) = opened(write(plain_document(body=(WIDE,)))).tables
    rows = [row._tr.trPr for row in table.rows]
    assert rows[0].find(qn("w:tblHeader")) is not None
    assert all(properties.find(qn("w:cantSplit")) is not None for properties in rows)
    assert [table.cell(1, 0).text, table.cell(1, 1).text] == ["一组", "一组"]


def test_the_colophon_follows_landscape_annexes_on_an_even_upright_page():
    annex = Annex("附表1", ("检查表",), (WIDE,), landscape=True)
    colophon = Colophon("某办公室", date(2020, 8, 5), ("甲厅", "乙厅"))
    data = write(plain_document(annexes=(annex,), colophon=colophon))
    last = opened(data).sections[-1]
    assert (last.orientation, last._sectPr.find(qn("w:type")).get(qn("w:val"))) == (WD_ORIENT.PORTRAIT, "evenPage")
    assert "抄送：甲厅，乙厅。" in all_text(data)
    assert "某办公室2020年8月5日印发" in all_text(data)


def test_the_same_document_gives_the_same_bytes():
    assert write(plain_document()) == write(plain_document())
