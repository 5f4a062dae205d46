"""Freezing the figures of a round: a visited employer that no register holds is told, not stumbled over."""

from fractions import Fraction

import polars as pl
import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from qingchen import clock
from qingchen.accounts.models import User
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.store import computed_of
from qingchen.registers.actions import put_rows
from qingchen.values.rate import Rate
from tests.builders import opened_round, person
from tests.integration.findings.builders import employer_inspectee

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


def test_a_visited_employer_without_a_row_in_the_register_counts_as_no_such_object_and_is_named():
    round_ = opened_round()
    visit = employer_inspectee(round_)
    freeze_results(person("province"), round_, clock.today())
    assert {one.rate for one in computed_of(visit).values()} == {Rate(0, 0)}
    assert "1 户受检用人单位不在粉尘单位台账" in round_page()

    uscc, _, site = visit.code.partition("-")
    with transaction.atomic():
        row = {"uscc": uscc, "site_no": int(site), "name": visit.name, "division": "220502", "in_scope": True}
        row |= {"key_industry": "building_materials", "production_status": "operating", "workers_dust_exposed": 8}
        put_rows(person("province"), "employers", pl.DataFrame([row]), "22")
    freeze_results(person("province"), round_, clock.today())
    assert computed_of(visit)["declaration_rate"].rate == Rate(0, 1)
    assert "不在粉尘单位台账" not in round_page()


def test_a_figure_is_frozen_with_the_target_that_the_page_of_rates_shows():
    round_ = opened_round()
    freeze_results(person("province"), round_, clock.today())
    tonghua = round_.units.get(code="tonghua").inspectees.get(kind="unit")
    frozen = {name: one.target for name, one in computed_of(tonghua).items()}
    assert frozen["declaration_rate"] == Fraction(95, 100)
    assert frozen["injury_insurance_rate"] == Fraction(80, 100)
    assert frozen["zero_enforcement_county_count"] == 0
    assert frozen["position_compliance_rate"] is None


def round_page():
    client = Client()
    client.force_login(User.objects.get(username="province"), "allauth.account.auth_backends.AuthenticationBackend")
    return client.get(reverse("round")).content.decode()
