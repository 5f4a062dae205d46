"""`qingchen audit`: verify the chain, export it for the outside program."""

import json
import sys
from pathlib import Path

import click


@click.group(name="audit")
def command() -> None:
    """操作留痕：核验留痕链，导出供外部程序核验。"""


@command.command()
def verify() -> None:
    """从第一环起重算整条留痕链；有改动时逐行指出，退出码 1。"""
    from qingchen.accounts.store import verify_chain

    verdict = verify_chain()
    for fault in verdict.faults:
        click.echo(fault)
    if verdict.faults:
        click.echo(f"留痕链核验未通过：共 {verdict.lines} 环，{len(verdict.faults)} 处不符。")
        sys.exit(1)
    click.echo(f"留痕链核验通过：共 {verdict.lines} 环，链头 {verdict.head}。")


@command.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """把留痕链导出为 FILE（每行一环的 JSON），供 tools/verify_audit.py 离线核验。"""
    from qingchen.accounts.models import AuditLink
    from qingchen.accounts.store import line_values, seal_pending

    seal_pending()
    count = 0
    with file.open("w", encoding="utf-8") as out:
        for link in AuditLink.objects.select_related("line").order_by("position").iterator(2000):
            row = {
                "position": link.position,
                "line": line_values(link.line),
                "line_digest": link.line_digest,
                "chain_digest": link.chain_digest,
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    click.echo(f"已导出 {count} 环到 {file}。")
