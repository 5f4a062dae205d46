"""`qingchen findings`: the steps that terms call for, for a daily timer; the ledger as a file."""

from pathlib import Path

import click


@click.group(name="findings")
def command() -> None:
    """问题整改：按时限提醒、催办、通报；导出问题整改台账。"""


@command.command()
@click.option("--as", "username", default="province", show_default=True, help="以哪个账号办理。")
def escalate(username: str) -> None:
    """对到了时限的问题逐个提醒、催办、通报，每天执行一次即可；没有要办理的也正常结束。"""
    from collections import Counter

    from qingchen.cli.acting import actor_named
    from qingchen.findings.actions.closing import escalate_finding
    from qingchen.findings.steps import step_of
    from qingchen.findings.store import findings_for
    from qingchen.inspection.store import current_round

    actor, round_ = actor_named(username), current_round()
    rows = findings_for(actor, round_).prefetch_related("escalations") if round_ else []
    taken = Counter(escalate_finding(actor, row).get_step_display() for row in rows if step_of(row) is not None)
    told = "，".join(f"{step} {count} 个" for step, count in taken.items())
    click.echo(f"已办理：{told}。" if taken else "今天没有要提醒、催办或通报的问题。")


@command.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--as", "username", default="province", show_default=True, help="以哪个账号办理。")
def ledger(out: Path, username: str) -> None:
    """把问题整改台账写成 OUT（.xlsx）。"""
    from qingchen.cli.acting import actor_named
    from qingchen.findings.actions.export import export_findings
    from qingchen.findings.overviewed import overviewed
    from qingchen.findings.store import findings_for, known_findings
    from qingchen.inspection.store import current_round
    from qingchen.problems import Problem

    actor, round_ = actor_named(username), current_round()
    if round_ is None:
        raise Problem("thing.not_found", what="督导检查轮次")
    rows = list(findings_for(actor, round_).prefetch_related("escalations", "proofs"))
    out.write_bytes(export_findings(actor, overviewed(rows, known_findings(actor)), f"{round_.title}问题整改台账"))
    click.echo(f"已写入 {out}：{len(rows)} 个问题。")
