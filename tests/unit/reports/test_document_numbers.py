"""Every figure of a written file leads back to its stored result."""

from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.reports.document import Annex, Column, Heading, Number, Paragraph, Table, numbers
from qingchen.reports.gongwen import write
from qingchen.reports.numbers import numbers_in
from qingchen.reports.readable import readable
from tests.unit.reports.report_builders import plain_document
from tests.unit.reports.word_reading import opened

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
IDS = st.text("abcDEF0123456789_-", min_size=1, max_size=56)
INLINES = st.one_of(ANY_TEXT, st.builds(Number, ANY_TEXT, IDS))
PASSAGES = st.lists(INLINES, max_size=4).map(tuple)
ROWS = st.lists(st.tuples(PASSAGES, PASSAGES), max_size=4).map(tuple)
TABLES = st.builds(
    lambda rows, note: Table("表", (Column("甲", 50), Column("乙", 50, "left")), rows, note), ROWS, PASSAGES
)
BLOCKS = st.lists(
    st.one_of(st.builds(Paragraph, PASSAGES), st.builds(Heading, st.integers(1, 4), PASSAGES, PASSAGES), TABLES),
    max_size=5,
).map(tuple)


@settings(max_examples=25, deadline=None)
@given(BLOCKS, BLOCKS, st.booleans())
def test_the_numbers_of_a_file_are_those_of_its_document_in_order(body, annexed, landscape):
    document = plain_document(body=body, annexes=(Annex("附件1", ("表",), annexed, landscape),))
    expected = [(number.result_id, readable(number.text)) for number in numbers(document)]
    assert numbers_in(write(document)) == expected


def test_a_rate_in_a_cell_is_read_back_in_one_line_though_printed_in_two():
    table = Table("", (Column("甲", 30),), ((Number("95.1%（188 / 206）", "r1"),),))
    data = write(plain_document(body=(table,)))
    assert numbers_in(data) == [("r1", "95.1%（188 / 206）")]


def test_a_number_can_not_be_retyped_in_word():
    data = write(plain_document(body=(Paragraph((Number("188", "r1"),)),)))
    (control,) = opened(data).element.body.iter(qn("w:sdt"))
    assert control.find(qn("w:sdtPr")).find(qn("w:lock")).get(qn("w:val")) == "contentLocked"


def test_controls_of_a_file_have_ids_of_their_own():
    data = write(
        plain_document(body=(Paragraph((Number("1", "r"), Number("1", "r"))), Heading(1, (Number("2", "r"),))))
    )
    ids = [
        control.find(qn("w:sdtPr")).find(qn("w:id")).get(qn("w:val"))
        for control in opened(data).element.body.iter(qn("w:sdt"))
    ]
    assert len(ids) == len(set(ids)) == 3
