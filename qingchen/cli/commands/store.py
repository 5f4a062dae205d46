"""`qingchen store`: whether files and catalogue agree, clearing leftovers, merging batches, changing the master key."""

import os
import secrets
import sys

import click


@click.group(name="store")
def command() -> None:
    """数据库房：核对文件与目录，清理中断写入，合并批次，更换主密钥。"""


@command.command()
def verify() -> None:
    """逐个文件核对指纹；缺少、改动、多余的逐条指出，退出码 1。"""
    from qingchen.registers.merged.store import derived_files
    from qingchen.registers.store import expected_files, verify_store

    faults = verify_store()
    for fault in faults:
        click.echo(fault)
    if faults:
        click.echo(f"核对未通过：{len(faults)} 处不符。")
        sys.exit(1)
    click.echo(f"核对通过：{len(expected_files()) + len(derived_files())} 个文件与目录一致。")


@command.command()
def mend() -> None:
    """清除写入中断留下、没有入账的文件，作废被改动的合并段，逐个说明。"""
    from qingchen.registers.actions import mend_store
    from qingchen.values.actor import SYSTEM

    removed = mend_store(SYSTEM)
    for line in removed:
        click.echo(line)
    click.echo(f"共清除 {len(removed)} 个。")
    click.echo("缺少或被改动的批次文件不能这样修复：qingchen store verify 逐个指出，请从备份恢复。")


@command.command()
@click.option("--whole", is_flag=True, help="每个台账合成一段；不给时按规则合并（批次积到一定数量才合）。")
def compact(whole: bool) -> None:
    """把已入账的批次合并成段，查询更快；不改任何事实，合并时照常报送和查询。"""
    from qingchen.registers.actions import merge_batches
    from qingchen.values.actor import SYSTEM

    told = merge_batches(SYSTEM, whole=whole)
    for line in told:
        click.echo(line)
    click.echo(f"共合并 {len(told)} 次。" if told else "没有需要合并的批次。")


@command.command(name="rotate-key")
def rotate_key() -> None:
    """更换主密钥：只重新封装各把数据密钥，不动数据文件。可以中断后重做。

    新密钥取自环境变量 QINGCHEN_NEW_MASTER_KEY（32 位以上十六进制数）。现用密钥放在文件里时可以不给，
    由系统生成。现用密钥放在环境变量里时，换完请把 QINGCHEN_MASTER_KEY 改为新密钥再启动。
    """
    from django.conf import settings

    from qingchen.registers.actions import rotate_master_key
    from qingchen.registers.keyring import VARIABLE, master_from, masters
    from qingchen.values.actor import SYSTEM

    given = os.environ.get("QINGCHEN_NEW_MASTER_KEY", "")
    if not given and os.environ.get(VARIABLE):
        raise click.UsageError("现用密钥在环境变量里，请用 QINGCHEN_NEW_MASTER_KEY 给出新密钥。")
    old, *waiting = masters(os.environ, settings.QINGCHEN_HOME, make=False)
    new = waiting[0] if waiting else master_from(given or secrets.token_hex(16))
    count = rotate_master_key(SYSTEM, old, new)
    click.echo(f"已用新主密钥重新封装 {count} 把数据密钥。")
    if os.environ.get(VARIABLE):
        click.echo(f"请把环境变量 {VARIABLE} 改为新密钥。")
