"""`qingchen campaign check`."""

import shutil
from pathlib import Path

from click.testing import CliRunner

from qingchen.cli.commands.campaign import command

JILIN = Path(__file__).parents[3] / "campaigns" / "jilin-2020"


def test_a_sound_folder_is_told_in_a_few_numbers():
    result = CliRunner().invoke(command, ["check", str(JILIN)])
    assert result.exit_code == 0
    assert "检查对象 12 个，检查组 6 个" in result.output


def test_every_fault_is_a_line_and_the_exit_code_is_two(tmp_path):
    folder = Path(shutil.copytree(JILIN, tmp_path / "another"))
    (folder / "targets.csv").unlink()
    result = CliRunner().invoke(command, ["check", str(folder)])
    assert result.exit_code == 2
    assert "campaign.yaml第 2 行：" in result.output
    assert "targets.csv：没有这个文件" in result.output
    assert "有 2 处错误" in result.output
