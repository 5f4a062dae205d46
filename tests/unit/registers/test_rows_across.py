"""Rules between rows hold for a whole file, in however many pieces it is read."""

import tempfile
from collections import defaultdict
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qingchen.registers import rows_set_aside
from qingchen.registers.catalogue import register_named
from qingchen.registers.duplicates import KeysSeen
from qingchen.registers.read_table import UNREAD
from qingchen.registers.rows_across import RowsAcross

ROWS = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 2), st.sampled_from(["in_post", "left"])), max_size=12)
SCHEMA = {"identity_number": pl.String, "uscc": pl.String, "effective_on": pl.Date, "status": pl.String}
SCHEMA |= {"site_no": pl.Int64, "spell": pl.Int64, "_sheet": pl.String, "_line": pl.Int64, UNREAD: pl.Int64}


def _frame(rows: list[tuple[int, int, str]]) -> pl.DataFrame:
    lines = [
        (f"person {person}", "U", date(2020, 6, 30), status, None, spell, None, line, 0)
        for line, (person, spell, status) in enumerate(rows, 2)
    ]
    return pl.DataFrame(lines, schema=SCHEMA, orient="row")


def _in_two_posts(rows: list[tuple[int, int, str]]) -> list[int]:
    posts = defaultdict(set)
    for person, spell, status in rows:
        if status == "in_post":
            posts[person].add(spell)
    return [line for line, (person, _, status) in enumerate(rows, 2) if status == "in_post" and len(posts[person]) > 1]


@pytest.fixture(params=[1 << 18, 3], ids=["in memory", "on the disk"])
def held(request, monkeypatch):
    """A file longer than what is held in memory, and one that is not."""
    monkeypatch.setattr(rows_set_aside, "HELD", request.param)


SAME_FOR_ALL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.usefixtures("held")
@SAME_FOR_ALL
@given(rows=ROWS, length=st.integers(1, 12))
def test_of_a_file_in_pieces_the_same_rows_are_told_as_of_one_read_whole(rows, length):
    across = RowsAcross(register_named("exposed_workers"))
    frame = _frame(rows)
    for begin in range(0, len(rows), length):
        across.add(frame.slice(begin, length))
    told = across.broken("workers.csv")
    assert [problem.source.row for problem in told] == _in_two_posts(rows)
    assert told.total == len(told)


COURSES = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 9), st.integers(0, 2), st.sampled_from(["in_person", "online"])),
    max_size=14,
)


def _courses(rows: list[tuple[int, int, int, str]]) -> pl.DataFrame:
    lines = [
        (f"person {person}", date(2020, 6, first), date(2020, 6, first + longer), mode, None, line, 0)
        for line, (person, first, longer, mode) in enumerate(rows, 2)
    ]
    days = {"trained_from": pl.Date, "trained_until": pl.Date}
    schema = {"identity_number": pl.String, **days, "mode": pl.String, "_sheet": pl.String, "_line": pl.Int64}
    return pl.DataFrame(lines, schema=schema | {UNREAD: pl.Int64}, orient="row")


def _in_two_places(rows: list[tuple[int, int, int, str]]) -> list[int]:
    """A course in person that begins while one that stands before it, by first day and line, goes on."""
    told = []
    for line, (person, first, _, mode) in enumerate(rows, 2):
        before = [
            begun + longer
            for other, (whose, begun, longer, how) in enumerate(rows, 2)
            if whose == person and how == "in_person" and (begun, other) < (first, line)
        ]
        if mode == "in_person" and any(until >= first for until in before):
            told.append(line)
    return told


@pytest.mark.usefixtures("held")
@SAME_FOR_ALL
@given(rows=COURSES, length=st.integers(1, 14))
def test_a_person_in_two_places_is_told_however_the_file_is_cut(rows, length):
    across = RowsAcross(register_named("trainings"))
    frame = _courses(rows)
    for begin in range(0, len(rows), length):
        across.add(frame.slice(begin, length))
    told = across.broken("trainings.csv")
    assert [problem.source.row for problem in told] == _in_two_places(rows)
    assert told.hints == len(told)


@pytest.mark.usefixtures("held")
@SAME_FOR_ALL
@given(rows=ROWS, length=st.integers(1, 12))
def test_a_key_that_is_there_twice_is_told_with_the_line_that_had_it_first(rows, length):
    register = register_named("exposed_workers")
    seen, firsts, expected = KeysSeen(register), {}, []
    frame = _frame(rows).with_columns(pl.lit(1, pl.Int64).alias("site_no"))
    for line, (person, spell, _) in enumerate(rows, 2):
        first = firsts.setdefault((person, spell), line)
        if first != line:
            expected.append((line, f"第 {first} 行"))
    for begin in range(0, len(rows), length):
        seen.add(frame.slice(begin, length))
    told = seen.repeated("workers.csv")
    assert [(problem.source.row, problem.sentence.split("与")[1].split("重复")[0]) for problem in told] == expected
    assert told.total == len(expected)


def test_what_waits_on_the_disk_has_no_name_and_cannot_be_read_there(monkeypatch, tmp_path):
    monkeypatch.setattr(rows_set_aside, "HELD", 3)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    frame = pl.DataFrame({"name": [f"held in clear {row}" for row in range(400_000)], "_line": range(2, 400_002)})
    frame = frame.with_columns(pl.lit("Sheet").alias("_sheet"))
    aside = rows_set_aside.RowsSetAside(["name"])
    aside.add(frame, pl.col("name"))
    opened = [held for held in Path("/proc/self/fd").iterdir() if tmp_path.name in str(held.resolve())]
    assert len(opened) == rows_set_aside.PARTS
    assert list(tmp_path.iterdir()) == []
    written = [held.read_bytes() for held in opened]
    assert all(written)
    assert not any(b"held in clear" in sealed for sealed in written)
    rows = pl.concat(aside.parts()).sort("_row")
    assert rows.select("name", "_line", "_sheet").equals(frame)
    assert not any(held.exists() for held in opened)
