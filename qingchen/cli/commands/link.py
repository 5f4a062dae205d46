"""`qingchen link`: propose which persons of two registers are one, region by region."""

import json

import click


@click.group(name="link")
def command() -> None:
    """部门间人员比对：证件号码一致的自动关联，其余提出候选，由人在网页上核对。"""


@command.command()
@click.option("--as", "username", required=True, metavar="账号", help="以哪个账号办理，权限与网页相同。")
@click.option("--region", required=True, help="县（市、区）或市（州）的行政区划代码。")
@click.option("--linkage", "names", multiple=True, help="只做哪项比对；不写则各项都做。见 qingchen link names。")
def run(username: str, region: str, names: tuple[str, ...]) -> None:
    """在一个市或县内比对，说明每项有多少人关联、多少待核对、多少没有找到及原因。"""
    from qingchen.accounts.models import User
    from qingchen.problems import Problem
    from qingchen.registers.actions import run_linkage
    from qingchen.registers.linkage.linkage import LINKAGES
    from qingchen.registers.linkage.outcome import OUTCOMES

    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise Problem("thing.not_found", what=f"账号“{username}”")
    for name in names or tuple(LINKAGES):
        done = run_linkage(user.actor, name, region)
        click.echo(f"{LINKAGES[name].title}：{done.left_rows} 人，对方 {done.right_rows} 人。")
        for outcome, count in json.loads(done.counts).items():
            click.echo(f"  {OUTCOMES[outcome]}：{count}")


@command.command()
def names() -> None:
    """列出各项比对。"""
    from qingchen.registers.linkage.linkage import LINKAGES

    for name, linkage in LINKAGES.items():
        click.echo(f"{name}\t{linkage.title}")
