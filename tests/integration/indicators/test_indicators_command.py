"""`qingchen indicators`: the same rates from the command line, scoped to a person where asked."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from qingchen.accounts.models import User
from qingchen.cli.commands.indicators import command
from qingchen.indicators.catalogue import indicators
from qingchen.problems import Problem
from qingchen.registers.actions import accept, check, receive
from tests.integration.registers.files import PROVINCE, SIPING, employers

pytestmark = pytest.mark.django_db
CAMPAIGN = str(Path(__file__).resolve().parents[3] / "campaigns" / "jilin-2020")


@pytest.fixture(autouse=True)
def _one_employer(settings, july_2020):
    settings.QINGCHEN_DEMO = True
    submission = receive(PROVINCE, "employers", "单位.csv", employers({}), region="220322")
    assert check(PROVINCE, submission).problems == []
    accept(PROVINCE, submission)


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_rates_by_unit_as_json_csv_and_table():
    asked = ("compute", "--as-of", "2020-07-20", "--campaign", CAMPAIGN, "--indicator", "declaration_rate")
    told = {row["group_code"]: row for row in json.loads(run(*asked, "--format", "json"))}
    assert len(told) == 12
    assert (told["siping"]["numerator"], told["siping"]["denominator"], told["siping"]["met"]) == (0, 1, False)
    assert told["changchun"]["percent"] == "无此类对象"
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").removeprefix("\ufeff"))))
    assert {row["分组代码"]: row["分母"] for row in rows}["siping"] == "1"
    assert "四平" in run(*asked)


def test_what_was_not_yet_known_is_not_counted():
    asked = ("compute", "--as-of", "2020-07-20", "--by", "province", "--format", "json")
    assert json.loads(run(*asked, "--known-on", "2020-07-20"))[0]["denominator"] == 1
    before = json.loads(run(*asked, "--known-on", "2020-07-19", "--campaign", CAMPAIGN))
    assert before[0]["denominator"] == 0


def test_as_a_person_only_their_places_are_told():
    User.objects.create(username=SIPING.username, name="四平", role="place", includes="2203", excludes="220381")
    User.objects.create(username="officer_changchun", name="长春", role="place", includes="2201")
    asked = ("compute", "--as-of", "2020-07-20", "--by", "prefecture", "--format", "json")
    own = json.loads(run(*asked, "--campaign", CAMPAIGN, "--as", "officer_siping"))
    assert {row["group_code"] for row in own} == {"2203"}
    assert own[0]["denominator"] == 1
    other = json.loads(run(*asked, "--campaign", CAMPAIGN, "--as", "officer_changchun"))
    assert {(row["group_code"], row["denominator"]) for row in other} == {("2201", 0)}
    with pytest.raises(Problem, match="没有找到账号"):
        run(*asked, "--as", "nobody")


def test_the_list_shows_every_counting_rule():
    told = run("list")
    assert "declaration_rate  粉尘危害项目申报率" in told
    assert told.count("分母：") == len(indicators())


def test_a_wrong_indicator_is_named_with_those_there_are():
    result = CliRunner().invoke(command, ["compute", "--as-of", "2020-07-20", "--indicator", "no_rate"])
    assert result.exit_code == 2
    assert "没有名为“no_rate”的指标" in result.output
