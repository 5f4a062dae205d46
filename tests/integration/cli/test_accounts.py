"""The first accounts of a new system are made by command; one that is there is not touched."""

import pytest
from click.testing import CliRunner

from qingchen.accounts.models import User
from qingchen.cli.commands.accounts import command
from qingchen.problems import Problem
from qingchen.values.actor import Role
from qingchen.values.region import EVERYWHERE, NOWHERE

pytestmark = pytest.mark.django_db


def run(*arguments: str):
    return CliRunner().invoke(command, ["create", *arguments], catch_exceptions=False)


def test_the_first_office_sees_everywhere_and_the_auditor_nothing_of_the_registers():
    assert "已建立" in run("province", "--name", "省办").stdout
    run("auditor", "--name", "审计", "--role", "security_auditor")
    office, auditor = (User.objects.get(username=name) for name in ("province", "auditor"))
    assert (office.role, office.own_area, office.has_usable_password()) == (Role.PROVINCE, EVERYWHERE, False)
    assert auditor.own_area == NOWHERE
    with pytest.raises(Problem, match="已经有了"):
        run("province", "--name", "别人")
    assert User.objects.get(username="province").name == "省办"
