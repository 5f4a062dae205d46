"""What a submitted sheet tells the store of its evidence: fingerprints and days, for the checks to read."""

import hashlib

import pytest

from qingchen import clock
from qingchen.inspection.actions.evidence import add_evidence
from qingchen.inspection.actions.sheets import submit_sheet
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from tests.builders import fill, opened_round, person, picture, sheet

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("july_2020")]


def test_submitting_files_a_row_a_file_and_says_which_indicator_an_item_asks_for():
    round_ = opened_round()
    officer, own = person("officer_tonghua"), sheet(round_)
    data = picture("red")
    add_evidence(officer, own, "照片.png", data)
    assert fill(officer, own) == []
    submit_sheet(officer, own)
    reader = ScopedReader(person("province"), snapshot(clock.today()))
    filed = reader.table("evidence_files").to_polars().to_dicts()
    photo = next(row for row in filed if row["file_digest"] == hashlib.sha256(data).hexdigest())
    assert (photo["inspectee_code"], photo["division"], photo["media_type"]) == ("tonghua", "2205", "image/png")
    assert len(photo["picture_digest"]) == 64
    assert photo["window_from"] == round_.window_from
    assert "file_name" not in photo, "a file's name may hold a person's"
    claims = reader.table("claims").to_polars()
    asked = dict(claims.select("item_code", "indicator").iter_rows())
    assert asked["ZH2-09"] == "declaration_rate"
    assert asked["ZH1-02"] is None
    elsewhere = ScopedReader(person("officer_changchun"), snapshot(clock.today()))
    assert elsewhere.table("evidence_files").to_polars().height == 0
