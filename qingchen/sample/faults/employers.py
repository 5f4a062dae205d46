"""Faults in the list of employers and in their declarations."""

import numpy
import polars

from qingchen.sample.faults.fault import Fault, marked, planted, some
from qingchen.sample.held import Frames

_CASES = 40


def _counted(employers: polars.DataFrame) -> polars.DataFrame:
    return employers.filter(polars.col("in_scope"), polars.col("production_status") == "operating")


def called_micro(frames: Frames, resized: float, random: numpy.random.Generator) -> Frames:
    employers = frames["employers"]
    chosen = some(_counted(employers).filter(polars.col("size") != "micro")["uscc"].to_list(), _CASES, random)
    small = set(chosen[: round(len(chosen) * resized)])
    out = marked(employers, "uscc", chosen).with_columns(
        in_scope=polars.when(planted()).then(False).otherwise("in_scope"),
        exclusion_reason=polars.when(planted()).then(polars.lit("micro")).otherwise("exclusion_reason"),
        size=polars.when(polars.col("uscc").is_in(list(small))).then(polars.lit("micro")).otherwise("size"),
    )
    return {"employers": out}


def dropped_from_scope(frames: Frames, number: int, random: numpy.random.Generator) -> Frames:
    """In twenty counties `number` employers of an earlier batch are out of the scope now."""
    employers = frames["employers"].with_columns(county=polars.col("division").str.slice(0, 6))
    counted = _counted(employers)
    counties = some(sorted(counted["county"].unique().to_list()), 20, random)
    out: list[str] = []
    for county in counties:
        out += some(counted.filter(polars.col("county") == county)["uscc"].to_list(), number, random)
    gone = polars.col("uscc").is_in(out)
    later = marked(employers, "county", counties).with_columns(
        in_scope=polars.when(gone).then(False).otherwise("in_scope"),
        exclusion_reason=polars.when(gone).then(polars.lit("other")).otherwise("exclusion_reason"),
    )
    return {
        "employers": later.drop("county"),
        "employers@earlier": frames.get("employers@earlier", frames["employers"]),
    }


def rounded_counts(frames: Frames, share: float, random: numpy.random.Generator) -> Frames:
    employers = frames["employers"].with_columns(county=polars.col("division").str.slice(0, 6))
    counties = some(sorted(employers["county"].unique().to_list()), 8, random)
    drawn = polars.Series(random.random(employers.height) < share)
    fives = (polars.col("workers_dust_exposed") / 5).round().cast(polars.Int64) * 5
    out = marked(employers, "county", counties).with_columns(
        workers_dust_exposed=polars.when(planted() & drawn).then(fives).otherwise("workers_dust_exposed")
    )
    return {"employers": out.drop("county")}


def left_out_of_register(frames: Frames, _: None, random: numpy.random.Generator) -> Frames:
    entries = frames["external_list_entries"]
    listed = entries.filter(polars.col("matched_uscc").is_not_null())["matched_uscc"].unique(maintain_order=True)
    chosen = some(listed.to_list(), _CASES, random)
    out = marked(entries, "matched_uscc", chosen)
    return {
        "employers": frames["employers"].filter(~polars.col("uscc").is_in(chosen)),
        "external_list_entries": out.with_columns(
            match_result=polars.when(planted()).then(polars.lit("not_compared")).otherwise("match_result"),
            matched_uscc=polars.when(planted()).then(None).otherwise("matched_uscc"),
        ),
    }


def declared_without_dust(frames: Frames, earlier: bool, random: numpy.random.Generator) -> Frames:
    """`earlier`: only a declaration before the newest one leaves dust out."""
    declared = frames["hazard_declarations"]
    newest = polars.col("declared_on").rank("ordinal", descending=True).over("uscc")
    counted = _counted(frames["employers"]).filter(polars.col("workers_dust_exposed") > 0)["uscc"].to_list()
    several = polars.len().over("uscc") > 1
    fit = declared.filter(polars.col("uscc").is_in(counted), several if earlier else True)
    chosen = some(fit["uscc"].unique(maintain_order=True).to_list(), _CASES, random)
    out = marked(declared, "uscc", chosen)
    out = out.with_columns(_planted=polars.when(newest == (2 if earlier else 1)).then("_planted"))
    return {"hazard_declarations": out.with_columns(dust=polars.when(planted()).then(False).otherwise("dust"))}


def lowered_targets(frames: Frames, points: float, random: numpy.random.Generator) -> Frames:
    letters = frames["responsibility_targets"]
    chosen = some(letters["letter_no"].unique(maintain_order=True).to_list(), 20, random)
    out = marked(letters, "letter_no", chosen)
    first = polars.int_range(polars.len()).over("letter_no") == 0
    out = out.with_columns(_planted=polars.when(first).then("_planted"))
    lower = polars.when(planted()).then(polars.col("target_percent") - points).otherwise("target_percent")
    return {"responsibility_targets": out.with_columns(target_percent=lower)}


FAULTS = (
    Fault("called_micro", "employers", (("一半连规模也改成微型", 0.5), ("只改剔除原因", 0.0)), called_micro),
    Fault(
        "dropped_from_scope",
        "employers",
        tuple((f"每县剔除 {number} 户", number) for number in (1, 3, 6)),
        dropped_from_scope,
    ),
    Fault(
        "rounded_counts",
        "employers",
        tuple((f"取整 {share:.0%}", share) for share in (0.2, 0.4, 0.8)),
        rounded_counts,
    ),
    Fault("left_out_of_register", "external_list_entries", (("从库中删去", None),), left_out_of_register),
    Fault(
        "declared_without_dust",
        "hazard_declarations",
        (("以前的申报不含粉尘", True), ("现行申报不含粉尘", False)),
        declared_without_dust,
    ),
    Fault(
        "lowered_targets",
        "responsibility_targets",
        tuple((f"责任书少 {points} 个百分点", points) for points in (1, 5)),
        lowered_targets,
    ),
)
