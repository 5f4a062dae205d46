"""The command line has the mapping page's powers: a mapping by name or file, good rows alone, taking back."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from qingchen.accounts.actions import keep_account
from qingchen.cli.commands.mappings import command as mappings
from qingchen.cli.commands.registers import command as registers
from qingchen.registers.catalogue import register_named
from qingchen.registers.mapping import mappings as shipped
from qingchen.registers.mapping_faults import mapping_faults
from qingchen.registers.models import Submission
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import Area
from tests.fixtures.registers.mines_mapping import mines_mapping
from tests.integration.registers.files import PROVINCE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
MINES = Path(__file__).parents[2] / "fixtures/registers/mines_of_a_prefecture.csv"


@pytest.fixture
def run(july_2020):
    keep_account(SYSTEM, "province", name="省办", role=PROVINCE.role, area=PROVINCE.area)
    keep_account(SYSTEM, "officer_siping", name="四平", role=Role.PLACE, area=Area(("2203",)))

    def run(group, *arguments):
        return CliRunner().invoke(group, list(arguments), catch_exceptions=False)

    return run


def test_a_file_goes_in_by_a_mapping_from_a_file_its_good_rows_alone_and_is_taken_back(run, tmp_path):
    (tmp_path / "矿.yaml").write_text(mines_mapping().to_yaml(), encoding="utf-8")
    sent = run(
        registers, "submit", str(MINES), "--register", "employers", "--as", "officer_siping",
        "--mapping", str(tmp_path / "矿.yaml"), "--annotated", str(tmp_path / "批注.xlsx"),
    )  # fmt: skip
    assert sent.exit_code == 1
    assert "8 处问题" in sent.output
    one = Submission.objects.get()
    back = tmp_path / "退回.xlsx"
    done = run(
        registers, "accept", one.public_id, "--good-rows", "--given-back", str(back), "--as", "province"
    )  # fmt: skip
    assert "40 行" in done.output
    assert "退回更正 8 行" in done.output
    assert "单元格错位" in done.output
    assert back.read_bytes().startswith(b"PK")
    gone = run(registers, "withdraw", one.public_id, "--reason", "来源有误", "--as", "province")
    assert "已撤销" in gone.output


def test_the_province_loads_a_profile_once_and_a_file_of_its_headings_finds_register_and_mapping(run, tmp_path):
    (tmp_path / "矿.yaml").write_text(mines_mapping(title="矿山名录").to_yaml(), encoding="utf-8")
    loaded = run(mappings, "load", str(tmp_path / "矿.yaml"), "--as", "province")
    assert "已装入“矿山名录”" in loaded.output
    sent = run(registers, "submit", str(MINES), "--as", "officer_siping", "--annotated", str(tmp_path / "b.xlsx"))
    assert "按省办确认的“矿山名录”读取" in sent.output
    assert Submission.objects.get().register == "employers"
    listed = run(mappings, "list", "--as", "officer_siping")
    assert "矿山名录" in listed.output
    assert "待核对" in listed.output


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_shipped_mapping_is_sound_and_can_be_loaded(run, name):
    mapping = shipped()[name]
    assert mapping_faults(mapping, register_named(mapping.register)) == []
    assert "已装入" in run(mappings, "load", name, "--as", "province").output
    assert "columns:" in run(mappings, "show", name, "--as", "officer_siping").output
