"""Areas: sets of divisions less others, the longest prefix decides."""

from hypothesis import given
from hypothesis import strategies as st

from qingchen.values.region import EVERYWHERE, NOWHERE, Area

CODES = st.sampled_from(["22", "2205", "220581", "220521", "220581101", "220521100", "2201", "220184", "220103"])
PREFIXES = st.lists(CODES, max_size=3, unique=True)
AREAS = st.builds(lambda kept, holes: Area(tuple(kept), tuple(holes)), PREFIXES, PREFIXES)


def test_tonghua_without_meihekou_holds_the_rest_of_its_counties_only():
    tonghua = Area(("2205",), ("220581",))
    assert "220521" in tonghua
    assert "220581" not in tonghua
    assert "220581101" not in tonghua
    assert "2204" not in tonghua


def test_everywhere_holds_all_and_nowhere_none():
    assert "220581101001" in EVERYWHERE
    assert "22" not in NOWHERE


def test_two_units_of_one_team_together_have_no_hole_where_one_fills_the_other():
    both = Area(("2201",), ("220184",)) | Area(("220184", "220381"))
    assert all(code in both for code in ("220103", "220184", "220184101", "220381"))
    assert "220382" not in both


@given(AREAS, AREAS, CODES)
def test_a_code_is_in_the_union_exactly_when_it_is_in_either(one, other, code):
    assert (code in (one | other)) == (code in one or code in other)


@given(AREAS, AREAS, CODES)
def test_what_an_area_covers_it_holds(one, other, code):
    if one.covers(other) and code in other:
        assert code in one


def test_an_area_covers_itself_and_its_parts_but_not_what_has_its_hole():
    tonghua = Area(("2205",), ("220581",))
    assert tonghua.covers(tonghua)
    assert tonghua.covers(Area(("220521",)))
    assert not tonghua.covers(Area(("2205",)))
    assert not tonghua.covers(Area(("220581",)))
    assert EVERYWHERE.covers(tonghua)
