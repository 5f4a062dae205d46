"""The register `patients`, column by column."""

from dataclasses import dataclass
from datetime import date

import numpy
import polars

from qingchen.sample.crowd import PATIENTS, mixed, people
from qingchen.sample.patients.benefits import benefits
from qingchen.sample.patients.death import alive_of, death

HELD_FROM = date(2020, 7, 1)
DAY = numpy.timedelta64(1, "D")
YEAR = 365.25
_LAST = numpy.datetime64(date(2020, 5, 31))
_STAGES = numpy.array(["stage_1", "stage_2", "stage_3"])
_STAGE_SHARES = (0.7299, 0.1766, 0.0935)
_DUST_YEARS = numpy.array([20.5, 18.0, 14.8])
_KINDS = numpy.array(
    ["silicosis", "coal_workers", "cement", "foundry_workers", "welders", "potters", "asbestosis", "graphite", "other"]
)
_KIND_SHARES = (0.8341, 0.0805, 0.024, 0.018, 0.016, 0.01, 0.0064, 0.003, 0.008)
_COMPLICATIONS = {"copd": 0.18, "infection": 0.12, "tuberculosis": 0.04, "cor_pulmonale": 0.03, "pneumothorax": 0.01}
_POSITIONS = polars.Series(["凿岩工", "掘进工", "破碎工", "采煤工", "切割工", "配料工", "喷砂工", "清理工"])
_GONE = polars.Series(["第一采石厂", "煤矿", "耐火材料厂", "铸造厂", "金矿", "水泥厂", "石棉制品厂", "陶瓷厂"])


@dataclass(frozen=True)
class Ground:
    """Where cases are reported, one entry a case.

    county, county_name   who reports and follows the case
    village               where the person lives
    employer              index into the employers: who employed the person, if that is still there
    institution           the diagnosis institution, and its number
    """

    county: polars.Series
    county_name: polars.Series
    village: polars.Series
    employer: numpy.ndarray
    institution: polars.Series
    institution_no: polars.Series


def cases(
    serials: numpy.ndarray, ground: Ground, employers: polars.DataFrame, random: numpy.random.Generator
) -> polars.DataFrame:
    """Rows of `patients` with codes. employers: rows of the register, those that `ground.employer` points at."""
    total = len(serials)
    persons = people(serials, PATIENTS, male_in=25)
    born = persons["born_on"].to_numpy()
    stage = random.choice(3, total, p=_STAGE_SHARES)
    dust_from = born + (6300 + random.random(total) * 4000).astype("timedelta64[D]")
    dust_years = numpy.clip(random.normal(_DUST_YEARS[stage], 6.0), 1.0, (_LAST - dust_from) / DAY / YEAR - 0.2)
    # Six in ten say whole years.
    dust_years = numpy.where(random.random(total) < 0.6, numpy.floor(dust_years).clip(1), numpy.round(dust_years, 1))
    lag = random.exponential(6.0, total).clip(0, 25)
    diagnosed = numpy.minimum(dust_from + ((dust_years + lag) * YEAR).astype("timedelta64[D]"), _LAST)
    alive = alive_of(born, random)
    died, cause = death(alive, diagnosed, random)
    old = diagnosed < numpy.datetime64("1990-01-01")
    unnumbered = ~alive & old & (random.random(total) < 0.3)
    reasons = numpy.array(["historic", "dead_before", "untraceable"])[random.choice(3, total, p=(0.7, 0.2, 0.1))]
    legacy = old & (random.random(total) < 0.02)
    promoted = (stage > 0) & ~legacy & (random.random(total) < 0.4) & (diagnosed < _LAST - 4000 * DAY)
    staged = numpy.where(promoted, diagnosed + random.integers(900, 3900, total).astype("timedelta64[D]"), diagnosed)
    staged = numpy.minimum(staged, numpy.where(alive, _LAST, died.fill_null(HELD_FROM).to_numpy()))
    number = ground.county + "C" + polars.Series(serials % 10**8).cast(polars.String).str.zfill(8)
    address = ground.county_name + "示例乡示例村"
    reached = alive | (random.random(total) < 0.4)
    frame = polars.DataFrame(
        {
            "case_id": number,
            "report_card_no": _where(random.random(total) < 0.9, "卡" + number),
            "name": persons["name"],
            "sex": persons["sex"],
            "born_on": persons["born_on"],
            "identity_type": polars.repeat("identity_card", total, eager=True),
            "identity_number": _where(~unnumbered, persons["identity_number"]),
            "identity_missing_reason": _where(unnumbered, polars.Series(reasons)),
            "phone": _where(reached & (random.random(total) < 0.93), persons["phone"]),
            "relative_phone": _where(random.random(total) < 0.5, _phones(serials)),
            "registered_address": address,
            "registered_division": ground.county,
            "resident_division": ground.village,
            "resident_address": address,
            "resident_since": _where(random.random(total) < 0.6, polars.Series(dust_from - 500 * DAY)),
            "reporting_division": ground.county,
            "pneumoconiosis_kind": _KINDS[random.choice(len(_KINDS), total, p=_KIND_SHARES)],
            "stage": numpy.where(legacy, "legacy_1_plus", _STAGES[stage]),
            "staged_on": staged,
            "first_diagnosed_on": diagnosed,
            "diagnosis_institution": ground.institution,
            "diagnosis_institution_no": _where(~old, ground.institution_no),
            "case_class": numpy.where(random.random(total) < 0.97, "occupational", "unattributed"),
            "dust_from": dust_from,
            "dust_years": dust_years,
            "work_position": _POSITIONS.gather(mixed(serials, 11) % len(_POSITIONS)),
            "alive": alive,
            "died_on": died,
            "death_cause": cause,
            "file_established": random.random(total) < numpy.where(alive, 0.96, 0.7),
            "effective_on": polars.repeat(HELD_FROM, total, eager=True),
        }
    ).with_columns(complications=_complications(total, random))
    before = polars.col("first_diagnosed_on").dt.strftime("%Y-%m-%d")
    history = polars.format("{} 首次诊断，期别低一期；{} 晋期", before, polars.col("staged_on").dt.strftime("%Y-%m-%d"))
    frame = frame.with_columns(stage_history=polars.when(polars.Series(promoted)).then(history))
    frame = frame.with_columns(benefits(frame, random))
    return _not_counted(_employed(frame, ground, employers), random)


