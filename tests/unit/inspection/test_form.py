"""The two forms of the campaign, and what is said of a faulty table."""

import csv
import shutil
from fractions import Fraction

import pytest

from qingchen.indicators.catalogue import indicators
from qingchen.inspection.form import read_form
from qingchen.inspection.item import AnswerType, Repeat
from tests.unit.inspection.canonical import CAMPAIGN, FORM1, FORM2


@pytest.fixture
def table(tmp_path):
    """Write form1 anew with some cells changed; returns its path."""
    shutil.copy(CAMPAIGN / "forms.csv", tmp_path)

    def write(changes, *, keep=None):
        with (CAMPAIGN / "form1.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))[:keep]
        for (code, column), text in changes.items():
            next(row for row in rows if row["code"] == code)[column] = text
        with (tmp_path / "form1.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        return tmp_path / "form1.csv"

    return write


def test_form_1_has_its_91_items_and_form_2_its_60():
    assert (len(FORM1.items), len(FORM2.items)) == (91, 60)
    assert (FORM1.annex, FORM2.annex) == ("附表1", "附表2")
    assert FORM1.footer == FORM2.footer == "条目为本系统拟定，待以正式附表替换"


def test_the_forms_name_the_indicators_that_say_they_answer_an_item_each_part_its_own():
    for item in (*FORM1.items, *FORM2.items):
        named = {name.partition("@")[0] for name in item.indicators if name}
        assert named == {one.name for one in indicators().values() if item.code in one.items}, item.code
        for part, name in zip(item.parts, item.indicators, strict=False):
            assert not name or "@" in name or indicators()[name].part == part, (item.code, name)
    assert FORM1.by_code["ZH4-03"].indicator == ""
    assert FORM1.by_code["ZH2-05"].indicators[0] == "scoped_employer_count@coal_mine"
    assert FORM2.by_code["AF6-03"].indicators == ("dispatched_worker_count", ""), "the second part is not computed"


def test_drawn_persons_posts_and_projects_are_answered_by_rows():
    repeats = {item.code: item.repeat for item in FORM2.items if item.answer_type is AnswerType.REPEAT}
    assert len(repeats) == 11
    assert (repeats["AF3-03"], repeats["AF4-01"], repeats["AF8-04"]) == (Repeat.PERSONS, Repeat.POSTS, Repeat.PROJECTS)


def test_targets_are_compared_as_exact_fractions():
    item = FORM1.by_code["ZH2-09"]
    assert (item.target, item.target_relation, item.target_value) == ("≥95%", ">=", Fraction(19, 20))


def test_parts_keep_their_own_units():
    assert FORM1.by_code["ZH5-05"].part_units == ("人", "人次")
    assert FORM1.by_code["ZH2-05"].part_units == ("户",) * 5


def test_no_item_allows_what_its_printed_rule_forbids():
    assert not [item.code for item in (*FORM1.items, *FORM2.items) if item.na_allowed and "不适用" not in item.na_rule]


def test_the_version_changes_with_any_cell_and_with_nothing_else(table):
    same, _ = read_form(table({}))
    assert same.digest == FORM1.digest
    other, _ = read_form(table({("ZH1-01", "evidence"): "另附材料"}))
    assert other.digest != FORM1.digest


def test_all_faults_of_a_table_are_told_at_once_with_file_and_line(table):
    changes = {
        ("ZH1-01", "answer_type"): "是否",
        ("ZH1-03", "denominator"): "",
        ("ZH1-05", "na_allowed"): "Y",
        ("ZH1-10", "code"): "ZH1-09",
        ("ZH2-05", "part_rules"): "煤矿<=铁矿",
        ("ZH2-09", "target_value"): "95",
        ("ZH1-02", "minimum"): "2019年",
    }
    form, faults = read_form(table(changes))
    assert form is None
    lines = [fault.split(" 行")[0] for fault in faults]
    assert lines == [f"form1.csv 第 {line}" for line in (2, 3, 4, 6, 11, 18, 22)]
    assert "应在 0 和 1 之间" in faults[-1]
    assert any("重复" in fault for fault in faults)


@pytest.mark.parametrize(
    ("code", "written", "word"),
    [
        ("ZH4-03", "administration_full_time_count", "共 2 个"),
        ("ZH2-09", "declaration_rate;acceptance_rate", "不分列"),
        ("ZH2-09", "Declaration rate", "不合格式"),
        ("ZH2-09", "declared_rate", "不是系统中的指标"),
        ("ZH1-01", "declaration_rate", "“computed”列应填 Y"),
    ],
)
def test_a_wrong_indicator_is_told_with_its_line(table, code, written, word):
    form, faults = read_form(table({(code, "indicator"): written}), set(indicators()))
    assert form is None
    assert [fault for fault in faults if word in fault and f"（{code}）" in fault]


def test_a_missing_column_is_named(tmp_path):
    (tmp_path / "form1.csv").write_text("code,domain,clause,title_zh\n", encoding="utf-8")
    _, faults = read_form(tmp_path / "form1.csv")
    assert len(faults) == 1
    assert "answer_type" in faults[0]


def test_a_missing_or_unreadable_file_is_a_sentence(tmp_path):
    assert read_form(tmp_path / "form1.csv") == (None, ["form1.csv：没有这个文件。"])
    (tmp_path / "form1.csv").write_bytes("编码,事项".encode("gbk"))
    assert "CSV UTF-8" in read_form(tmp_path / "form1.csv")[1][0]


def test_a_form_without_a_line_in_the_list_of_forms_is_told(table):
    path = table({})
    other = path.with_name("form9.csv")
    shutil.copy(path, other)
    assert "没有“form9”这一行" in read_form(other)[1][0]
