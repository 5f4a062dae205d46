"""`qingchen round`: carry a round from files, without the web."""

from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(name="round")
def command() -> None:
    """一轮督导检查。"""


@command.command()
@click.option("--campaign", type=_FOLDER, required=True, help="活动文件夹，如 campaigns/jilin-2020。")
@click.option("--registers", type=_FOLDER, required=True, help="台账文件夹，内有 manifest.csv。")
@click.option("--answers", type=_FOLDER, required=True, help="自查表、检查表和佐证的文件夹。")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="报告写到哪里。")
@click.option("--quiet", is_flag=True, help="只打印结果，不打印过程。")
def run(campaign: Path, registers: Path, answers: Path, out: Path, quiet: bool) -> None:
    """由文件走完一轮督导检查：接收台账、开始、选县抽企、自查、核查、登记问题、签发报告。

    各步由相应人员的账号办理，权限与网页相同，逐步留痕。未予接收的内容及原因写入“办理摘要.txt”。
    """
    from django.core.management import call_command

    from qingchen.field.round_from_files import RoundFromFiles

    call_command("migrate", verbosity=0)
    log = RoundFromFiles(campaign, registers, answers, (lambda _: None) if quiet else click.echo).carry(out)
    click.echo(
        f"完成 {len(log.done)} 步，未予接收 {len([line for line in log.refused if not line.startswith(' ')])} 处。"
    )
