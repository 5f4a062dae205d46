"""Taking rows out: who gets which, what is masked, what the audit lines say."""

import hashlib
import io
import json
from datetime import date

import polars as pl
import pytest
from click.testing import CliRunner

from qingchen.accounts.actions import keep_account
from qingchen.accounts.models import AuditLine
from qingchen.cli.commands.registers import command
from qingchen.problems import Problem
from qingchen.registers import actions
from qingchen.registers.exchange.form import Form
from qingchen.registers.exchange.selection import Selection
from qingchen.registers.exchange.style import Style
from qingchen.values.actor import SYSTEM, Actor
from tests.integration.registers.files import AUDITOR, GONGZHULING, LEADER, LISHU, PROVINCE, SIPING, csv_of, employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
TODAY = date(2020, 7, 20)
OTHER = "91229900MA0DEMA02Y"
_WORKER = {
    "identity_type": "居民身份证",
    "identity_number": "229900196001010012",
    "name": "示例甲",
    "born_on": "1960-01-01",
    "phone": "13900010001",
    "uscc": "91229900MA0DEMA01U",
    "work_position": "破碎",
    "dust_kind": "矽尘",
    "exposure_from": "2015-03-01",
    "employment_type": "劳动合同",
    "status": "在岗",
    "effective_on": "2020-06-30",
}


def sent(actor: Actor, register: str, data: bytes, region: str) -> None:
    submission = actions.receive(actor, register, f"{register}.csv", data, region=region)
    assert actions.check(actor, submission).problems.total == 0
    actions.accept(PROVINCE, submission)


@pytest.fixture
def _store(july_2020):
    rows = employers({}, {"site_no": 2, "effective_on": "2020-05-01"})
    sent(LISHU, "employers", rows, "220322")
    sent(GONGZHULING, "employers", employers({"uscc": OTHER, "division": "220381"}), "220381")
    second = {
        **_WORKER,
        "identity_number": "229900200002290019",
        "name": "试样乙",
        "exposure_from": "2019-03-01",
        "born_on": "",
        "phone": "",
    }
    sent(LISHU, "exposed_workers", csv_of("exposed_workers", [_WORKER, second]), "220322")


def taken(actor: Actor, register: str, form: Form = Form.CSV, **asked: object) -> tuple[list[dict], actions.Export]:
    export = actions.export_rows(
        actor, Selection(register, **asked.pop("filters", {})), form, about=TODAY, style=Style.CODES, **asked
    )
    data = b"".join(export.stream)
    read = pl.read_csv(data, infer_schema=False) if form is Form.CSV else pl.read_parquet(io.BytesIO(data))
    return read.to_dicts(), export


@pytest.mark.usefixtures("_store")
def test_everybody_takes_the_rows_of_their_own_area_and_no_others():
    sites = {
        actor.username: {(row["uscc"], row["site_no"]) for row in taken(actor, "employers")[0]}
        for actor in (PROVINCE, SIPING, GONGZHULING, LISHU, LEADER)
    }
    lishu = {("91229900MA0DEMA01U", "1"), ("91229900MA0DEMA01U", "2")}
    assert sites == {
        "province": lishu | {(OTHER, "1")},
        "officer_siping": lishu,
        "officer_gongzhuling": {(OTHER, "1")},
        "officer_lishu": lishu,
        "leader_1": lishu,
    }
    assert taken(GONGZHULING, "exposed_workers")[0] == []


@pytest.mark.usefixtures("_store")
@pytest.mark.parametrize("form", [Form.CSV, Form.PARQUET])
def test_persons_leave_masked(form):
    rows, _ = taken(LISHU, "exposed_workers", form)
    shown = [(row["identity_number"], row["born_on"], row["phone"]) for row in rows]
    assert shown == [("229900********0012", "1960年", "139****0001"), ("229900********0019", None, None)]
    assert all("*" in row["name"] for row in rows)
    assert all("address" not in row or "*" in row["address"] for row in taken(LISHU, "employers", form)[0])


