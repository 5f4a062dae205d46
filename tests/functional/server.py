"""The site that the browser visits: its own process, home and clock. Run as `python -m tests.functional.server`.

It begins where an office begins: accounts are given out, the campaign is loaded, most ledgers have been taken in.
"""

import argparse
import csv
from datetime import date
from pathlib import Path

from qingchen.config.setup import set_up

ROOT = Path(__file__).resolve().parents[2]
CAMPAIGN = ROOT / "campaigns" / "jilin-2020"
PASSWORD = "browser-walk-2020"
LIVES_AT = "2020-07-30T09:00"
NOW = "now"
"""The file of the home in which the walk writes the instant that its site lives in (moving_clock.py)."""
PEOPLE = ("province", "officer_tonghua", "officer_changchun", "officer_siping", "member_2a", "leader_2")
PROVINCES = "11,12,13,14,15,21,22,23,31,32,33,34,35,36,37,41,42,43,44,45,46,50,51,52,53,54,61,62,63,64,65"
FRESH_PLACES = {"officer_lishu": ("梨树县卫生健康局", "place", "220322"), "nation": ("国家", "province", PROVINCES)}


def left_to_the_walk(row: dict[str, str]) -> bool:
    """The workbooks of 通化市 go through the pages."""
    return row["sender"] == "officer_tonghua" and row["file"].endswith(".xlsx")


def prepare(registers: Path) -> None:
    """Everything that was done before the round."""
    from django.core.management import call_command

    from qingchen.accounts.actions import keep_account
    from qingchen.accounts.models import User
    from qingchen.field.steps import Log, submit_register
    from qingchen.inspection.actions.rounds import load_campaign, set_up_accounts
    from qingchen.inspection.campaign import load
    from qingchen.inspection.store import actor_of
    from qingchen.values.actor import SYSTEM, Role
    from qingchen.values.region import Area

    call_command("migrate", verbosity=0)
    set_up_accounts(load(CAMPAIGN))
    for username, (name, role, area) in FRESH_PLACES.items():
        keep_account(SYSTEM, username, name=name, role=Role(role), area=Area(tuple(area.split(","))))
    for username in (*PEOPLE, *FRESH_PLACES):
        person = User.objects.get(username=username)
        person.set_password(PASSWORD)
        person.save()
    office = actor_of(User.objects.get(username="province"))
    load_campaign(office, CAMPAIGN)
    log = Log(lambda _: None)
    with (registers / "manifest.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: date.fromisoformat(row["on"]))
    for row in rows:
        if not left_to_the_walk(row):
            submit_register(actor_of(User.objects.get(username=row["sender"])), office, registers, row, log)
    assert log.refused == [], log.refused


def serve(port: int, application: str = "qingchen.config.wsgi:application") -> None:
    """Workers are started afresh: a fork of a process that has read tables hangs at its next table."""
    import multiprocessing

    from granian import Granian
    from granian.constants import Interfaces

    multiprocessing.set_start_method("spawn")
    Granian(
        application,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
    ).serve()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--registers", type=Path, required=True)
    arguments.add_argument("--port", type=int, required=True)
    given = arguments.parse_args()
    set_up()
    prepare(given.registers)
    serve(given.port)
