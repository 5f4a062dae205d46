"""Text tables of any length: decoded and parsed in pieces, each line with its number, as plainly read."""

import csv
import io

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.problems import Problem
from qingchen.registers import csv_file, text_pieces
from qingchen.registers.csv_file import open_csv
from qingchen.registers.raw_sheet import LINE


@pytest.fixture
def pieces_of(monkeypatch):
    return lambda size: monkeypatch.setattr(text_pieces, "PIECE", size)


def rows_of(data: bytes) -> list[tuple[int, list[str]]]:
    """Line and cells of every row that is not blank, without empty cells at its end."""
    (sheet,) = open_csv(io.BytesIO(data), "表.csv")
    frame = pl.concat([piece.frame for piece in sheet.pieces()])
    return [
        found for line, *cells in frame.select(LINE, *sheet.head.names).rows() if (found := (line, _bare(cells)))[1]
    ]


def plainly(text: str) -> list[tuple[int, list[str]]]:
    """The same by the standard library, the whole text at once."""
    reader = csv.reader((line + "\n" for line in text.split("\n")), strict=True)
    rows, begin = [], 1
    for row in reader:
        if _bare(row):
            rows.append((begin, _bare(row)))
        begin = reader.line_num + 1
    return rows


def _bare(cells) -> list[str]:
    found = [cell or "" for cell in cells]
    while found and not found[-1].strip():
        found.pop()
    return found


CELL = st.text(st.sampled_from('ab王，"\n, 𠀀'), max_size=5)
HEADING = [["单位名称", "地址", "人数", "备注"]]


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=12), st.sampled_from([7, 8, 9, 31, 1 << 20]))
def test_written_by_any_program_it_is_read_as_a_plain_reader_reads_it(rows, size):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([*HEADING, *rows])
    text = out.getvalue()
    before = text_pieces.PIECE
    text_pieces.PIECE = size
    try:
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
            assert rows_of(text.encode(encoding)) == plainly(text)
    finally:
        text_pieces.PIECE = before


@given(st.text(st.sampled_from('ab王",\n'), max_size=60))
def test_odd_quotes_are_read_as_a_plain_reader_reads_them_or_refused(text):
    whole = "单位名称,地址,人数\n" + text
    expected = _read(lambda: plainly(whole))
    found = _read(lambda: rows_of(whole.encode()))
    assert (found is None) == (expected is None)
    width = 1 + max(line.count(",") for line in whole.split("\n")[:50])
    for (line, cells), (plain_line, plain) in zip(found or [], expected or [], strict=True):
        assert (line, cells[:width]) == (plain_line, plain[:width])


def _read(read):
    try:
        return read()
    except (csv.Error, Problem):
        return None


@pytest.mark.parametrize("size", [16, 17, 18, 19, 1000])
def test_a_character_split_between_two_pieces_is_one_character(pieces_of, size):
    pieces_of(size)
    data = ("name,address\n" + "矽尘作业,吉林省四平市\n" * 9).encode("gb18030")
    assert rows_of(data)[1:] == [(line, ["矽尘作业", "吉林省四平市"]) for line in range(2, 11)]


def test_the_encoding_may_show_late(pieces_of):
    pieces_of(10)
    data = b"name,address\n" + b"a,b\n" * 50 + "王,吉林\n".encode("gb18030")
    assert rows_of(data)[-1] == (52, ["王", "吉林"])


@pytest.mark.parametrize(("encoding", "title"), [("gb18030", "GB18030"), ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8")])
def test_a_byte_that_cannot_be_read_is_told_with_its_line(pieces_of, encoding, title):
    pieces_of(64)
    data = ("单位名称,地址\n" + "某某公司,吉林\n" * 40).encode(encoding) + b"\xff\xff,x\n"
    with pytest.raises(Problem) as caught:
        rows_of(data)
    assert f"第 42 行有按 {title} 编码认不出的字节" in caught.value.sentence


def test_a_line_break_within_a_cell_does_not_shift_the_lines_of_later_pieces(pieces_of):
    pieces_of(40)
    text = "name,address\n" + 'a,"one\ntwo"\nb,c\n' * 20
    assert rows_of(text.encode())[-1] == (61, ["b", "c"])


def test_a_quote_that_is_never_closed_is_told_with_the_line_where_it_begins(pieces_of):
    pieces_of(1 << 16)
    with pytest.raises(Problem) as caught:
        rows_of(('name,address\na,b\nc,"d\n' + "e,f\n" * 100_000).encode())
    assert "第 3 行起引号没有成对" in caught.value.sentence


def test_sixty_thousand_blank_columns_are_no_columns():
    data = ("name,address" + "," * 60_000 + "\n" + ("a,b" + "," * 60_000 + "\n") * 20).encode()
    (sheet,) = open_csv(io.BytesIO(data), "表.csv")
    assert len(sheet.head.names) == 3
    assert rows_of(data)[-1] == (21, ["a", "b"])


def test_more_columns_than_a_spreadsheet_has_are_refused():
    data = ",".join(f"h{at}" for at in range(csv_file.MOST_COLUMNS + 1)).encode()
    with pytest.raises(Problem) as caught:
        rows_of(data)
    assert "超过表格的上限 16,384 列" in caught.value.sentence


def test_a_line_without_end_is_refused_before_it_is_held_whole(monkeypatch, pieces_of):
    pieces_of(1000)
    monkeypatch.setattr(text_pieces, "LONGEST_LINE", 5000)
    with pytest.raises(Problem) as caught:
        rows_of(b"name,address\n" + b"x" * 20_000)
    assert "第 2 行长得不像表格中的一行" in caught.value.sentence


@pytest.mark.parametrize("data", [b"\0" * 5000, b"a,b\n\0\0\0\n", b"\xff\xfe\x00\x00"])
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(Problem):
        rows_of(data)


def test_the_line_ends_of_old_and_of_windows_programs_are_line_ends():
    for end in ("\r", "\r\n", "\n"):
        assert rows_of(end.join(["name,address", "a,b", "c,d"]).encode()) == [
            (1, ["name", "address"]),
            (2, ["a", "b"]),
            (3, ["c", "d"]),
        ]
