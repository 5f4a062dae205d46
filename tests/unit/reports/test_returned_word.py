"""A Word file that comes back: its figures against those that were issued; and two versions against each other."""

import io
import zipfile

import pytest

from qingchen.problems import Problem
from qingchen.reports.differences import Difference, differences
from qingchen.reports.document import Number, Paragraph
from qingchen.reports.gongwen import write
from qingchen.reports.returned_word import compared, read_returned
from tests.unit.reports.report_builders import plain_document

ISSUED = plain_document(
    body=(Paragraph(("纳入", Number("206", "r1"), "户，申报", Number("93.2%", "r2"), "。")), Paragraph("共 3 条。")),
    print_code="ABCD",
)


def edited(data, *changes):
    """The file with its text changed, as Word would leave it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                text = content.decode()
                for before, after in changes:
                    assert before in text
                    text = text.replace(before, after)
                content = text.encode()
            target.writestr(entry, content)
    return out.getvalue()


def compare(data):
    return compared(read_returned("a.docx", write(ISSUED)), read_returned("b.docx", data))


def test_the_issued_file_agrees_with_itself():
    found = compare(write(ISSUED))
    assert (found.figures, found.lines) == ((), ())
    assert read_returned("a.docx", write(ISSUED)).print_code == "ABCD"


def test_a_changed_figure_is_listed_with_both_values():
    found = compare(edited(write(ISSUED), (">93.2%<", ">95.0%<")))
    assert found.figures == (Difference("r2", "93.2%", "95.0%"),)


def test_a_figure_taken_out_of_its_lock_and_typed_by_hand_is_listed():
    found = compare(write(plain_document(body=(Paragraph(("纳入", Number("206", "r1"), "户，申报99%。")),))))
    assert found.figures == (Difference("r2", "93.2%", ""),)
    assert found.lines == ("纳入户，申报99%。",)


def test_words_without_digits_may_be_mended():
    assert compare(edited(write(ISSUED), ("纳入", "列入"))).figures == ()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04nothing"])
def test_what_is_no_word_file_is_told(data):
    with pytest.raises(Problem, match="不是 Word 文件"):
        read_returned("c.docx", data)


def test_exactly_the_figures_that_moved_are_told_whatever_ids_the_new_results_have():
    before = [("old1", "93.2%"), ("old1", "≥95%"), ("old2", "80.0%"), ("answer-1", "3")]
    after = [("new1", "94.0%"), ("new1", "≥95%"), ("new2", "80.0%"), ("answer-1", "3"), ("answer-2", "5")]
    names = {"old1": "甲·申报率", "new1": "甲·申报率", "old2": "甲·检测率", "new2": "甲·检测率"}
    assert differences(before, after, names) == (
        Difference("甲·申报率", "93.2%", "94.0%"),
        Difference("answer-2", "", "5"),
    )
