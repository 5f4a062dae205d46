"""Draws repeated by command."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from qingchen.cli.commands.draw import command
from qingchen.problems import Problem
from qingchen.values.draw_certificate import SPREAD, certificate, frame_text

FRAME = frame_text([(f"7-{row}", f"22050{row % 3}/coal") for row in range(1, 41)])
TOOL = Path(__file__).resolve().parents[3] / "tools" / "verify_draw.py"


def run(*arguments) -> str:
    done = CliRunner().invoke(command, [str(one) for one in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def papers(tmp_path):
    paper, table = tmp_path / "certificate.json", tmp_path / "frame.txt"
    paper.write_text(certificate({}, method="sha256", frame=FRAME, take={SPREAD: 12}, seed="彩票20200721"))
    table.write_text(FRAME)
    return paper, table


def test_numbers_come_one_a_line_by_either_method():
    assert run("numbers", "--method", "rivest", "--seed", "0", "--of", 1000, "--take", 3) == "905\n573\n160\n"
    ours = run("numbers", "--seed", "0", "--of", 10, "--take", 10).split()
    assert sorted(map(int, ours)) == list(range(1, 11))


def test_more_than_there_are_is_refused_in_words():
    with pytest.raises(Problem, match="抽不出"):
        run("numbers", "--seed", "0", "--of", 3, "--take", 4)


def test_a_certificate_that_holds_is_told_so(papers):
    assert "相符：40 条中抽出的 12 条" in run("verify", papers[0], "--frame", papers[1], "--program", TOOL)


def test_every_fault_of_certificate_and_frame_is_told_at_once(papers):
    told = json.loads(papers[0].read_text())
    told["drawn"][2], told["drawn"][5] = told["drawn"][5], told["drawn"][2]
    papers[0].write_text(json.dumps(told))
    papers[1].write_text(papers[1].read_text().replace("7-9\t", "7-99\t"))
    with pytest.raises(Problem) as caught:
        run("verify", papers[0], "--frame", papers[1])
    assert caught.value.code == "draw.does_not_hold"
    assert [line[:6] for line in caught.value.lines] == ["证书改动过：", "抽样框的指纹", "第 3 个："]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kind": 1}', "\xff"])
def test_what_is_no_certificate_is_refused_in_words(papers, text):
    papers[0].write_bytes(text.encode("latin-1"))
    with pytest.raises(Problem) as caught:
        run("verify", papers[0], "--frame", papers[1])
    assert caught.value.code in ("draw.unreadable", "draw.does_not_hold")


def test_another_program_than_the_one_named_is_told(papers, tmp_path):
    other = tmp_path / "verify_draw.py"
    other.write_bytes(TOOL.read_bytes().replace(b"!=", b"==", 1))
    with pytest.raises(Problem) as caught:
        run("verify", papers[0], "--frame", papers[1], "--program", other)
    assert caught.value.lines == ("verify_draw.py 不是证书所称的核对程序",)
