"""The sample's findings end at different steps, by acts of the persons whose they are."""

from contextlib import contextmanager
from datetime import date, datetime

import polars as pl
import pytest
from django.db import transaction

from qingchen import clock
from qingchen.field.closing_steps import ClosingSteps, note_own_shortcomings
from qingchen.findings.models import EscalationStep, Finding, Transfer
from qingchen.registers.actions import put_rows
from tests.builders import inspectee, opened_round, person
from tests.integration.findings.builders import employer_inspectee, found, signed


@contextmanager
def hour(day, at):
    with clock.at(datetime(day.year, day.month, day.day, at)):
        yield


@pytest.mark.django_db
def test_findings_are_carried_to_different_steps(july_2020):
    round_ = opened_round()
    note_own_shortcomings(person("officer_tonghua"), inspectee(round_))
    visit = employer_inspectee(round_)
    employer = {"uscc": visit.code[:18], "site_no": 1, "name": visit.name, "division": "220502", "in_scope": True}
    with transaction.atomic():
        put_rows(person("province"), "employers", pl.DataFrame([employer]), "22")
    for item in ("ZH2-09", "ZH2-10", "ZH2-12", "ZH1-01", "ZH1-05", "ZH1-08"):
        found(round_, item=item)
    found(round_, visit.code, "AF5-01", violation="periodic_monitoring")
    team = signed(round_)
    steps = ClosingSteps(
        team, person("province"), lambda one: person("officer_tonghua"), lambda one: person("member_2a"), hour
    )
    steps.carry(date(2020, 7, 29))
    states = sorted(Finding.objects.filter(source="item").values_list("state", flat=True))
    assert states == ["closed", "closed", "mended", "mending", "ordered", "ordered", "reviewed"]
    assert list(EscalationStep.objects.values_list("step", flat=True)) == ["remind", "urge"]
    assert Transfer.objects.get().state == "received"
    own = Finding.objects.filter(source="self_check").order_by("id").values_list("state", flat=True)
    assert list(own) == ["mended", "mending"]
