"""A site with patients and workers of 梨树县, for looking people up: `python -m tests.functional.persons_server`."""

import argparse

from qingchen.config.setup import set_up
from tests.functional.server import CAMPAIGN, PASSWORD, serve

PEOPLE = ("officer_siping", "officer_changchun")


def prepare() -> None:
    from django.core.management import call_command

    from qingchen.accounts.models import User
    from qingchen.inspection.actions.rounds import load_campaign, set_up_accounts
    from qingchen.inspection.campaign import load
    from qingchen.inspection.store import actor_of
    from tests.integration.registers.linked_world import linked_world

    call_command("migrate", verbosity=0)
    set_up_accounts(load(CAMPAIGN))
    for username in PEOPLE:
        person = User.objects.get(username=username)
        person.set_password(PASSWORD)
        person.save()
    load_campaign(actor_of(User.objects.get(username="province")), CAMPAIGN)
    linked_world()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--port", type=int, required=True)
    set_up()
    prepare()
    serve(arguments.parse_args().port)
