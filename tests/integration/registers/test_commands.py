import pytest
from click.testing import CliRunner

from qingchen.accounts.actions import keep_account
from qingchen.cli.commands.registers import command as registers
from qingchen.cli.commands.store import command as store
from qingchen.registers.models import Submission
from qingchen.values.actor import SYSTEM
from tests.integration.registers.files import LISHU, SIPING, employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def run(july_2020):
    for actor in (LISHU, SIPING):
        keep_account(SYSTEM, actor.username, name=actor.name, role=actor.role, area=actor.area)
    return lambda command, *arguments: CliRunner().invoke(command, list(map(str, arguments)), catch_exceptions=False)


def test_a_file_goes_through_by_command_from_sender_to_accepter(run, tmp_path):
    file = tmp_path / "梨树.csv"
    file.write_bytes(employers({}))
    sent = run(registers, "submit", file, "--register", "employers", "--as", LISHU.username)
    assert sent.exit_code == 0, sent.output
    public_id = Submission.objects.get().public_id
    accepted = run(registers, "accept", public_id, "--as", SIPING.username)
    assert accepted.output.startswith("已入账：第 1 批，1 行，自 2020-07-20 起可查。")
    assert "已入账" in run(registers, "list", "--as", SIPING.username).output
    assert run(store, "verify").output.startswith("核对通过：3 个文件")
    assert "共清除 0 个" in run(store, "mend").output
    assert "重新封装 2 把" in run(store, "rotate-key").output
    assert run(store, "verify").exit_code == 0


def test_a_file_with_problems_ends_with_all_of_them_and_an_annotated_copy(run, tmp_path):
    file = tmp_path / "梨树.csv"
    file.write_bytes(employers({"workers_dust_exposed": 60}, {"site_no": 2, "name": ""}))
    sent = run(registers, "submit", file, "--register", "employers", "--as", LISHU.username)
    assert sent.exit_code == 1
    assert "梨树.csv第 2 行「接尘人数」" in sent.output
    assert "梨树.csv第 3 行「单位名称」" in sent.output
    assert (tmp_path / "梨树（批注）.xlsx").read_bytes().startswith(b"PK")


def test_every_register_that_takes_files_gives_a_template(run, tmp_path):
    for line in run(registers, "names").output.splitlines():
        name = line.partition("\t")[0]
        assert run(registers, "template", name, "--out", tmp_path / f"{name}.xlsx").exit_code == 0
        assert (tmp_path / f"{name}.xlsx").stat().st_size > 4000
