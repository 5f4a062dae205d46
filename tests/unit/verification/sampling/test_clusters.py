"""Records of one employer are alike, so they count for fewer."""

from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.verification.sampling.bounds import exact_bounds
from qingchen.verification.sampling.clusters import Cluster, clustered_bounds, effective_records

CLUSTERS = st.lists(
    st.integers(1, 30).flatmap(lambda size: st.integers(0, size).map(lambda good: Cluster(size, good, size))),
    min_size=1,
    max_size=20,
)


@settings(deadline=None)
@given(CLUSTERS)
def test_they_never_count_for_more_than_they_are(clusters: list[Cluster]) -> None:
    found = effective_records(clusters, 0.05)
    assert 1 <= found.records <= max(1, sum(one.drawn for one in clusters))
    assert found.design_effect >= 1


@settings(deadline=None)
@given(CLUSTERS)
def test_the_bounds_hold_the_share_and_those_of_as_many_separate_records(clusters: list[Cluster]) -> None:
    records = sum(one.records for one in clusters)
    found, bounds = clustered_bounds(clusters, 2 * len(clusters), 2 * records, 0.05)
    drawn, good = sum(one.drawn for one in clusters), sum(one.in_order for one in clusters)
    separate = exact_bounds(good, drawn, None, 0.05)
    assert bounds.low - 1e-9 <= found.share <= bounds.high + 1e-9
    assert bounds.low <= separate.low + 1e-9
    assert bounds.high >= separate.high - 1e-9


def test_employers_all_or_nothing_count_once_each() -> None:
    clusters = [Cluster(20, 20 * (number % 2), 20) for number in range(20)]
    assert effective_records(clusters, 0.05).records < 20


def test_records_subsampled_within_employers_are_weighted_by_their_size() -> None:
    clusters = [Cluster(2, 2, 100), Cluster(2, 0, 10), Cluster(2, 2, 100)]
    assert effective_records(clusters, 0.05).share == 200 / 210


def test_employers_that_nobody_saw_may_be_larger_than_those_seen() -> None:
    seen = [Cluster(1, 1, 1)] * 32
    alike = clustered_bounds(seen, 200, 200, 0.05)[1]
    _, uneven = clustered_bounds(seen, 200, 600, 0.05)
    # 168 of one record each are like those seen; of the 400 records more nothing is known.
    assert alike.low > 0.8
    assert uneven.low < 1 / 3
    assert uneven.high == 1
    none_in_order = [Cluster(1, 0, 1)] * 32
    assert clustered_bounds(none_in_order, 200, 600, 0.05)[1].high > 2 / 3


def test_one_employer_is_one_record() -> None:
    assert effective_records([Cluster(40, 39, 40)], 0.05).records == 1
