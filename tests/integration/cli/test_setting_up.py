"""Setting up outside the demo: the database, a campaign, a password; and what an empty home is told."""

import fcntl
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from qingchen.accounts.models import AuditLine, User
from qingchen.cli.commands import accounts, campaign
from qingchen.inspection.models import Round
from qingchen.problems import Problem
from tests.builders import CAMPAIGN


@pytest.mark.django_db
def test_a_campaign_is_loaded_once_with_its_accounts():
    for _ in range(2):
        done = CliRunner().invoke(campaign.command, ["load", str(CAMPAIGN)])
        assert done.exit_code == 0, done.output
    assert Round.objects.get().state == "planned"
    assert User.objects.count() == 14 + sum(1 for user in User.objects.all() if user.role == "inspector")
    assert not User.objects.get(username="province").has_usable_password()
    assert AuditLine.objects.filter(act="load_campaign").count() == 1


@pytest.mark.django_db
def test_a_password_is_set_and_leaves_a_line_without_it():
    CliRunner().invoke(campaign.command, ["load", str(CAMPAIGN)])
    done = CliRunner().invoke(accounts.command, ["password", "province", "--password", "a-long-enough-one"])
    assert done.exit_code == 0, done.output
    assert User.objects.get(username="province").check_password("a-long-enough-one")
    assert not any("a-long-enough-one" in line.details for line in AuditLine.objects.all())


@pytest.mark.django_db
def test_a_weak_password_is_refused_with_every_reason():
    CliRunner().invoke(campaign.command, ["load", str(CAMPAIGN)])
    done = CliRunner().invoke(accounts.command, ["password", "province", "--password", "12345678"])
    assert isinstance(done.exception, Problem)
    assert done.exception.code == "account.weak_password"
    assert len(done.exception.lines) >= 2


def test_an_empty_home_is_told_how_to_build_the_database(tmp_path):
    home = {**os.environ, "QINGCHEN_HOME": str(tmp_path), "QINGCHEN_DEMO": "1", "QINGCHEN_DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-m", "qingchen.cli.main", "audit", "verify"],
        env=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "qingchen migrate" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_demo_that_is_being_made_elsewhere_is_not_made_anew_under_it(tmp_path):
    folder = tmp_path / "shown"
    with (tmp_path / ".shown.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(
            [sys.executable, "-m", "qingchen.cli.main", "demo", "--no-serve", "--out", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "正由另一个示例" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "sample").exists()
