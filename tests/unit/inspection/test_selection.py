"""The county where dust employers concentrate comes first, and the reason can be checked."""

from hypothesis import given
from hypothesis import strategies as st

from qingchen.inspection.selection import CountyMeasure, RankedCounty, rank_counties


def counties(*measures: tuple[str, int, int]) -> list[RankedCounty]:
    return rank_counties({code: CountyMeasure(code, f"{code}县", here, exposed) for code, here, exposed in measures})


def test_most_employers_in_scope_come_first() -> None:
    ranked = counties(("229901", 3, 900), ("229902", 40, 100), ("229903", 12, 100))
    assert [county.code for county in ranked] == ["229902", "229903", "229901"]
    assert [county.rank for county in ranked] == [1, 2, 3]


def test_among_as_many_employers_more_exposed_workers_come_first() -> None:
    assert [county.code for county in counties(("229901", 7, 20), ("229902", 7, 21))] == ["229902", "229901"]


def test_what_is_still_equal_is_ordered_by_code_and_not_by_chance() -> None:
    assert [county.code for county in counties(("229902", 7, 20), ("229901", 7, 20))] == ["229901", "229902"]


def test_the_reason_gives_the_numbers_it_rests_on() -> None:
    (first, *_) = counties(("229901", 30, 512), ("229902", 10, 80))
    for said in ("30 户", "共 40 户", "接尘 512 人", "2 个县（市、区）中列第 1 位"):
        assert said in first.reason


def test_a_county_without_dust_employers_is_ranked_last_and_not_hidden() -> None:
    ranked = counties(("229901", 0, 0), ("229902", 1, 3))
    assert [(county.code, county.employers_in_scope) for county in ranked] == [("229902", 1), ("229901", 0)]


def test_without_counties_there_is_nothing_to_rank() -> None:
    assert rank_counties({}) == []


MEASURES = st.dictionaries(
    st.from_regex(r"2299\d\d", fullmatch=True), st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12
)


@given(MEASURES.flatmap(lambda found: st.tuples(st.just(found), st.permutations(list(found)))))
def test_the_order_in_which_counties_are_given_does_not_matter(
    given_twice: tuple[dict[str, tuple[int, int]], list[str]],
) -> None:
    found, shuffled = given_twice
    assert counties(*((c, *found[c]) for c in found)) == counties(*((c, *found[c]) for c in shuffled))


@given(MEASURES.filter(bool))
def test_nobody_ranks_before_a_county_with_more_employers(found: dict[str, tuple[int, int]]) -> None:
    ranked = counties(*((code, *numbers) for code, numbers in found.items()))
    measures = [(county.employers_in_scope, county.workers_dust_exposed) for county in ranked]
    assert measures == sorted(measures, reverse=True)
    assert sorted(county.code for county in ranked) == sorted(found)
