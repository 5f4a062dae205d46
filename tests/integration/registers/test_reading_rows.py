import json
from datetime import date

import polars as pl
import pytest
from django.db import transaction

from qingchen.accounts.models import AuditLine
from qingchen.problems import Problem
from qingchen.registers.actions import accept, check, put_rows, receive, reveal
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import row_source, snapshot
from tests.integration.registers.files import (
    AUDITOR,
    GONGZHULING,
    LEADER,
    LISHU,
    PROVINCE,
    SIPING,
    USCC,
    employers,
    trainings,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
TODAY = date(2020, 7, 20)


@pytest.fixture
def accepted(july_2020):
    for register, data in (("employers", employers({})), ("trainings", trainings({}))):
        submission = receive(LISHU, register, f"{register}.csv", data, region="220322")
        check(LISHU, submission)
        accept(SIPING, submission)


def _code(call, *arguments):
    with pytest.raises(Problem) as caught:
        call(*arguments)
    return caught.value.code


@pytest.mark.usefixtures("accepted")
def test_a_reveal_shows_what_is_sealed_and_writes_who_saw_it_and_why():
    shown = reveal(LEADER, "trainings", 2, 1, "现场核对培训人员")
    assert shown == {"identity_number": "229900196001010012", "name": "示例甲"}
    line = AuditLine.objects.get(act="reveal")
    assert (line.actor, json.loads(line.details)["reason"]) == ("leader_1", "现场核对培训人员")
    assert "229900196001010012" not in line.details


@pytest.mark.usefixtures("accepted")
def test_nothing_is_revealed_without_a_reason_outside_the_area_or_to_an_auditor():
    assert _code(reveal, LEADER, "trainings", 2, 1, "  ") == "reveal.no_reason"
    assert _code(reveal, GONGZHULING, "trainings", 2, 1, "看看") == "thing.not_found"
    assert _code(reveal, LEADER, "trainings", 2, 9, "看看") == "thing.not_found"
    assert _code(reveal, AUDITOR, "trainings", 2, 1, "看看") == "account.not_permitted"
    assert not AuditLine.objects.filter(act="reveal").exists()


@pytest.mark.usefixtures("accepted")
def test_every_row_knows_the_file_and_line_it_came_from():
    assert row_source("trainings", 2, 1).text == "trainings.csv第 2 行"
    reader = ScopedReader(SIPING, snapshot(TODAY))
    row = reader.table("trainings").to_polars().row(0, named=True)
    assert reader.source(row["_batch"], row["_sheet"], row["_line"]) == reader.row_source("trainings", 2, 1)
    assert _code(ScopedReader(GONGZHULING, snapshot(TODAY)).row_source, "trainings", 2, 1) == "thing.not_found"


@pytest.mark.usefixtures("accepted")
@pytest.mark.parametrize(
    ("actor", "seen"), [(PROVINCE, 1), (SIPING, 1), (LISHU, 1), (LEADER, 1), (GONGZHULING, 0), (AUDITOR, 0)]
)
def test_each_person_sees_the_rows_of_their_own_area(actor, seen):
    reader = ScopedReader(actor, snapshot(TODAY))
    for register in ("employers", "trainings"):
        assert reader.table(register).count().to_pyarrow().as_py() == seen
    assert len(reader.history("employers", {"uscc": USCC, "site_no": 1})) == seen


def test_rows_of_an_act_enter_with_it_and_vanish_when_it_fails():
    frame = pl.DataFrame({"round_code": ["r1"], "inspectee_code": ["220322"], "form_code": ["form1"]}).with_columns(
        item_code=pl.lit("1.1"), division=pl.lit("220322"), submitted_on=pl.lit(TODAY)
    )

    @transaction.atomic
    def failing_act():
        put_rows(LISHU, "claims", frame, "220322")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        failing_act()
    assert len(snapshot(TODAY).batches) == 0
    with transaction.atomic():
        assert put_rows(LISHU, "claims", frame, "220322").number == 1
    assert ScopedReader(SIPING, snapshot(TODAY)).table("claims").item_code.to_pyarrow().to_pylist() == ["1.1"]
    assert ScopedReader(GONGZHULING, snapshot(TODAY)).table("claims").item_code.to_pyarrow().to_pylist() == []
