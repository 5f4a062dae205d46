"""`qingchen mappings`: column mappings: those shipped, those kept; loading a profile for a whole province."""

from pathlib import Path

import click

from qingchen.cli.acting import actor_named

_AS = click.option("--as", "username", required=True, metavar="账号", help="以哪个账号办理，权限与网页相同。")


@click.group(name="mappings")
def command() -> None:
    """列对应：列出、导出，为全省装入国家系统导出表的对应。"""


@command.command(name="list")
@_AS
def list_(username: str) -> None:
    """列出随程序提供的和已装入、已确认的列对应。"""
    from qingchen.registers.mapping import mappings
    from qingchen.registers.store import mappings_for

    for name, one in mappings().items():
        status = f"（{one.status}）" if one.status else ""
        click.echo(f"{name}\t{one.register}\t随程序提供{status}\t{one.title}")
    for kept in mappings_for(actor_named(username)):
        kind = "全省通用" if kept.profile else "报送人确认"
        click.echo(f"{kept.public_id}\t{kept.register}\t{kind}\t{kept.title}（{kept.region}）")


@command.command()
@click.argument("name")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="写到哪个文件；不写则打印。")
@_AS
def show(name: str, out: Path | None, username: str) -> None:
    """导出列对应 NAME（YAML，可修改后再装入）。"""
    from qingchen.problems import Problem
    from qingchen.registers.actions import mapping_named
    from qingchen.registers.mapping import mappings
    from qingchen.registers.store import mappings_for

    if name not in mappings() and name not in {one.public_id for one in mappings_for(actor_named(username))}:
        raise Problem("thing.not_found", what=f"列对应 {name}")
    mapping = mapping_named(name)
    assert mapping is not None
    if out is None:
        click.echo(mapping.to_yaml())
    else:
        out.write_text(mapping.to_yaml(), encoding="utf-8")
        click.echo(f"列对应：{out}")


@command.command()
@click.argument("name")
@click.option("--region", help="适用区域的区划代码，逗号隔开；默认为该账号的区域。")
@_AS
def load(name: str, region: str | None, username: str) -> None:
    """由省级装入一次，全省各县报送同样表头的文件都按此读取。NAME 为随程序提供的名称，或 YAML 文件。"""
    from qingchen.registers.actions import load_profile
    from qingchen.registers.mapping import mappings

    actor = actor_named(username)
    text = mappings()[name].to_yaml() if name in mappings() else Path(name).read_text(encoding="utf-8")
    kept = load_profile(actor, text, region or ",".join(actor.area.includes))
    click.echo(f"已装入“{kept.title}”，编号 {kept.public_id}，适用 {kept.region}。")


@command.command()
@click.argument("public_id")
@_AS
def retire(public_id: str, username: str) -> None:
    """停用列对应 PUBLIC_ID；以前按它读取的文件不受影响。"""
    from qingchen.registers.actions import retire_mapping

    retire_mapping(actor_named(username), public_id)
    click.echo("已停用。")
