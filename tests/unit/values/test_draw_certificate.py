"""A stranger with certificate, frame and the outside program repeats every kind of draw; a changed byte is noticed."""

import hashlib
import io
import json
import runpy
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.values.draw_certificate import PROGRAM, SPREAD, certificate, drawn_of, frame_text, text_digest
from qingchen.values.draw_order import draw_order
from qingchen.values.draw_repeat import faults_of
from qingchen.values.draw_seed import commitment_of, draw_label, seed_of

TOOL = Path(__file__).resolve().parents[3] / "tools" / "verify_draw.py"
FRAME = frame_text([(f"7-{row}", "高" if row % 3 else "一般", f"示例{row}厂") for row in range(1, 31)])
NUMBER = "3D 第2020197期 4 0 7"


def _paper(kind: str, frame: str = FRAME) -> str:
    take = {SPREAD: 7} if kind == "record" else {"高": 2, "一般": 1}
    if kind in ("record", "rivest"):
        return certificate(
            {"round": "第1轮"}, method="rivest" if kind == "rivest" else "sha256", frame=frame, take=take, seed="彩票"
        )
    salt, label = "5a" * 16 if kind == "sealed" else "", draw_label("employers/tonghua", 1, take)
    origin = {"number": NUMBER, "label": label, "salt": salt}
    if salt:
        origin["commitment"] = commitment_of(salt, text_digest(frame), label)
    return certificate({}, method="sha256", frame=frame, take=take, seed=seed_of(NUMBER, label, salt), **origin)


def _outside(folder: Path, paper: bytes, frame: bytes, monkeypatch, tool: Path = TOOL) -> object:
    """What the outside program exits with: None where the draw holds."""
    (folder / "c.json").write_bytes(paper)
    (folder / "f.txt").write_bytes(frame)
    monkeypatch.setattr("sys.argv", [str(tool), str(folder / "c.json"), str(folder / "f.txt")])
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), pytest.raises(SystemExit) as left:
        runpy.run_path(str(tool))
    return left.value.code


@pytest.mark.parametrize("kind", ["open", "sealed", "rivest", "record"])
def test_inside_and_outside_repeat_every_kind_of_draw(kind, tmp_path, monkeypatch):
    paper = _paper(kind)
    assert faults_of(paper, FRAME) == []
    assert _outside(tmp_path, paper.encode(), FRAME.encode(), monkeypatch) is None
    assert len(json.loads(paper)["drawn"]) == (7 if kind == "record" else 3)


@pytest.mark.parametrize("kind", ["open", "sealed", "rivest", "record"])
def test_one_changed_byte_of_certificate_or_frame_is_noticed_inside_and_outside(kind, tmp_path, monkeypatch):
    paper, frame = _paper(kind).encode(), FRAME.encode()
    for place in [*range(0, len(paper), 23), *range(len(paper) - 90, len(paper), 3)]:
        _notices(tmp_path, _changed(paper, place), frame, monkeypatch)
    for place in range(0, len(frame), 11):
        _notices(tmp_path, paper, _changed(frame, place), monkeypatch)


def _changed(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def _notices(folder: Path, paper: bytes, frame: bytes, monkeypatch) -> None:
    assert _outside(folder, paper, frame, monkeypatch)
    with suppress(ValueError):  # no longer UTF-8 or JSON: told as unreadable
        assert faults_of(paper.decode(), frame.decode())


def test_the_certificate_names_the_outside_program_which_is_never_changed(tmp_path, monkeypatch):
    program = TOOL.read_bytes()
    assert hashlib.sha256(program).hexdigest() == PROGRAM
    other = tmp_path / "verify_draw.py"
    other.write_bytes(program.replace(b"Repeat a draw", b"Repeat a Draw"))
    assert "program" in str(_outside(tmp_path, _paper("open").encode(), FRAME.encode(), monkeypatch, other))


def test_the_outside_program_is_short_enough_to_be_read():
    import ast

    text = TOOL.read_text(encoding="utf-8")
    tree = ast.parse(text)
    told: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef) and ast.get_docstring(node):
            told |= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    lines = [line for number, line in enumerate(text.splitlines(), 1) if number not in told]
    assert len([line for line in lines if line.strip() and not line.lstrip().startswith("#")]) <= 40


def test_another_frame_salt_number_or_take_than_was_bound_is_found_out_even_where_all_digests_were_made_anew():
    take, label = {"高": 2, "一般": 1}, draw_label("employers/tonghua", 1, {"高": 2, "一般": 1})
    bound = commitment_of("盐", text_digest(FRAME), label)
    other = FRAME.replace("示例3厂", "示例33厂")
    origin = {"number": NUMBER, "label": label, "salt": "盐", "commitment": bound}
    forged = [
        certificate({}, method="sha256", frame=other, take=take, seed=seed_of(NUMBER, label, "盐"), **origin),
        certificate({}, method="sha256", frame=FRAME, take=take, seed="合意的种子", **origin),
        certificate(
            {}, method="sha256", frame=FRAME, take=take | {"高": 3}, seed=seed_of(NUMBER, label, "盐"), **origin
        ),
        certificate(
            {}, method="sha256", frame=FRAME, take=take, seed=seed_of(NUMBER, label, "海"), **origin | {"salt": "海"}
        ),
    ]
    assert [
        len(faults_of(paper, frame)) for paper, frame in zip(forged, [other, FRAME, FRAME, FRAME], strict=True)
    ] == [1] * 4


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kind": 1}', '{"kind": "qingchen.draw/2", "take": {"": "x"}}'])
def test_what_is_no_certificate_is_told_and_never_breaks(text):
    try:
        assert faults_of(text, FRAME)
    except ValueError:
        assert text in ("", "[]")


@settings(deadline=None)
@given(st.text(min_size=1, max_size=9), st.integers(0, 9), st.integers(0, 9))
def test_the_strata_give_what_was_agreed_each_in_its_own_order(seed: str, high: int, other: int) -> None:
    strata = {line.split("\t")[0]: line.split("\t")[1] for line in FRAME.splitlines()}
    for method in ("sha256", "rivest"):
        drawn = drawn_of(method, seed, FRAME, {"高": high, "一般": other})
        assert [strata[code] for code in drawn].count("高") == high
        assert len(drawn) == high + other
    ours = [code for code in drawn_of("sha256", seed, FRAME, {"高": high}) if strata[code] == "高"]
    assert ours == draw_order(seed, [code for code in strata if strata[code] == "高"])[:high]


def test_a_larger_take_continues_a_smaller_one():
    assert drawn_of("sha256", "s", FRAME, {SPREAD: 9})[:4] == drawn_of("sha256", "s", FRAME, {SPREAD: 4})
