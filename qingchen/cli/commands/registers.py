"""`qingchen registers`: send files of rows, accept them, list them, get a template."""

import sys
from datetime import datetime
from pathlib import Path

import click

from qingchen.cli.acting import actor_named
from qingchen.cli.exports import export, package
from qingchen.values.actor import Actor
from qingchen.values.period import Period

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])
_AS = click.option("--as", "username", required=True, metavar="账号", help="以哪个账号办理，权限与网页相同。")


@click.group(name="registers")
def command() -> None:
    """台账：报送、检查、接收入账，导出，下载模板。"""


command.add_command(export)
command.add_command(package)


@command.command()
@click.argument("file", type=_FILE)
@click.option(
    "--register", "register_name", default="", help="台账名称，见 qingchen registers names；不写则看表头识别。"
)
@_AS
@click.option("--region", help="报送区域的行政区划代码，逗号隔开；默认为该账号的区域。")
@click.option(
    "--mode",
    type=click.Choice(["upsert", "replace", "withdraw"]),
    default="upsert",
    show_default=True,
    help="upsert 补充更新，replace 整册替换，withdraw 撤销所列记录。",
)
@click.option("--from", "from_", type=_DAY, help="整册替换事件类台账时，只替换自此日起的记录。")
@click.option("--until", type=_DAY, help="只替换此日之前（不含）的记录，与 --from 同用。")
@click.option("--mapping", default="", help="按哪份列对应读取：名称、编号或 YAML 文件；不写则用记住的。")
@click.option("--annotated", type=click.Path(dir_okay=False, path_type=Path), help="有问题时批注文件写到哪里。")
def submit(
    file: Path,
    register_name: str,
    username: str,
    region: str | None,
    mode: str,
    from_: datetime | None,
    until: datetime | None,
    mapping: str,
    annotated: Path | None,
) -> None:
    """收下 FILE 并检查，一次说明全部问题；有问题时退出码 1。"""
    from qingchen.registers.actions.take_in import take_in

    actor = actor_named(username)
    if (from_ is None) != (until is None):
        raise click.UsageError("--from 与 --until 须同时给出。")
    period = Period(from_.date(), until.date()) if from_ and until else None
    region = region or ",".join(actor.area.includes)
    if mapping.endswith((".yaml", ".yml")):
        mapping = _kept(actor, Path(mapping), region)
    with file.open("rb") as data:
        taken = take_in(
            actor,
            register_name,
            file.name,
            data,
            mode=mode,
            region=region,
            mapping=mapping,
            period=period,
            ask=False,
        )
    submission, result = taken.submission, taken.result
    assert result is not None
    if taken.by:
        click.echo(f"按{taken.by.kept_by_name}确认的“{taken.by.title}”读取。")
    click.echo(f"已收到“{submission.file_name}”，报送编号 {submission.public_id}，共 {result.rows} 行。")
    for problem in result.problems:
        click.echo(problem.text)
    if not result.problems.total:
        hints = f"（另有 {result.problems.hints} 处提示）" if result.problems.hints else ""
        click.echo(f"检查未发现问题{hints}，等待上一级接收入账。")
        return
    click.echo(f"共 {result.problems.total} 处问题，未予入账。请改正后重新报送。")
    if result.annotated is not None:
        target = annotated or file.with_name(f"{file.stem}（批注）.xlsx")
        target.write_bytes(result.annotated)
        click.echo(f"批注文件：{target}")
    sys.exit(1)


@command.command()
@click.argument("public_id")
@click.option("--good-rows", is_flag=True, help="文件有问题时只接收无误的行，其余退回更正。")
@click.option("--given-back", type=click.Path(dir_okay=False, path_type=Path), help="退回更正的行写到哪个 .xlsx。")
@click.option(
    "--withdrawing", default=0, metavar="行数", help="整本替换时同意撤销现有的多少行；没有写而有要撤销的，不接收。"
)
@_AS
def accept(public_id: str, good_rows: bool, given_back: Path | None, withdrawing: int, username: str) -> None:
    """把检查无误的报送接收入账（由报送人的上一级办理；省级可接收自己代报的）。"""
    from qingchen.registers.actions import accept as accept_submission
    from qingchen.registers.actions import accept_good_rows, open_given_back
    from qingchen.registers.problem_classes import class_title
    from qingchen.registers.store import submission_of

    actor = actor_named(username)
    submission = submission_of(actor, public_id)
    if good_rows:
        batch = accept_good_rows(actor, submission)
    else:
        batch = accept_submission(actor, submission, withdrawing=withdrawing)
    click.echo(f"已入账：第 {batch.number} 批，{batch.rows} 行，自 {batch.known_on.isoformat()} 起可查。")
    if submission.given_back:
        told = "，".join(f"{class_title(rule)} {count} 行" for rule, count in submission.given_back_classes.items())
        click.echo(f"退回更正 {submission.given_back} 行：{told}。")
        if given_back is not None:
            given_back.write_bytes(open_given_back(actor, submission))
            click.echo(f"退回更正的行：{given_back}")


@command.command()
@click.argument("public_id")
@click.option("--reason", required=True, help="撤销原因。")
@_AS
def withdraw(public_id: str, reason: str, username: str) -> None:
    """撤销已入账的报送 PUBLIC_ID：另成一批，之后台账如同没有收过这份文件。"""
    from qingchen.registers.actions import withdraw_accepted
    from qingchen.registers.store import submission_of

    actor = actor_named(username)
    batch = withdraw_accepted(actor, submission_of(actor, public_id), reason)
    click.echo(f"已撤销：第 {batch.number} 批，{batch.rows} 行。")


@command.command(name="list")
@_AS
def list_(username: str) -> None:
    """列出该账号可见的报送。"""
    from qingchen.registers.store import submissions_for

    for one in submissions_for(actor_named(username)):
        state = one.get_state_display()
        click.echo(
            f"{one.public_id}\t{one.register}\t{state}\t{one.rows} 行\t{one.problem_count} 处问题\t{one.file_name}"
        )


@command.command()
def names() -> None:
    """列出可以报送的台账名称。"""
    from qingchen.registers.catalogue import registers

    for name, register in registers().items():
        if register.importable:
            click.echo(f"{name}\t{register.title}")


@command.command()
@click.argument("name")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="写到哪个 .xlsx 文件。")
def template(name: str, out: Path) -> None:
    """写出台账 NAME 的空白模板。"""
    from qingchen.registers.catalogue import register_named
    from qingchen.registers.template import template_workbook

    register = register_named(name)
    out.write_bytes(template_workbook(register))
    click.echo(f"《{register.title}》模板：{out}")


def _kept(actor: Actor, file: Path, region: str) -> str:
    """The public id of a mapping from a file, kept for this region."""
    from qingchen.registers.actions.mappings import keep_mapping, mapping_from_text
    from qingchen.registers.permissions import region_codes

    mapping = mapping_from_text(file.read_text(encoding="utf-8"))
    return keep_mapping(actor, mapping, ",".join(region_codes(region))).public_id
