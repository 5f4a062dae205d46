"""`qingchen campaign`: look over a campaign folder before it is loaded."""

import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from qingchen.inspection.plans import Campaign

SCHEME_FILE = "assessment.yaml"


@click.group(name="campaign")
def command() -> None:
    """活动文件夹：通知、检查对象、检查组、人员、目标值和检查表，都是可以改的表。"""


@command.command()
@click.argument("folder", type=click.Path(path_type=Path))
def check(folder: Path) -> None:
    """检查活动文件夹 FOLDER，一次列出全部错误（文件、行、改法）；有错误时退出码 2。"""
    from qingchen.indicators import catalogue
    from qingchen.inspection import campaign

    known = {module.name for module in pkgutil.iter_modules(catalogue.__path__)}
    faults = campaign.check(folder, known or None)
    if faults:
        for fault in faults:
            click.echo(fault.text, err=True)
        click.echo(f"活动文件夹“{folder}”有 {len(faults)} 处错误，不能载入。", err=True)
        sys.exit(2)
    found = campaign.load(folder)
    if (folder / SCHEME_FILE).exists():
        _check_scheme(found)
    pool = f"，人员库 {len(found.pool)} 人" if found.pool else ""
    items = "，".join(f"{form.annex} {len(form.items)} 项" for form in found.forms.values())
    click.echo(f"活动文件夹“{folder}”没有错误：{found.title}，{found.round.document_no}，第 {found.round.number} 轮。")
    click.echo(
        f"检查对象 {len(found.units)} 个，检查组 {len(found.teams)} 个{pool}，目标值 {len(found.targets)} 条，{items}。"
    )


def _check_scheme(campaign: "Campaign") -> None:
    """The scheme of the year-end assessment, where the folder has one."""
    from qingchen.assessment.gathering import target_names
    from qingchen.assessment.scheme import read_scheme

    items = {item.code for form in campaign.forms.values() for item in form.items}
    text = (campaign.folder / SCHEME_FILE).read_text(encoding="utf-8-sig", errors="replace")
    scheme, faults = read_scheme(text, target_names(campaign), items)
    if scheme is None:
        for fault in faults:
            click.echo(f"{SCHEME_FILE}：{fault}", err=True)
        click.echo(f"评分办法有 {len(faults)} 处错误，不能载入。", err=True)
        sys.exit(2)
    click.echo(f"评分办法：{scheme.title}，{len(scheme.items)} 项共 {float(scheme.full):g} 分。")


@command.command()
@click.argument("folder", type=click.Path(path_type=Path))
def load(folder: Path) -> None:
    """载入活动文件夹 FOLDER：为其中的人员建立账号，载入本轮督导检查（尚未开始）。重复执行不会重复载入。

    账号没有口令，用 qingchen accounts password 逐个设定；开始本轮由省办在网页上办理。
    """
    from qingchen.accounts.models import User
    from qingchen.inspection.actions.rounds import load_campaign, set_up_accounts
    from qingchen.inspection.campaign import load as read
    from qingchen.values.actor import Role

    campaign = read(folder)
    set_up_accounts(campaign)
    office = next(officer.username for officer in campaign.officers if officer.role is Role.PROVINCE)
    round_ = load_campaign(User.objects.get(username=office).actor, folder)
    people = len(campaign.officers) + sum(len(team.members) for team in campaign.teams)
    click.echo(f"已载入：{round_.title}；账号 {people} 个。")
