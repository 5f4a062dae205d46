"""From a notice to a campaign folder: what is read stands in it, and filled in it can be loaded."""

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from qingchen.cli.commands.notice import command
from qingchen.inspection import campaign
from qingchen.inspection.notice.draft import draft_of_json
from qingchen.inspection.notice.draft_edits import add_row, drop_row, put_values
from qingchen.inspection.notice.draft_folder import files_of, write_folder, zipped
from qingchen.inspection.notice.drafting import draft_of
from qingchen.problems import Problem
from tests.unit.inspection.notice.notices import NOTICES, read, sample

JILIN = Path(__file__).parents[4] / "campaigns" / "jilin-2020"


def _draft():
    return draft_of(read(sample("jilin-2020.txt"), "jilin-2020.txt"), JILIN)


def _filled():
    draft = _draft()
    draft.head["self_check_due_on"].text = "2020-07-20"
    for officer in draft.officers:
        officer["name"], officer["post"] = "示例", "职业健康科负责人"
    return draft


def test_what_is_left_is_only_what_the_notice_does_not_say(tmp_path):
    draft = _draft()
    write_folder(tmp_path / "jilin-2020", files_of(draft, JILIN))
    faults = campaign.check(tmp_path / "jilin-2020")
    assert {(fault.source.file, fault.rule) for fault in faults} == {
        ("campaign.yaml", "value_missing"),
        ("officers.csv", "cell_blank"),
    }


def test_filled_in_it_is_the_campaign_that_a_person_made_of_the_same_notice(tmp_path):
    write_folder(tmp_path / "jilin-2020", files_of(_filled(), JILIN))
    made, shipped = campaign.load(tmp_path / "jilin-2020"), campaign.load(JILIN)
    areas = {unit.name: (set(unit.area.includes), set(unit.area.excludes)) for unit in made.units}
    assert areas == {unit.name: (set(unit.area.includes), set(unit.area.excludes)) for unit in shipped.units}
    same = (
        "document_no",
        "issued_on",
        "issuer",
        "sealed_by",
        "window_from",
        "window_until",
        "report_due_on",
        "methods",
    )
    for field in (*same, "fields", "forms_of_inspection", "employers_per_unit"):
        assert getattr(made.round, field) == getattr(shipped.round, field), field
    assert [len(team.members) for team in made.teams] == [len(team.members) for team in shipped.teams]


def test_everybody_whom_the_notice_names_stands_in_the_pool_and_heads_may_lead(tmp_path):
    write_folder(tmp_path / "jilin-2020", files_of(_filled(), JILIN))
    made = campaign.load(tmp_path / "jilin-2020")
    seated = {one.username: one for team in made.teams for one in team.members}
    assert {one.username: one.name for one in made.pool} == {name: one.name for name, one in seated.items()}
    assert {one.username for one in made.pool if one.leads} == {team.leader.username for team in made.teams}
    assert not any(one.skills or one.home or one.relations for one in made.pool)


def test_a_person_changed_on_the_team_or_in_the_pool_is_told_alike_in_both(tmp_path):
    draft = _filled()
    first = draft.teams[0]["members"][0]["username"]
    at = next(i for i, row in enumerate(draft.pool) if row["username"] == first)
    put_values(draft, {"teams.0.members.0.post": "局长", f"pool.{at}.post": draft.pool[at]["post"]})
    put_values(draft, {f"pool.{at}.name": "示例甲", f"pool.{at}.skills": "职业健康"})
    assert (draft.pool[at]["post"], draft.teams[0]["members"][0]["name"]) == ("局长", "示例甲")
    add_row(draft, "teams.0.members")
    add_row(draft, "pool")
    put_values(draft, {f"pool.{len(draft.pool) - 1}.name": "示例乙"})
    drop_row(draft, "teams.1")
    rows = {row["username"] for row in draft.pool}
    assert {member["username"] for team in draft.teams for member in team["members"]} < rows
    assert len(rows) == sum(len(team["members"]) for team in draft.teams) + 1
    text = files_of(draft, JILIN)["pool.csv"].decode()
    assert text.count("\n") == len(rows), "a member without a name is not in the file"


def test_a_notice_that_names_nobody_makes_no_pool():
    draft = _draft()
    draft.teams, draft.pool = [], []
    assert "pool.csv" not in files_of(draft, JILIN)


def test_no_telephone_number_is_in_any_file_of_the_folder():
    for data in files_of(_draft(), JILIN).values():
        assert not re.search(rb"1390000000\d|0431-80000000", data)


def test_each_value_of_the_notice_is_listed_with_its_line_and_passage():
    text = files_of(_draft(), JILIN)["places.csv"].decode("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    number = next(row for row in rows if row["item"] == "发文字号")
    assert (number["line"], number["passage"]) == ("7", "吉尘防办发〔2020〕2 号")
    assert sum(row["file"] == "units.csv" for row in rows) == 12


def test_a_draft_comes_back_from_its_stored_form():
    draft = _draft()
    again = draft_of_json(draft.to_json())
    assert files_of(again, JILIN) == files_of(draft, JILIN)


def test_the_same_draft_makes_the_same_zip():
    files = files_of(_draft(), JILIN)
    assert zipped("jilin-2020", files) == zipped("jilin-2020", files)


def test_the_command_writes_the_folder_lists_what_is_open_and_ends_with_one(tmp_path):
    out = tmp_path / "liaoning-2021"
    result = CliRunner().invoke(
        command, ["read", str(NOTICES / "liaoning-2021.txt"), "--out", str(out), "--template", str(JILIN)]
    )
    assert result.exit_code == 1
    assert "检查组 4 个 14 人，检查对象 14 个" in result.output
    assert "第 22 行：“沈抚示范区”不是认识的行政区划" in result.output
    assert (out / "campaign.yaml").read_text(encoding="utf-8").count("# 原文第") >= 9


def test_the_command_writes_over_no_folder_and_leaves_nothing_of_what_it_cannot_read(tmp_path):
    arguments = ["--out", str(tmp_path), "--template", str(JILIN)]
    result = CliRunner().invoke(command, ["read", str(NOTICES / "jilin-2020.txt"), *arguments])
    assert isinstance(result.exception, Problem)
    assert result.exception.code == "notice.folder_exists"
    wrong = tmp_path / "x.txt"
    wrong.write_bytes(b"\x00\x01\x02")
    out = tmp_path / "none"
    result = CliRunner().invoke(command, ["read", str(wrong), "--out", str(out), "--template", str(JILIN)])
    assert isinstance(result.exception, Problem)
    assert not out.exists()


@pytest.mark.parametrize("name", ["hunan-2020.docx", "shanxi-2022.pdf", "ganzhou-2021.txt"])
def test_every_shape_becomes_a_folder_whose_faults_can_be_told(name, tmp_path):
    from qingchen.inspection.notice.reading import read_notice
    from qingchen.inspection.notice.received import open_notice

    draft = draft_of(read_notice(open_notice(name, (NOTICES / name).read_bytes())), JILIN, "another")
    write_folder(tmp_path / "another", files_of(draft, JILIN))
    rules = {fault.rule for fault in campaign.check(tmp_path / "another")}
    assert "not_yaml" not in rules
    assert rules <= {"value_missing", "cell_blank", "area_uncovered", "team_without_liaison"}
