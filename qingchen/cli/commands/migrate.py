"""`qingchen migrate`: build the database, or bring it to this version."""

import click


@click.command(name="migrate")
def command() -> None:
    """建立数据库，或把它更新到本版本。重复执行没有影响。"""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    click.echo("数据库已是本版本。")
