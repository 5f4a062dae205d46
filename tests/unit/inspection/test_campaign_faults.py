"""Each fault of a campaign folder is told with its file and line, and how to mend it."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qingchen.indicators.catalogue import indicators
from qingchen.inspection.campaign import check

JILIN = Path(__file__).parents[3] / "campaigns" / "jilin-2020"
INDICATORS = set(indicators())

FAULTS = [
    # file, what is there, what is put instead, rule, line it is told at, a word of the sentence
    ("pool.csv", ",2205,,0", ",2299,,0", "division_unknown", 6, "2299"),
    ("pool.csv", ",,,2203,songyuan：", ",登山,,2203,songyuan：", "code_unknown", 8, "登山"),
    ("pool.csv", ",2203,songyuan：", ",2203,jilinshi：", "relation_wrong", 8, "jilinshi"),
    ("pool.csv", "pool_2,庚某二", "pool_1,庚某二", "username_repeated", 7, "pool_1"),
    ("pool.csv", "pool_2,庚某二", "province,庚某二", "username_repeated", 7, "officers.csv"),
    ("pool.csv", "leader_4,丁组长", "leader_4,丁某某", "person_told_twice", 2, "写得不一样"),
    ("pool.csv", ",是,2204,,4", ",可以,2204,,4", "not_yes_or_no", 2, "可以"),
    ("pool.csv", ",是,2204,,4", ",是,2204,,四", "not_days", 2, "四"),
    ("campaign.yaml", "code: jilin-2020", "code: jilin-2021", "code_not_the_folder", 2, "jilin-2021"),
    ("campaign.yaml", 'province: "22"', 'province: "99"', "division_unknown", 4, "99"),
    ("campaign.yaml", "[form1, form2]", "[form1, form1, form2]", "form_repeated", 5, "form1"),
    ("campaign.yaml", "[form1, form2]", "[form1, 附表2, form2]", "form_name_wrong", 5, "附表2"),
    ("campaign.yaml", "  number: 1\n", "", "value_missing", 7, "round.number"),
    ("campaign.yaml", "  number: 1\n", "  number: 一\n", "value_wrong", 8, "一"),
    ("campaign.yaml", "issued_on: 2020-07-15", "issued_on: 7月15日", "value_wrong", 11, "日期"),
    (
        "campaign.yaml",
        "window_until: 2020-07-31",
        "window_until: 2020-07-20",
        "days_out_of_order",
        16,
        "早于检查开始日",
    ),
    (
        "campaign.yaml",
        "report_due_on: 2020-07-31",
        "report_due_on: 2020-07-30",
        "days_out_of_order",
        17,
        "早于检查结束日",
    ),
    (
        "campaign.yaml",
        "self_check_due_on: 2020-07-20",
        "self_check_due_on: 2020-07-14",
        "days_out_of_order",
        14,
        "发文日期",
    ),
    ("campaign.yaml", "- meeting ", "- picnic ", "code_unknown", 23, "picnic"),
    ("campaign.yaml", "employers_per_unit: 1", "employers_per_unit: 0", "value_wrong", 35, "不小于 1"),
    ("campaign.yaml", "  number: 1\n", "  number: 1\n  number: 2\n", "name_repeated", 9, "写了两次"),
    ("campaign.yaml", "round:", "round", "not_yaml", 8, "YAML"),
    ("units.csv", "liaoyuan,辽源市", "changchun,辽源市", "unit_repeated", 5, "第 2 行"),
    ("units.csv", "liaoyuan,辽源市", "liaoyuan,长春市", "unit_name_repeated", 5, "长春市"),
    ("units.csv", "liaoyuan,辽源市", "Liao Yuan,辽源市", "unit_code_wrong", 5, "小写字母"),
    ("units.csv", ",2204,", ",2299,", "division_unknown", 5, "2299"),
    ("units.csv", ",2204,", ",2204 2101,", "division_of_another_province", 5, "沈阳市"),
    ("units.csv", ",2204,", ",2204 2204,", "division_repeated", 5, "2204"),
    ("units.csv", ",2205,220581", ",2205,220681", "exclude_outside", 6, "临江市"),
    ("units.csv", ",2205,220581", ",2205,", "units_overlap", 12, "梅河口市与通化市重叠：梅河口市（220581）"),
    ("units.csv", ",2203,220381", ",2203,", "units_overlap", 13, "公主岭市（220381）"),
    ("units.csv", ",2206,220621120 220621121", ",2206,220621121", "units_overlap", 11, "220621120"),
    ("units.csv", ",2204,", ",220402,", "area_uncovered", None, "西安区（220403）、东丰县（220421）、东辽县（220422）"),
    ("units.csv", "220621120 220621121,\n", "220621120,\n", "area_uncovered", None, "220621121"),
    ("units.csv", ",2205,220581", ",2205,220581 220502001", "area_uncovered", None, "220502001"),
    (
        "units.csv",
        ",2206,220621120 220621121",
        ",2206,220621120 220621121 220621100001",
        "area_uncovered",
        None,
        "220621100001",
    ),
    ("units.csv", "220184 220381,", "220184,", "area_uncovered", None, "220381"),
    ("units.csv", "code,name", "code,title", "column_missing", 1, "name"),
    ("units.csv", ",excludes\n", ",excludes,note\n", "column_unknown", 1, "note"),
    ("units.csv", ",2204,", ",2204,,多余", "surplus_cells", 5, "双引号"),
    ("units.csv", "liaoyuan,辽源市,辽源市,", "liaoyuan,辽源市,,", "cell_blank", 5, "full_name"),
    ("teams.yaml", "[liaoyuan, tonghua]", "[liaoyuan, tonghua, changchun]", "unit_with_two_teams", 9, "第1组"),
    ("teams.yaml", "[liaoyuan, tonghua]", "[liaoyuan]", "unit_without_team", None, "通化市"),
    ("teams.yaml", "[liaoyuan, tonghua]", "[liaoyuan, tonghua, tonghau]", "unit_unknown", 9, "tonghau"),
    ("teams.yaml", "副厅长, duty: leader", "副厅长, duty: member", "team_without_leader", 3, "第1组没有组长"),
    ("teams.yaml", "所长, duty: member", "所长, duty: leader", "team_with_two_leaders", 3, "2 名组长"),
    (
        "teams.yaml",
        "工伤保险处处长, duty: liaison",
        "工伤保险处处长, duty: member",
        "team_without_liaison",
        3,
        "联络员",
    ),
    ("teams.yaml", "所长, duty: member", "所长, duty: driver", "duty_unknown", 8, "driver"),
    ("teams.yaml", "  - number: 2", "  - number: 1", "team_repeated", 9, "检查组编号"),
    ("teams.yaml", "username: member_1a", "username: leader_1", "username_repeated", 7, "leader_1"),
    ("teams.yaml", "username: member_1a", "username: Member 1", "username_wrong", 7, "Member 1"),
    ("teams.yaml", ", post: 所长", "", "value_missing", 8, "post"),
    ("officers.csv", "officer_jilin,", "province,", "username_repeated", 5, "province"),
    ("officers.csv", "吉林示例,place", "吉林示例,boss", "role_unknown", 5, "boss"),
    ("officers.csv", "place,jilin", "place,jilinn", "unit_unknown", 5, "jilinn"),
    ("officers.csv", "place,jilin", "place,", "officer_without_unit", 5, "所属检查对象"),
    ("officers.csv", "province,,", "province,jilin,", "officer_with_unit", 2, "留空"),
    ("officers.csv", "place,jilin", "place,siping", "unit_without_officer", None, "吉林市"),
    ("officers.csv", "security_auditor,,", "province,,", "role_without_officer", None, "安全审计员"),
    ("targets.csv", "*,declaration_rate,95%", "*,declaration_rate,95", "target_out_of_range", 2, "95% 或 0.95"),
    ("targets.csv", "*,declaration_rate,95%", "*,declaration_rate,-1%", "target_out_of_range", 2, "-1%"),
    ("targets.csv", "*,declaration_rate,95%", "*,declaration_rate,全部", "target_not_a_number", 2, "全部"),
    ("targets.csv", "95%,2019-07-11", "95%,2019.7.11", "not_a_day", 2, "2019.7.11"),
    ("targets.csv", "*,declaration_rate", "*,declared_rate", "indicator_unknown", 2, "declared_rate"),
    ("targets.csv", "*,declaration_rate", "jilin,declaration_rate", "target_without_default", 2, "没有全省的"),
    ("targets.csv", "yanbian,declaration_rate", "yanjing,declaration_rate", "unit_unknown", 8, "yanjing"),
    ("targets.csv", "*,periodic_monitoring_rate", "*,declaration_rate", "target_repeated", 3, "第 2 行"),
    ("form1.csv", "ZH1-02,", "ZH1-01,", "form_faulty", 3, "ZH1-01"),
    ("forms.csv", "form2,附表2", "form9,附表2", "form_faulty", None, "form2"),
]


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(JILIN, tmp_path / "jilin-2020"))


@pytest.mark.parametrize(("file", "old", "new", "rule", "line", "word"), FAULTS, ids=lambda value: str(value)[:30])
def test_a_fault_is_told_where_it_stands(folder, file, old, new, rule, line, word):
    change(folder / file, old, new)
    found = [fault for fault in check(folder, INDICATORS) if fault.rule == rule]
    assert [(fault.source.file, fault.source.row) for fault in found] == [(file, line)]
    assert word in found[0].sentence
    assert found[0].text.startswith(file)


@pytest.mark.parametrize("file", ["campaign.yaml", "units.csv", "teams.yaml", "officers.csv", "targets.csv"])
def test_a_missing_file_hides_nothing_of_the_others(folder, file):
    (folder / file).unlink()
    spoiled = folder / ("targets.csv" if file != "targets.csv" else "units.csv")
    change(spoiled, "source\n" if file != "targets.csv" else "excludes\n", "x\n")
    rules = {(fault.source.file, fault.rule) for fault in check(folder)}
    assert (file, "file_missing") in rules
    assert (spoiled.name, "column_missing") in rules


def test_a_missing_form_table_is_told(folder):
    (folder / "form2.csv").unlink()
    assert [(fault.source.file, fault.rule) for fault in check(folder)] == [("form2.csv", "form_faulty")]


@pytest.mark.parametrize("file", ["campaign.yaml", "units.csv", "teams.yaml"])
def test_another_encoding_is_told(folder, file):
    (folder / file).write_bytes((folder / file).read_text(encoding="utf-8").encode("gbk", errors="ignore"))
    assert (file, "not_utf8") in {(fault.source.file, fault.rule) for fault in check(folder)}


def test_a_table_with_nothing_but_its_heading_is_told(folder):
    (folder / "targets.csv").write_text("unit,indicator,value,from,source\n", encoding="utf-8")
    assert [fault.rule for fault in check(folder)] == ["table_empty"]


def test_indicator_names_are_checked_only_where_they_are_known(folder):
    change(folder / "targets.csv", "*,declaration_rate", "*,declared_rate")
    assert "indicator_unknown" not in {fault.rule for fault in check(folder)}


def test_a_byte_order_mark_of_excel_does_no_harm(folder):
    for file in folder.glob("*.csv"):
        file.write_text(file.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert check(folder, INDICATORS) == []


_ONE_A_FILE = [
    next(fault for fault in FAULTS if fault[3] == rule)
    for rule in (
        "days_out_of_order",
        "division_of_another_province",
        "duty_unknown",
        "role_unknown",
        "target_out_of_range",
    )
]


@given(chosen=st.sets(st.sampled_from(_ONE_A_FILE), min_size=1))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_faults_of_different_files_are_all_told_at_once(tmp_path, chosen):
    folder = tmp_path / "jilin-2020"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(JILIN, folder)
    for file, old, new, *_ in chosen:
        change(folder / file, old, new)
    assert {rule for *_, rule, _, _ in chosen} <= {fault.rule for fault in check(folder, INDICATORS)}


@given(
    file=st.sampled_from(["campaign.yaml", "units.csv", "teams.yaml", "officers.csv", "targets.csv", "form1.csv"]),
    at=st.floats(0, 1),
    length=st.integers(0, 40),
    garbage=st.one_of(
        st.binary(max_size=12), st.sampled_from([b"\n", b",", b'"', b": ", b"  - ", b"[", b"\xef\xbb\xbf", b"\0"])
    ),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_garbling_a_file_makes_faults_and_never_a_crash(tmp_path, file, at, length, garbage):
    folder = tmp_path / "jilin-2020"
    if not folder.exists():
        shutil.copytree(JILIN, folder)
    sound = (JILIN / file).read_bytes()
    start = int(at * len(sound))
    (folder / file).write_bytes(sound[:start] + garbage + sound[start + length :])
    try:
        assert all(fault.sentence.endswith(("。", "）", "？")) for fault in check(folder, INDICATORS))
    finally:
        (folder / file).write_bytes(sound)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
