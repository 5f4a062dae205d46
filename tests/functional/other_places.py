"""What the walk leaves to others, by the same acts as the pages, in a process beside the server.

`python -m tests.functional.other_places ledgers|teams --registers FOLDER`
"""

import argparse
import csv
from pathlib import Path

from qingchen.config.setup import set_up
from tests.functional.server import left_to_the_walk

WALKED = 2
"""The team whose round goes by the pages."""


def ledgers(registers: Path) -> None:
    """The ledgers that 通化市 does not file through the pages."""
    from qingchen.accounts.models import User
    from qingchen.field.steps import Log, submit_register
    from qingchen.inspection.store import actor_of

    log = Log(lambda _: None)
    office = actor_of(User.objects.get(username="province"))
    with (registers / "manifest.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: row["on"])
    for row in rows:
        if not left_to_the_walk(row):
            submit_register(actor_of(User.objects.get(username=row["sender"])), office, registers, row, log)
    assert log.refused == [], log.refused


def teams() -> None:
    """The round of the other teams: sheets filled and submitted, the report signed, all handed in."""
    from qingchen.inspection.actions.sheets import note_observation, submit_sheet
    from qingchen.inspection.models import Inspectee, Sheet, Team
    from qingchen.inspection.store import actor_of
    from qingchen.reports.actions.team_reports import sign_report
    from qingchen.reports.last_week.actions import hand_in, state_zero
    from qingchen.reports.last_week.store import zero_subjects
    from tests.builders import fill

    for team in Team.objects.exclude(number=WALKED).select_related("round"):
        leader, member = (actor_of(team.members.filter(duty=duty).first().user) for duty in ("leader", "member"))
        for sheet in Sheet.objects.filter(inspectee__unit__team=team, purpose="inspection"):
            assert fill(member, sheet) == []
            submit_sheet(member, sheet)
            for kind in ("basic", "highlight", "suggestion"):
                note_observation(member, sheet.inspectee, kind, "查阅资料 40 份，逐户催检")
        sign_report(leader, team)
        for own in Inspectee.objects.filter(unit__team=team, kind="unit"):
            for subject in zero_subjects(own):
                state_zero(leader, own, subject)
        hand_in(leader, team)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("what", choices=("ledgers", "teams"))
    arguments.add_argument("--registers", type=Path)
    given = arguments.parse_args()
    set_up()
    ledgers(given.registers) if given.what == "ledgers" else teams()
