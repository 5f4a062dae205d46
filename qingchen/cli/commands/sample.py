"""`qingchen sample`: an invented world, for trying and measuring; `qingchen sample load` brings one into a store."""

import time
from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(name="sample", invoke_without_command=True)
@click.option("--scale", type=click.Choice(["county", "demo", "province", "nation"]), default="demo", show_default=True)
@click.option("--seed", type=int, default=2020, show_default=True, help="同一种子得到逐字节相同的文件。")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--campaign", type=_FOLDER, default=Path("campaigns/jilin-2020"), show_default=True)
@click.option(
    "--fraction",
    type=click.FloatRange(0.0005, 1),
    default=1.0,
    show_default=True,
    help="只用于 nation：生成几分之几。",
)
@click.option(
    "--form",
    type=click.Choice(["parquet", "csv"]),
    default="parquet",
    show_default=True,
    help="只用于 nation：文件形式。",
)
@click.pass_context
def command(
    context: click.Context, scale: str, seed: int, out: Path | None, campaign: Path, fraction: float, form: str
) -> None:
    """生成虚构的台账和检查记录（county 一县，demo 全省十分之一，province 1.6 万户 40 万人，

    nation 全国 50 万户、1200 万人、1200 万人次体检，由各省分批报送，另有补报、更正和撤销）。

    人员、单位和号码都是虚构的；埋设的差错和真实的数写在 truth.json。
    """
    if context.invoked_subcommand:
        return
    if out is None:
        raise click.UsageError("请用 --out 给出写到哪个文件夹。")
    if scale == "nation":
        _nation(seed, out, fraction, form)
        return
    if fraction != 1 or form != "parquet":
        raise click.UsageError("--fraction、--form 只用于 --scale nation。")
    from qingchen.cli.counted_ledgers import counted_ledgers
    from qingchen.sample import generate

    summary = generate(scale, seed, out, campaign=campaign, counting=counted_ledgers)
    _tell(summary.rows)
    click.echo(f"已写入 {summary.folder}。")


@command.command()
@click.argument("folder", type=_FOLDER)
@click.option("--as", "username", metavar="账号", help="以哪个账号办理，权限与网页相同；不写时用示例账号 sample。")
@click.option("--register", "registers", multiple=True, help="只装入这本台账；可以写多次。")
def load(folder: Path, username: str | None, registers: tuple[str, ...]) -> None:
    """把 FOLDER（某个示例的 registers 文件夹）装入示例环境的库，按清单的次序和日期，一个文件一批。

    .csv 和 .xlsx 走报送、检查、接收入账；.parquet 经过同样的检查和封存直接成批。
    """
    from qingchen.accounts.actions import keep_account
    from qingchen.accounts.models import User
    from qingchen.problems import Problem
    from qingchen.sample.actions import load_folder
    from qingchen.sample.peak_memory import peak_memory_mb
    from qingchen.values.actor import SYSTEM, Role
    from qingchen.values.region import EVERYWHERE

    if username is None:
        user = keep_account(SYSTEM, "sample", name="示例台账", role=Role.PROVINCE, area=EVERYWHERE)
    else:
        found = User.objects.filter(username=username, is_active=True).first()
        if found is None:
            raise Problem("thing.not_found", what=f"账号“{username}”")
        user = found
    began, rows, batches = time.monotonic(), dict[str, int](), 0
    for batch in load_folder(user.actor, folder, registers):
        batches += 1
        rows[batch.register] = rows.get(batch.register, 0) + batch.rows
    _tell(rows)
    seconds = time.monotonic() - began
    click.echo(f"已装入 {batches} 批，{seconds:.0f} 秒，内存最多 {peak_memory_mb()} MB。")


def _nation(seed: int, out: Path, fraction: float, form: str) -> None:
    from qingchen.sample.nation import generate_nation
    from qingchen.sample.peak_memory import peak_memory_mb

    began = time.monotonic()
    _tell(generate_nation(seed, out, fraction, form))
    click.echo(f"已写入 {out}，{time.monotonic() - began:.0f} 秒，内存最多 {peak_memory_mb()} MB。")


def _tell(rows: dict[str, int]) -> None:
    for name, count in rows.items():
        click.echo(f"{name:<22}{count:>12,} 行")
