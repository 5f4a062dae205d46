"""`qingchen tokens`: ways in for other systems' programs: issue, list, revoke; the acts of the page."""

import click

from qingchen.cli.acting import actor_named

_AS = click.option("--as", "username", required=True, metavar="账号", help="以哪个账号办理，权限与网页相同。")


@click.group(name="tokens")
def command() -> None:
    """接口令牌：为自有系统发放、列出、停用。"""


@command.command()
@click.argument("title")
@click.option("--area", required=True, help="区划代码，逗号隔开；不超出本账号的区域。")
@click.option("--acts", default="read", show_default=True, help="可办理：read 读取、submit 报送、accept 审核接收。")
@click.option("--registers", default="*", show_default=True, help="台账名，逗号隔开；* 为全部。")
@click.option("--days", type=int, default=90, show_default=True, help="有效天数。")
@_AS
def issue(title: str, area: str, acts: str, registers: str, days: int, username: str) -> None:
    """发放用途为 TITLE 的令牌，打印在标准输出，只此一次。"""
    from qingchen.accounts.actions import issue_token
    from qingchen.accounts.token_holder import ALL_REGISTERS, TokenAct
    from qingchen.problems import Problem
    from qingchen.registers.catalogue import registers as every_register
    from qingchen.registers.permissions import region_codes
    from qingchen.values.region import Area

    wanted, names = _parts(acts), _parts(registers)
    faults = [f"没有“{act}”这一事项（可选：{'、'.join(TokenAct)}）" for act in wanted if act not in list(TokenAct)]
    faults += [f"没有名为“{name}”的台账" for name in names if name not in {ALL_REGISTERS, *every_register()}]
    if faults:
        raise Problem("token.faulty", why="；".join(faults))
    chosen = [TokenAct(act) for act in wanted]
    token, secret = issue_token(
        actor_named(username),
        title,
        area=Area(region_codes(area.replace("，", ","))),
        acts=chosen,
        registers=names,
        days=days,
    )
    click.echo(f"已发放“{token.title}”，编号 {token.public_id}，有效期至 {token.expires_at:%Y-%m-%d}。", err=True)
    click.echo(secret)


@command.command(name="list")
@_AS
def list_(username: str) -> None:
    """列出发放过的令牌（不含令牌本身）。"""
    from qingchen.accounts.actions import TOKEN_KEEPERS
    from qingchen.accounts.models import ApiToken
    from qingchen.accounts.refusal import doers_of, not_permitted

    actor = actor_named(username)
    if actor.role not in TOKEN_KEEPERS:
        raise not_permitted(actor, "查看接口令牌", doers_of(TOKEN_KEEPERS))
    for token in ApiToken.objects.order_by("-issued_at", "-id"):
        until = f"{token.revoked_at:%Y-%m-%d} 停用" if token.revoked_at else f"至 {token.expires_at:%Y-%m-%d}"
        click.echo(f"{token.public_id}\t{token.title}\t{token.includes}\t{token.registers}\t{token.acts}\t{until}")


@command.command()
@click.argument("public_id")
@_AS
def revoke(public_id: str, username: str) -> None:
    """停用编号为 PUBLIC_ID 的令牌，立即生效。"""
    from qingchen.accounts.actions import revoke_token

    token = revoke_token(actor_named(username), public_id)
    click.echo(f"已停用“{token.title}”。")


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
