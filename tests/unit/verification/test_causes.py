"""Why two values differ: wholly, in part, or for no reason that the facts show."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.indicators.every import every_indicator
from qingchen.values.rate import Rate
from qingchen.values.region import Area
from qingchen.verification.alternatives import alternatives_of
from qingchen.verification.causes import Alternative, CauseKind, causes
from qingchen.verification.comparison import compare
from tests.spec.check_tables import world

RATES = st.integers(0, 60).flatmap(lambda of: st.builds(Rate, st.integers(0, of), st.just(of)))


def test_an_alternative_that_gives_the_very_counts_is_told_and_the_lesser_ones_are_not():
    alternatives = [
        Alternative(CauseKind.CUT_OFF, "截至 2020-06-30", Rate(195, 206)),
        Alternative(CauseKind.EXCLUSIONS, "计入剔除的单位", Rate(206, 240)),
    ]
    found = compare(claimed=Rate(206, 240), computed=Rate(188, 206), verified=None, alternatives=alternatives)
    assert found.explained == "可能的原因：剔除口径不同：计入剔除的单位为 206 / 240，与申报相同。"


def test_what_comes_nearer_in_one_count_and_moves_away_in_none_explains_a_part():
    nearer = Alternative(CauseKind.CUT_OFF, "截至 2020-07-18", Rate(200, 206))
    away = Alternative(CauseKind.DEFINITION, "按“本年度粉尘检测率”", Rate(206, 230))
    (found,) = causes(Rate(206, 206), Rate(188, 206), [nearer, away])
    assert (found.whole, found.sentence) == (
        False,
        "截止日不同：截至 2020-07-18为 200 / 206，分子的差距由 18 缩小到 6",
    )


@settings(deadline=None)
@given(RATES, RATES, st.lists(RATES, max_size=4))
def test_equal_values_need_no_cause_and_the_computed_value_explains_nothing(claimed, computed, others):
    alternatives = [Alternative(CauseKind.DEFINITION, "另一口径", rate) for rate in [*others, computed]]
    found = causes(claimed, computed, alternatives)
    assert claimed != computed or found == ()
    assert len({one.whole for one in found}) <= 1
    assert all(one.whole for one in found) == (not found or claimed in others)


def test_the_other_ways_of_counting_come_from_the_facts():
    text = """
        employers
        | uscc | site_no | name | division | in_scope | exclusion_reason |
        | A    | 1       | 甲矿 | 220182   | yes      | -                |
        | A    | 2       | 甲矿 | 220182   | yes      | -                |
        | B    | 1       | 乙矿 | 220182   | no       | micro            |
        | C    | 1       | 丙矿 | 220184   | yes      | -                |

        dust_measurements
        | report_no | sample_no | uscc | site_no | sampled_on |
        | 1         | 1         | A    | 1       | 2019-09-02 |
        | 2         | 1         | C    | 1       | 2020-03-02 |
        """
    indicator = every_indicator()["periodic_monitoring_rate"]
    area, earlier = Area(("2201",), ("220184",)), world("2019-08-31", text)
    found = {
        one.kind: (one.way, one.rate)
        for one in alternatives_of(world("2020-07-31", text), indicator, area, earlier=[earlier])
    }
    assert earlier.about == date(2019, 8, 31)
    assert found == {
        CauseKind.EXCLUSIONS: ("计入剔除的单位", Rate(1, 3)),
        CauseKind.PARENT_AND_CHILD: ("连同单列的下级单位", Rate(2, 3)),
        CauseKind.DOUBLE_COUNTING: ("同一信用代码的几个场所只算一户", Rate(1, 1)),
        CauseKind.DEFINITION: ("按“本年度粉尘检测率”", Rate(0, 2)),
        CauseKind.CUT_OFF: ("截至 2019-08-31", Rate(0, 2)),
    }
