"""The risk score: each factor shown, what is unknown or has no object counts nothing."""

from qingchen.inspection.risk import HIGH, ORDINARY, risk_score
from qingchen.standards.employer_risk import risk_scheme

ALL_MISSED = {one.name: ("0.0%（0/1）", False) for one in risk_scheme().indicators}


def test_every_factor_is_shown_also_where_it_counts_nothing():
    score = risk_score(None, "other", {}, risk_scheme())
    assert (score.points, score.stratum) == (0, ORDINARY)
    assert [factor.found for factor in score.factors[:3]] == ["未填报", "否", "无此类对象"]
    assert len(score.factors) == 2 + len(risk_scheme().indicators)


def test_the_points_are_the_sum_of_the_factors_and_make_the_stratum():
    score = risk_score(60, "coal", ALL_MISSED, risk_scheme())
    assert score.points == sum(factor.points for factor in score.factors) == 2 + 1 + 10
    assert score.stratum == HIGH


def test_a_target_met_or_unknown_counts_nothing():
    for told in (("100.0%（1/1）", True), ("无此类对象", None)):
        assert risk_score(9, "other", dict.fromkeys(ALL_MISSED, told), risk_scheme()).points == 0


def test_the_line_between_high_and_ordinary_is_the_schemes():
    missed = {"declaration_rate": ("0.0%（0/1）", False)}
    assert risk_score(50, "other", missed, risk_scheme()).stratum == HIGH
    assert risk_score(49, "other", missed, risk_scheme()).stratum == ORDINARY
