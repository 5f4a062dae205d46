"""`qingchen round`: carry a round from files, without the web."""

from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(name="round")
def command() -> None:
    """一轮督导检查。"""


@command.command(name="hand-over")
@click.argument("code")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="移交包写到哪里（.zip）。")
@click.option("--as", "username", default="province", show_default=True, help="以哪个账号办理。")
def hand_over(code: str, out: Path, username: str) -> None:
    """把 CODE（活动代码，如 jilin-2020）一轮的台账、填报、佐证指纹、抽取证书、留痕链、公文打成一个移交包。

    旁边另存 OUT.sha256。核验不需要服务器：python3 tools/verify_handover.py OUT。
    """
    from qingchen.cli.acting import actor_named
    from qingchen.inspection.models import Round
    from qingchen.problems import Problem
    from qingchen.reports.actions.hand_over import hand_over_round
    from qingchen.reports.hand_over.hashed_output import HashedOutput

    found = Round.objects.filter(campaign=code).order_by("-number").first()
    if found is None:
        raise Problem("thing.not_found", what=f"活动“{code}”的督导检查")
    half = out.with_name(f"{out.name}.half")
    try:
        with half.open("wb") as file:
            hashed = HashedOutput(file)
            made = hand_over_round(actor_named(username), found, hashed)
        half.rename(out)
    finally:
        half.unlink(missing_ok=True)
    out.with_name(f"{out.name}.sha256").write_text(f"{hashed.sha256}  {out.name}\n", encoding="utf-8")
    click.echo(f"已写入 {out}：{made.files} 个文件。")
    click.echo(f"清单指纹 {made.manifest}，请另行保存；整个文件的指纹在 {out.name}.sha256。")


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