def _employed(frame: polars.DataFrame, ground: Ground, employers: polars.DataFrame) -> polars.DataFrame:
    """The employer at diagnosis: one of the register where it exists still, else one that is gone."""
    exists = polars.col("employer_exists")
    gone = "原" + ground.county_name + _GONE.gather(ground.employer % len(_GONE)) + "（已注销，示例）"
    of = employers[ground.employer].select("uscc", "name", "industry")
    return frame.with_columns(
        employer_at_diagnosis=polars.when(exists).then(of["name"]).otherwise(gone),
        uscc=polars.when(exists).then(of["uscc"]),
        industry=polars.when(exists).then(of["industry"]),
    )


def _not_counted(frame: polars.DataFrame, random: numpy.random.Generator) -> polars.DataFrame:
    """One in a hundred is no pneumoconiosis, or the double card of the case before (dossier 1.7: Jining, 1.1 %)."""
    drawn = polars.Series(random.random(frame.height))
    double = (drawn < 0.006) & (polars.int_range(polars.len()) > 0)
    reason = (
        polars.when(double)
        .then(polars.lit("duplicate_card"))
        .when(drawn > 0.995)
        .then(polars.lit("not_pneumoconiosis"))
    )
    return frame.with_columns(
        not_counted_reason=reason, counted_as_case=polars.when(double).then(polars.col("case_id").shift(1))
    )


def _complications(total: int, random: numpy.random.Generator) -> polars.Series:
    have = [
        polars.when(polars.Series(random.random(total) < share)).then(polars.lit(name))
        for name, share in _COMPLICATIONS.items()
    ]
    found = polars.select(polars.concat_list(have).list.drop_nulls().alias("found"))["found"]
    nothing = polars.select(
        polars.when(found.list.len() == 0).then(polars.lit(["none"])).otherwise(found).alias("found")
    )
    return nothing["found"]


def _phones(serials: numpy.ndarray) -> polars.Series:
    return polars.Series(mixed(serials, 12) % 10**8 + 100 * 10**8).cast(polars.String)


def _where(kept: numpy.ndarray, values: polars.Series) -> polars.Series:
    """The values, null where they are not kept."""
    return values.zip_with(polars.Series(kept), polars.repeat(None, len(values), dtype=values.dtype, eager=True))
