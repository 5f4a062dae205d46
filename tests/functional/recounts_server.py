"""A site with 60 employers of 通化 and frozen results, for recounts: `python -m tests.functional.recounts_server`."""

import argparse

from qingchen.config.setup import set_up
from tests.functional.server import CAMPAIGN, PASSWORD, serve

PEOPLE = ("province", "leader_2", "officer_tonghua")


def prepare() -> None:
    from django.core.management import call_command

    from qingchen import clock
    from qingchen.accounts.models import User
    from qingchen.inspection import answer_types as kinds
    from qingchen.inspection.actions.results import freeze_results
    from qingchen.inspection.actions.rounds import load_campaign, open_round, set_up_accounts
    from qingchen.inspection.actions.sheets import save_entry
    from qingchen.inspection.campaign import load
    from qingchen.inspection.entry import Entry
    from tests.builders import person, sheet
    from tests.integration.inspection.test_recounts import put_employers

    call_command("migrate", verbosity=0)
    set_up_accounts(load(CAMPAIGN))
    for username in PEOPLE:
        account = User.objects.get(username=username)
        account.set_password(PASSWORD)
        account.save()
    office = person("province")
    round_ = open_round(office, load_campaign(office, CAMPAIGN))
    put_employers(1, 60, 57)
    freeze_results(office, round_, clock.today())
    claim = Entry("ZH2-09", kinds.Ratio(59, 60), responsible_person="职业健康科负责人", department="职业健康科")
    save_entry(person("officer_tonghua"), sheet(round_), claim)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--port", type=int, required=True)
    set_up()
    prepare()
    serve(arguments.parse_args().port)
