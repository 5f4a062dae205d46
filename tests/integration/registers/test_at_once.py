"""Officers who submit at once: all land, one after the other, and nobody meets a lock."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from tests.integration.registers.at_once import OFFICERS, SUBMISSIONS, found, submit_all


def _all_landed(answers, told):
    numbers = sorted(int(number) for answer in answers for number in answer)
    assert numbers == told["numbers"] == list(range(1, OFFICERS * SUBMISSIONS + 1))
    assert told["in_order"]
    assert told["sites"] == told["said"]
    assert told["faults"] == []


def test_officers_in_processes_of_their_own_all_land_in_an_order(tmp_path):
    command = [sys.executable, "-m", "tests.integration.registers.at_once", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert "Traceback" not in done.stderr, done.stderr
    _all_landed(told["answers"], told)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("july_2020")
def test_officers_in_threads_of_one_server_all_land_on_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite of the tests lies in memory, one connection's own; its files are tried in processes")

    def submit(officer):
        try:
            return json.loads(submit_all(officer))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(OFFICERS) as officers:
        answers = list(officers.map(submit, range(OFFICERS)))
    _all_landed(answers, json.loads(found()))
