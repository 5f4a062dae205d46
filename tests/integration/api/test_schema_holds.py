"""The whole API against its own description, by generated requests: few in `make test`, many in `make test-long`."""

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import content_type_conformance, not_a_server_error, status_code_conformance
from schemathesis.specs.openapi.checks import response_schema_conformance

from qingchen.registers.models import Batch, Submission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(autouse=True)
def _one_connection():
    """Requests end without closing the connection of the test's own transaction, as with Django's client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def hold(caller, examples: int) -> set[int]:
    """Call every route with this token; returns the statuses met."""
    known = {"name": "employers", "public_id": Submission.objects.first().public_id, "uid": Batch.objects.first().uid}
    met = set()
    for found in schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application()).get_all_operations():
        operation = found.ok()

        @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(), of_a_thing_that_is_there=st.booleans())
        def call(case, of_a_thing_that_is_there):
            cache.clear()
            if of_a_thing_that_is_there:
                case.path_parameters = {name: known[name] for name in case.path_parameters or {}}
            answer = case.call_and_validate(headers={"Authorization": f"Bearer {caller.secret}"}, checks=CHECKS)
            met.add(answer.status_code)

        call()
    return met


@pytest.mark.parametrize("area", ["220322", "22"])
def test_every_route_answers_as_it_is_described(program, area):
    assert hold(program(area), 5) >= {200, 404}


@pytest.mark.long
@pytest.mark.parametrize("area", ["220322", "22"])
def test_every_route_answers_as_it_is_described_to_many_calls(program, area):
    assert hold(program(area), 150) >= {200, 404}


def test_a_route_of_another_method_under_a_things_address_is_described(program, client):
    answer = client.get("/api/v1/submissions/rows", headers={"Authorization": f"Bearer {program('22').secret}"})
    assert answer.status_code == 405
    described = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/submissions/{public_id}"]["get"][
        "responses"
    ]
    assert "405" in described
