"""`qingchen docs`: write docs/reference from the code; `--check` says whether the committed pages are current."""

import sys
from pathlib import Path

import click

from qingchen.cli.reference import pages


@click.command(name="docs")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("docs/reference"), show_default=True
)
@click.option("--check", is_flag=True, help="只核对，不写；不是最新时逐个列出并以 1 退出。")
def command(out: Path, check: bool) -> None:
    """由代码生成参考手册（台账、指标、线索、检查表、状态、问题、命令）。"""
    stale = []
    for name, text in pages().items():
        path = out / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if check and stale:
        click.echo(f"参考手册不是最新：{'、'.join(stale)}。请执行 make docs。")
        sys.exit(1)
    click.echo(f"参考手册：{'已是最新' if not stale else '已更新 ' + '、'.join(stale)}。")
