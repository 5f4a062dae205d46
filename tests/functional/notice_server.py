"""The site on the day it was installed: two accounts, no campaign, no ledger.

Run as `python -m tests.functional.notice_server`.
"""

import argparse

from qingchen.config.setup import set_up
from tests.functional.server import CAMPAIGN, PASSWORD, serve

BEGINS_AT = "2020-07-16T09:00"


def prepare() -> None:
    """What whoever installs the system does at the command line (docs/how-to/set-up.md), and no more."""
    from click.testing import CliRunner
    from django.core.management import call_command

    from qingchen.cli.commands.accounts import command
    from qingchen.inspection.campaign import load
    from qingchen.values.actor import Role

    call_command("migrate", verbosity=0)
    for one in load(CAMPAIGN).officers:
        if one.role in (Role.PROVINCE, Role.SECURITY_AUDITOR):
            about = ["--name", one.name, "--role", one.role.value, "--agency", one.agency, "--post", one.post]
            for line in (["create", one.username, *about], ["password", one.username, "--password", PASSWORD]):
                CliRunner().invoke(command, line, catch_exceptions=False)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--port", type=int, required=True)
    set_up()
    prepare()
    serve(arguments.parse_args().port, "tests.functional.moving_clock:application")
