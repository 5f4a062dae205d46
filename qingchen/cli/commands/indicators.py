"""`qingchen indicators`: compute rates from the registers, list the counting rules."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import click

from qingchen.indicators.formats import to_csv, to_json, to_table
from qingchen.indicators.groups import By, UnitArea
from qingchen.indicators.result import Result
from qingchen.indicators.targets import TargetOf, province_targets
from qingchen.problems import Problem
from qingchen.values.actor import SYSTEM, Actor
from qingchen.values.region import EVERYWHERE

FORMATS: dict[str, Callable[[Sequence[Result]], str]] = {"csv": to_csv, "json": to_json, "table": to_table}
_DAY = click.DateTime(["%Y-%m-%d"])


@click.group(name="indicators")
def command() -> None:
    """指标：由台账计算各项比率，列出口径。"""


@command.command("list")
def list_() -> None:
    """列出全部指标及其口径。"""
    from qingchen.indicators.catalogue import indicators

    for indicator in indicators().values():
        click.echo(f"{indicator.name}  {indicator.title}（口径第 {indicator.version} 版）")
        click.echo(f"    分子：{indicator.numerator}")
        click.echo(f"    分母：{indicator.denominator}")
        click.echo(f"    时段：{indicator.period}")
        click.echo(f"    依据：{indicator.basis}")


@command.command()
@click.option("--as-of", "about", type=_DAY, required=True, help="截止日：计算哪一天的情况，如 2020-07-31。")
@click.option("--known-on", type=_DAY, help="知悉日：只用到这一天为止已接收入账的事实；不填为今天。")
@click.option("--by", type=click.Choice(get_args(By)), default="unit", show_default=True, help="按什么分组。")
@click.option("--across", type=click.Choice(get_args(By)), help="再按什么交叉分组，如 --by county --across industry。")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="table", show_default=True)
@click.option("--indicator", "names", multiple=True, help="只算这一项，可重复；不填为全部。")
@click.option(
    "--campaign",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="活动文件夹：检查单位和目标值取自这里；不填时用系统内唯一的活动。",
)
@click.option("--as", "username", help="以哪个账号的可见范围计算；不填为全部数据。")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="写入文件；不填为屏幕。")
def compute(
    about: datetime,
    known_on: datetime | None,
    by: By,
    across: By | None,
    form: str,
    names: tuple[str, ...],
    folder: Path | None,
    username: str | None,
    out: Path | None,
) -> None:
    """计算比率：每项两个整数（分子、分母），含与不含排除单位两种口径，并与目标值比较。

    例：qingchen indicators compute --as-of 2020-07-31 --by county --format csv --out 指标.csv
    """
    from qingchen.indicators.catalogue import indicators
    from qingchen.indicators.compute import compute as compute_rates
    from qingchen.registers.store import ScopedReader, snapshot

    known = indicators()
    for name in names:
        if name not in known:
            raise click.BadParameter(f"没有名为“{name}”的指标。现有：{'、'.join(known)}。", param_hint="--indicator")
    actor = _actor(username)
    units, targets = _campaign(folder, about.date(), by)
    reader = ScopedReader(actor, snapshot(about.date(), known_on.date() if known_on else None))
    wanted = [known[name] for name in names] or list(known.values())
    results = compute_rates(reader, wanted, by, units, targets, across=across, within=actor.area)
    text = FORMATS[form](results)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8", newline="")
        click.echo(f"已写入 {out}：{len(results)} 行。")


@command.command()
@click.option("--as-of", "about", type=_DAY, required=True, help="截止日：哪一天的情况，如 2020-07-31。")
@click.option("--known-on", type=_DAY, help="知悉日：只用到这一天为止已接收入账的事实；不填为今天。")
@click.option("--indicator", "names", multiple=True, help="只要这一项用到的列，可重复；不填为全部指标。")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="写到哪个新文件夹。")
def facts(about: datetime, known_on: datetime | None, names: tuple[str, ...], out: Path) -> None:
    """把指标用到的现行行写成 Parquet 文件夹，供 Spark 等计算；不含个人信息。见 docs/how-to/scale-out.md。"""
    from qingchen.indicators.catalogue import indicators
    from qingchen.indicators.facts_folder import write_facts
    from qingchen.registers.store import ScopedReader, snapshot

    known = indicators()
    if out.exists():
        raise click.UsageError(f"{out} 已经存在，请换一个新文件夹。")
    for name in names:
        if name not in known:
            raise click.BadParameter(f"没有名为“{name}”的指标。", param_hint="--indicator")
    wanted = [known[name] for name in names] or list(known.values())
    reader = ScopedReader(_actor(None), snapshot(about.date(), known_on.date() if known_on else None))
    written = write_facts(reader, wanted, out)
    click.echo(f"已写入 {out}：{len(written.registers)} 本台账，{len(wanted)} 个指标用到的列。")


def _actor(username: str | None) -> Actor:
    """The account's own view; without one, whoever may run the command on this machine sees all."""
    from qingchen.accounts.models import User
    from qingchen.inspection.store import actor_of

    if username is None:
        return Actor(SYSTEM.username, SYSTEM.name, SYSTEM.role, EVERYWHERE)
    user = User.objects.filter(username=username).first()
    if user is None:
        raise Problem("thing.not_found", what=f"账号“{username}”")
    return actor_of(user)


def _campaign(folder: Path | None, about: date, by: By) -> tuple[list[UnitArea], TargetOf]:
    """Units and targets of the campaign folder; without one, no units and the province's targets."""
    from qingchen.inspection.campaign import load
    from qingchen.inspection.targets import campaign_targets

    folder = folder or _only_campaign()
    if folder is None:
        if by == "unit":
            raise click.UsageError("按检查单位计算需要活动文件夹，请用 --campaign 指明。")
        return [], province_targets(about)
    campaign = load(folder)
    return [UnitArea(unit.code, unit.name, unit.area) for unit in campaign.units], campaign_targets(campaign, about)


def _only_campaign() -> Path | None:
    from django.conf import settings

    folders = [path.parent for path in sorted(settings.QINGCHEN_CAMPAIGNS.glob("*/campaign.yaml"))]
    return folders[0] if len(folders) == 1 else None
