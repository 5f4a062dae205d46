"""Form 2 against form 1: only what cannot both be true is told."""

import pytest

from qingchen.inspection.answer_types import Ratio, YesNo
from qingchen.inspection.campaign import load
from qingchen.inspection.methods.across_forms import across_forms, at_employer
from tests.builders import CAMPAIGN

FORMS = load(CAMPAIGN).forms
FORM_1, FORM_2 = FORMS["form1"], FORMS["form2"]
UNDECLARED, DECLARED = {"AF2-01": YesNo(False)}, {"AF2-01": YesNo(True)}


def told(answer, *visited):
    seen = [at_employer(f"第{number}厂", "表", FORM_2, answers) for number, answers in enumerate(visited, 1)]
    return across_forms(FORM_1, {"ZH2-09": answer}, seen, claimed=True)


@pytest.mark.parametrize(
    ("answer", "visited", "undone"),
    [
        (Ratio(60, 60), [UNDECLARED], [1]),
        (Ratio(59, 60), [UNDECLARED], []),
        (Ratio(59, 60), [UNDECLARED, DECLARED, UNDECLARED], [2]),
        (Ratio(60, 60), [DECLARED, {}], []),
    ],
)
def test_employers_contradict_a_place_only_where_they_leave_more_undone_than_it_has_room_for(answer, visited, undone):
    assert [line.undone for line in told(answer, *visited)] == undone


def test_workers_are_counted_as_workers_and_only_employers_that_left_some_undone_are_named():
    visited = [at_employer("甲厂", "表", FORM_2, {"AF7-01": Ratio(5, 9)}), at_employer("乙厂", "表", FORM_2, {})]
    visited += [at_employer("丙厂", "表", FORM_2, {"AF7-01": Ratio(8, 8)})]
    (line,) = across_forms(FORM_1, {"ZH2-12": Ratio(998, 1000)}, visited, claimed=False)
    assert (line.item.code, line.room, line.undone) == ("ZH2-12", 2, 4)
    assert [one.employer for one in line.seen] == ["甲厂"]
    assert across_forms(FORM_1, {"ZH2-12": Ratio(996, 1000)}, visited, claimed=False) == []
