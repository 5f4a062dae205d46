"""`qingchen`: one command, each subcommand one file of `cli/commands`, thin over the same actions as the pages."""

import sys

import click

from qingchen.cli import commands
from qingchen.discovery import things
from qingchen.problems import Problem


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="qingchen")
def group() -> None:
    """清尘：尘肺病防治攻坚行动督导检查平台。

    每个子命令都有自己的 --help。数据放在环境变量 QINGCHEN_HOME 所指的文件夹（默认 ./var）。
    """


for name, command in things(commands, "command", click.Command).items():
    group.add_command(command, name=command.name or name.replace("_", "-"))


def main() -> None:
    """Run; a problem is told in plain words on standard error and ends with exit code 2, never a traceback."""
    from qingchen.config.setup import set_up

    set_up()
    from django.conf import settings
    from django.db.utils import OperationalError, ProgrammingError

    from qingchen.accounts.store import seal_if_woken
    from qingchen.registers.damaged_file import damage_told_by

    try:
        group()
    except Problem as problem:
        _tell(problem)
    except (OperationalError, ProgrammingError) as error:
        # A table or column that is not there is a home that nobody has set up; all else is our own mistake.
        if not any(told in str(error) for told in ("no such table", "no such column", "does not exist")):
            raise
        _tell(Problem("store.no_database", home=settings.QINGCHEN_HOME))
    except Exception as error:
        damage = damage_told_by(error)
        if damage is None:
            raise
        _tell(damage)
    finally:
        seal_if_woken()


def _tell(problem: Problem) -> None:
    click.echo(problem.sentence, err=True)
    for line in problem.lines:
        click.echo(f"  {line}", err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
