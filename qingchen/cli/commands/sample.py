"""`qingchen sample`: an invented world, for trying and measuring."""

from pathlib import Path

import click


@click.command(name="sample")
@click.option("--scale", type=click.Choice(["county", "demo", "province"]), default="demo", show_default=True)
@click.option("--seed", type=int, default=2020, show_default=True, help="同一种子得到逐字节相同的文件。")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option(
    "--campaign",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("campaigns/jilin-2020"),
    show_default=True,
)
def command(scale: str, seed: int, out: Path, campaign: Path) -> None:
    """生成虚构的台账和检查记录（county 一县，demo 全省十分之一，province 1.6 万户 40 万人）。

    人员、单位和号码都是虚构的；埋设的差错和真实的率写在 truth.json。
    """
    from qingchen.sample import generate

    summary = generate(scale, seed, out, campaign=campaign)
    for name, rows in summary.rows.items():
        click.echo(f"{name:<22}{rows:>10,} 行")
    click.echo(f"已写入 {summary.folder}。")
