"""`qingchen accounts`: what the person who runs the machine does for the others' accounts."""

import click


@click.group(name="accounts")
def command() -> None:
    """账号：建立第一批账号，设定口令。"""


@command.command()
@click.argument("username")
@click.option("--name", required=True, help="姓名。")
@click.option("--role", type=click.Choice(["province", "security_auditor"]), default="province", help="身份。")
@click.option("--agency", default="", help="单位。")
@click.option("--post", default="", help="职务。")
def create(username: str, name: str, role: str, agency: str, post: str) -> None:
    """建立账号 USERNAME：新装系统的第一个省办账号和安全审计员，其余账号随活动在网页上载入。"""
    from qingchen.accounts.actions import keep_account
    from qingchen.accounts.models import User
    from qingchen.problems import Problem
    from qingchen.values.actor import SYSTEM, Role
    from qingchen.values.region import EVERYWHERE, NOWHERE

    if User.objects.filter(username=username).exists():
        raise Problem("account.taken", username=username)
    area = EVERYWHERE if role == Role.PROVINCE else NOWHERE
    keep_account(SYSTEM, username, name=name, role=Role(role), area=area, agency=agency, post=post)
    click.echo(f"账号 {username}（{name}，{Role(role).title}）已建立。请用 qingchen accounts password 设定口令。")


@command.command()
@click.argument("username")
@click.password_option("--password", prompt="新口令", confirmation_prompt="再输一遍", help="不写时逐次提示输入。")
def password(username: str, password: str) -> None:
    """为账号 USERNAME 设定口令（至少 10 位，不能全是数字，不能是常见口令）。"""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from qingchen.accounts.actions import keep_account
    from qingchen.accounts.models import User
    from qingchen.problems import Problem
    from qingchen.values.actor import SYSTEM, Role

    user = User.objects.filter(username=username).first()
    if user is None:
        raise Problem("thing.not_found", what=f"账号 {username}")
    try:
        validate_password(password, user)
    except ValidationError as refused:
        raise Problem("account.weak_password", lines=tuple(refused.messages)) from None
    keep_account(
        SYSTEM,
        username,
        name=user.name,
        role=Role(user.role),
        area=user.own_area,
        agency=user.agency,
        post=user.post,
        password=password,
    )
    click.echo(f"账号 {username}（{user.name}）的口令已设定。")
