"""The committed measurement is what the command prints today."""

from pathlib import Path

import pytest

from qingchen.inspection.notice.measure import Score
from qingchen.inspection.notice.measured import measured
from tests.unit.inspection.notice.notices import NOTICES

COMMITTED = Path(__file__).parents[4] / "docs" / "reference" / "notice_reading.md"


@pytest.mark.parametrize("folder", [NOTICES, NOTICES / "held-out"])
def test_the_committed_figures_are_those_of_today(folder):
    assert "\n".join(measured(folder, told=True)) in COMMITTED.read_text(encoding="utf-8")


def test_scores_add_up():
    assert Score(1, 2, 3) + Score(4, 5, 6) == Score(5, 7, 9)
