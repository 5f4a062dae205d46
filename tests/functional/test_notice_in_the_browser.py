"""A round begins by pages alone: a system just installed, the notice's text, and each person at the own account."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.functional import beginning
from tests.functional.beginning import moves_to
from tests.functional.conftest import serving

pytestmark = pytest.mark.browser
OPENED = ("officer_tonghua", "leader_2", "member_2a")


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    """No ledgers yet."""
    made: Path = tmp_path_factory.mktemp("world")
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    """On the day after the notice: an office, an auditor, and nothing else."""
    home: Path = tmp_path_factory.mktemp("home")
    (home / "campaigns").mkdir()
    moves_to(home, "2020-07-16T09:00")
    with serving(home, "notice_server", campaigns=home / "campaigns") as address:
        yield address


def test_the_office_reads_the_notice_completes_it_and_loads_the_campaign(walk):
    office = walk.person("province")
    beginning.sends_the_notice(office)
    beginning.completes_it(office)
    walk.picture(office, "notice")
    office.press("载入活动")
    office.sees("已载入为“2020年吉林省尘肺防治攻坚行动督导检查（第1轮）”")
    office.open("督导检查轮次")
    office.sees("吉尘防办发〔2020〕2号")
    office.sees("通化市", office.card("检查组、检查单位和受检点"))


def test_each_person_opens_the_own_account_with_the_offices_code(walk):
    beginning.opens_accounts(walk.person("province"), OPENED)
    walk.person("officer_tonghua").sees_heading("待办")


def test_no_page_of_the_walk_met_an_error_in_its_scripts(walk):
    assert {name: person.errors for name, person in walk.people.items()} == {name: [] for name in walk.people}
