"""`qingchen registers export` and `package`: one register as a file, all of them as a data package."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from qingchen.values.actor import Actor

_DAY = click.DateTime(["%Y-%m-%d"])
_FORMS = ("csv", "xlsx", "parquet", "jsonl")


@click.command(name="export")
@click.argument("name")
@click.option("--as", "username", required=True, metavar="账号", help="以哪个账号导出，可见范围与网页相同。")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="写到哪个文件。")
@click.option("--form", type=click.Choice(_FORMS), help="格式；不填时看文件的扩展名。")
@click.option("--as-of", "about", type=_DAY, help="情况截止日，如 2020-07-31；不填为今天。")
@click.option("--known-on", type=_DAY, help="只用到这一天为止已入账的台账；不填为今天。")
@click.option("--place", default="", help="只要这个行政区划（代码）内的行。")
@click.option("--employer", "uscc", default="", help="只要这个统一社会信用代码的行。")
@click.option("--from", "from_", type=_DAY, help="只要这一天及以后的行。")
@click.option("--until", type=_DAY, help="只要这一天及以前的行。")
@click.option("--codes", is_flag=True, help="列名用标识、内容用代码（供程序读取）；不填为中文表头和名称。")
@click.option("--unmasked", is_flag=True, help="个人信息不遮盖，须写明事由。")
@click.option("--reason", default="", help="不遮盖的事由，写入操作留痕。")
def export(
    name: str,
    username: str,
    out: Path,
    form: str | None,
    about: datetime | None,
    known_on: datetime | None,
    place: str,
    uscc: str,
    from_: datetime | None,
    until: datetime | None,
    codes: bool,
    unmasked: bool,
    reason: str,
) -> None:
    """把台账 NAME 导出为文件；个人信息默认遮盖。台账名称见 qingchen registers names。

    例：qingchen registers export employers --as province --out 粉尘单位.xlsx --as-of 2020-07-31 --place 2203
    """
    from qingchen import clock
    from qingchen.registers.actions import export_rows
    from qingchen.registers.exchange.form import Form
    from qingchen.registers.exchange.selection import Selection
    from qingchen.registers.exchange.style import Style

    form = form or out.suffix.lstrip(".").lower()
    if form not in _FORMS:
        raise click.UsageError(f"看不出要哪种格式，请用 --form 指明：{'、'.join(_FORMS)}。")
    selection = Selection(name, place, uscc, from_ and from_.date(), until and until.date())
    exported = export_rows(
        actor_named(username),
        selection,
        Form(form),
        about=about.date() if about else clock.today(),
        known_on=known_on.date() if known_on else None,
        style=Style.CODES if codes else Style.WORDS,
        unmasked=unmasked,
        reason=reason,
    )
    _write(out, exported.stream)
    click.echo(f"已写入 {out}：{exported.rows:,} 行。导出编号 {exported.uid}。")


@click.command(name="package")
@click.option("--as", "username", required=True, metavar="账号", help="以哪个账号导出，可见范围与网页相同。")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="写到哪个文件夹，或哪个 .zip 文件。")
@click.option("--as-of", "about", type=_DAY, help="情况截止日；不填为今天。")
@click.option("--known-on", type=_DAY, help="只用到这一天为止已入账的台账；不填为今天。")
@click.option("--register", "names", multiple=True, help="只要这本台账，可重复；不填为全部。")
@click.option("--form", type=click.Choice(["csv", "parquet"]), default="csv", show_default=True)
def package(
    username: str, out: Path, about: datetime | None, known_on: datetime | None, names: tuple[str, ...], form: str
) -> None:
    """把台账写成 Frictionless 数据包：每本一个文件，datapackage.json 写明列、代码、键、外键、来源和指纹。

    个人信息一律遮盖。找不到对应记录的引用不声明为外键，逐个列在 data/unmatched-references.csv。
    """
    from qingchen import clock
    from qingchen.indicators.code_version import code_version
    from qingchen.registers.actions import export_package
    from qingchen.registers.exchange.form import Form

    exported = export_package(
        actor_named(username),
        about=about.date() if about else clock.today(),
        known_on=known_on.date() if known_on else None,
        names=names,
        form=Form(form),
        code_version=code_version(),
    )
    if out.suffix == ".zip":
        _write(out, exported.stream)
    else:
        for file in exported.files():
            (out / file.path).parent.mkdir(parents=True, exist_ok=True)
            _write(out / file.path, file.taken())
    click.echo(
        f"已写入 {out}：{len(exported.rows)} 本台账，{sum(exported.rows.values()):,} 行。导出编号 {exported.uid}。"
    )


def _write(path: Path, parts: Iterator[bytes]) -> None:
    """Whole or not at all."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as file:
            for part in parts:
                file.write(part)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def actor_named(username: str) -> Actor:
    """Raises Problem.thing.not_found."""
    from qingchen.accounts.models import User
    from qingchen.inspection.store import actor_of
    from qingchen.problems import Problem

    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise Problem("thing.not_found", what=f"账号“{username}”")
    return actor_of(user)