@pytest.mark.usefixtures("_store")
def test_persons_leave_in_clear_only_for_the_offices_with_a_reason_that_stays_on_record():
    with pytest.raises(Problem, match="写明事由"):
        taken(LISHU, "exposed_workers", unmasked=True, reason=" ")
    for actor in (LEADER, AUDITOR):
        with pytest.raises(Problem) as refused:
            taken(actor, "exposed_workers", unmasked=True, reason="随访")
        assert refused.value.code == "account.not_permitted"
    assert not AuditLine.objects.filter(act="export_rows").exists()
    rows, export = taken(LISHU, "exposed_workers", unmasked=True, reason="与医保核对")
    assert [row["name"] for row in rows] == ["示例甲", "试样乙"]
    assert rows[0]["born_on"] == "1960-01-01"
    line = json.loads(AuditLine.objects.get(act="export_rows", public_id=export.uid).details)
    assert (line["masked"], line["reason"], line["rows"]) == (False, "与医保核对", 2)


@pytest.mark.usefixtures("_store")
def test_every_export_says_before_its_first_byte_what_was_asked_and_after_its_last_what_left():
    export = actions.export_rows(SIPING, Selection("employers", uscc=OTHER, place="2203"), Form.CSV, about=TODAY)
    begun = AuditLine.objects.get(act="export_rows")
    details = json.loads(begun.details)
    assert (begun.actor, begun.region, begun.public_id) == (SIPING.username, "2203", export.uid)
    assert details["filters"] == {"place": "2203", "uscc": OTHER}
    assert (details["rows"], details["masked"], details["until"]) == (0, True, 3)
    data = b"".join(export.stream)
    left = json.loads(AuditLine.objects.get(act="end_export", public_id=export.uid).details)
    assert left == {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(), "whole": True}


@pytest.mark.usefixtures("_store")
def test_an_export_that_was_broken_off_says_so():
    export = actions.export_rows(PROVINCE, Selection("employers"), Form.CSV, about=TODAY)
    first = next(export.stream)
    export.stream.close()
    line = AuditLine.objects.get(act="end_export")
    assert line.result == "broken_off"
    assert json.loads(line.details)["bytes"] == len(first)


@pytest.mark.usefixtures("_store")
def test_filters_narrow_by_place_employer_and_period():
    assert len(taken(PROVINCE, "employers", filters={"place": "220184"})[0]) == 1
    assert len(taken(PROVINCE, "employers", filters={"uscc": OTHER})[0]) == 1
    assert len(taken(PROVINCE, "employers", filters={"from_": date(2020, 6, 1)})[0]) == 2
    assert len(taken(PROVINCE, "employers", filters={"until": date(2020, 5, 31)})[0]) == 1
    assert len(taken(PROVINCE, "exposed_workers", filters={"place": "220322"})[0]) == 2


@pytest.mark.usefixtures("_store")
def test_as_known_on_an_earlier_day_nothing_was_there():
    assert taken(PROVINCE, "employers", known_on=date(2020, 7, 19))[0] == []


@pytest.mark.usefixtures("_store")
def test_the_command_writes_a_file_whole_or_not_at_all(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    keep_account(SYSTEM, LISHU.username, name=LISHU.name, role=LISHU.role, area=LISHU.area)

    def run(*arguments: str):
        return CliRunner().invoke(command, ["export", *arguments, "--as", LISHU.username])

    for form in Form:
        done = run("exposed_workers", "--out", str(out / f"劳动者.{form.value}"), "--as-of", "2020-07-20")
        assert done.output.startswith(f"已写入 {out}"), done.output
        assert "2 行" in done.output
    refused = run("exposed_workers", "--out", str(out / "明文.csv"), "--unmasked")
    assert isinstance(refused.exception, Problem)
    assert sorted(path.suffix for path in out.iterdir()) == [".csv", ".jsonl", ".parquet", ".xlsx"]
