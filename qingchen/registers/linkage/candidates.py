"""Pairs that may be one person, weighed by splink (Fellegi-Sunter) in a DuckDB of its own that holds tokens only."""

import json
import math
from typing import Any

import duckdb
import polars as pl

from qingchen.standards.linkage_weights import Level, Weights, linkage_weights

_CONDITIONS = {
    ("name", "exact"): "name_l = name_r",
    ("name", "sound"): "sound_l = sound_r",
    ("name", "order"): "sorted_name_l = sorted_name_r",
    ("name", "one_character"): (
        "len(characters_l) = len(characters_r) AND len(characters_l) > 1 AND "
        "list_sum(list_transform(list_zip(characters_l, characters_r), p -> (p[1] <> p[2])::INT)) = 1"
    ),
    ("birth", "exact"): "birth_l = birth_r",
    ("birth", "swapped"): "year_l = year_r AND month_l = day_r AND day_l = month_r",
    ("birth", "two_of_three"): "(year_l = year_r)::INT + (month_l = month_r)::INT + (day_l = day_r)::INT = 2",
    ("birth", "year"): "year_l = year_r",
    ("sex", "exact"): "sex_l = sex_r",
    ("number", "exact"): "number_l = number_r",
    ("phone", "exact"): "phone_l = phone_r",
    ("employer", "exact"): "uscc_l = uscc_r",
    ("county", "exact"): "list_has_any(counties_l, counties_r)",
}
_COLUMN = {"employer": "uscc", "county": "county"}
_BLOCKS: tuple[Any, ...] = (
    "l.name = r.name AND l.sex = r.sex",
    "l.sound = r.sound AND l.year = r.year",
    "l.sorted_name = r.sorted_name AND l.year = r.year",
    "l.birth = r.birth AND l.sex = r.sex AND l.characters[1] = r.characters[1]",
    "l.birth = r.birth AND l.sex = r.sex AND l.uscc = r.uscc",
    "l.phone = r.phone",
)
"""Which pairs are weighed at all: those that agree in one of these."""
SCHEMA = {"left_id": pl.String, "right_id": pl.String, "weight": pl.Float64, "levels": pl.String}


def candidates(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Pairs of `records.SCHEMA` that weigh enough, the heaviest first: `SCHEMA`, `levels` as JSON by comparison."""
    if not left.height or not right.height:
        return pl.DataFrame(schema=SCHEMA)
    weights = linkage_weights()
    weighed = _weighed(left, right, weights)
    found = [
        (one["unique_id_l"], one["unique_id_r"], one["match_weight"], json.dumps(_levels(one, weights)))
        for one in weighed.iter_rows(named=True)
    ]
    pairs = pl.DataFrame(found, schema=SCHEMA, orient="row")
    return pairs.sort("weight", "left_id", "right_id", descending=[True, False, False])


def _weighed(left: pl.DataFrame, right: pl.DataFrame, weights: Weights) -> pl.DataFrame:
    from splink import DuckDBAPI, Linker, SettingsCreator

    connection = duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "2GB"})
    try:
        api = DuckDBAPI(connection)
        # Tables are named in this order, which is how splink tells left from right.
        sides = [
            api.register(frame.drop("batch", "row").to_arrow(), dataset_display_name=name)
            for name, frame in (("a_left", left), ("b_right", right))
        ]
        settings = SettingsCreator(
            "link_only",
            comparisons=[_comparison(name, levels, left, right) for name, (_, levels) in weights.comparisons.items()],
            blocking_rules_to_generate_predictions=list(_BLOCKS),
            probability_two_random_records_match=_prior(right, weights),
            retain_matching_columns=True,
            retain_intermediate_calculation_columns=True,
        )
        linker = Linker(sides, settings, log_level="ERROR")
        pairs = linker.inference.predict(threshold_match_weight=weights.review_from_bits).as_duckdbpyrelation().pl()
        assert set(pairs["source_dataset_l"]) <= {"a_left"}
        return pairs
    finally:
        connection.close()


def _prior(right: pl.DataFrame, weights: Weights) -> float:
    return weights.expected_share / max(right.height, weights.least_right)


def _comparison(name: str, levels: tuple[Level, ...], left: pl.DataFrame, right: pl.DataFrame) -> Any:
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl

    column = _COLUMN.get(name, name)
    if name == "county":
        levels = _as_common_as(levels, left, right)
    parts: list[Any] = [cll.NullLevel(column)]
    for level in levels:
        condition = _CONDITIONS.get((name, level.name))
        made = cll.CustomLevel(condition, label_for_charts=level.name) if condition else cll.ElseLevel()
        parts.append(made.configure(m_probability=level.m, u_probability=level.u))
    return cl.CustomComparison(parts, output_column_name=name)


def _as_common_as(levels: tuple[Level, ...], left: pl.DataFrame, right: pl.DataFrame) -> tuple[Level, ...]:
    """The levels of the county, with u as common as it is among these records: within one county it says nothing."""
    exact, differs = levels
    shares = dict(right["county"].drop_nulls().value_counts(normalize=True).iter_rows())
    of_left = left["county"].drop_nulls()
    u = sum(shares.get(county, 0.0) for county in of_left) / max(len(of_left), 1)
    u = min(max(u, 0.001), 0.999)
    m = exact.m + (1 - exact.m) * u
    return Level(exact.name, exact.words, m, u), Level(differs.name, differs.words, 1 - m, 1 - u)


def _levels(pair: dict[str, object], weights: Weights) -> dict[str, list[object]]:
    """By comparison the level's name and its bits; nothing where one side has no value."""
    told: dict[str, list[object]] = {}
    for name, (_, levels) in weights.comparisons.items():
        value = pair[f"gamma_{name}"]
        assert isinstance(value, int)
        if value >= 0:
            bits = float(str(pair[f"mw_{name}"]))
            told[name] = [levels[len(levels) - 1 - value].name, round(bits, 1) if math.isfinite(bits) else 0.0]
    return told
