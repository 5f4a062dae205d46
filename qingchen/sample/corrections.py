"""The second filing of 18 July 2020: a recoding, late reports, withdrawn duplicates."""

from dataclasses import replace
from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.employer_events import Events
from qingchen.sample.employers import Employer
from qingchen.sample.places import Place

FILED_ON = date(2020, 7, 18)
RECODED_ON = date(2020, 6, 30)
RESTARTED_ON = date(2020, 7, 6)
LATE_UNITS = ("changchun", "tonghua", "baishan", "yanbian")


def recoded(place: Place, frame: polars.DataFrame) -> polars.DataFrame | None:
    """The same employers under the county's new code: no count may move. None where nothing was recoded."""
    if place.division == place.current:
        return None
    rest = polars.col("division").str.slice(len(place.division))
    return frame.with_columns(
        division=polars.lit(place.current) + rest, effective_on=polars.lit(RECODED_ON), former_names=polars.lit(None)
    )


def restarted(employers: list[Employer], frame: polars.DataFrame) -> tuple[list[Employer], polars.DataFrame]:
    """Every second employer that stood still for a while works again: the employers since then, and their rows."""
    again = {one.uscc for one in [one for one in employers if one.status == "suspended_to_resume"][::2]}
    since = [replace(one, status="operating") if one.uscc in again else one for one in employers]
    rows = frame.filter(polars.col("uscc").is_in(sorted(again))).with_columns(
        production_status=polars.lit("operating"), effective_on=polars.lit(RESTARTED_ON)
    )
    return since, rows


def late_declarations(
    place: Place, employers: list[Employer], events: Events, random: numpy.random.Generator
) -> Events:
    """The first and a third of the others in scope that had not declared do so in July; `events.done` follows."""
    late = Events()
    owing = [index for index, one in enumerate(employers) if one.in_scope and not events.done[one.uscc]]
    for number, index in enumerate(owing):
        if number and random.random() > 0.3:
            continue
        one = employers[index]
        events.done[one.uscc] = True
        on = date(2020, 7, 1) + timedelta(days=int(random.integers(0, 14)))
        late.rows.append(
            {
                "receipt_no": f"{place.division}{index:05d}L",
                "uscc": one.uscc,
                "site_no": 1,
                "employer_name": one.name,
                "declaration_type": "initial",
                "declared_on": on,
                "accepting_agency": f"{place.name}卫生健康局",
                "accepted_on": on + timedelta(days=2),
                "dust": True,
                "workers_dust_exposed": one.dust_exposed,
            }
        )
    return late


def duplicates(frame: polars.DataFrame) -> polars.DataFrame:
    """Two employers registered a second time by mistake, as a second site that does not exist."""
    return frame.head(2).with_columns(site_no=polars.lit(2, dtype=frame["site_no"].dtype))


def late_examinations(
    place: Place, workers: polars.DataFrame, examined: polars.DataFrame, random: numpy.random.Generator
) -> polars.DataFrame:
    """Some in-service examinations of early July, reported late."""
    before = examined.filter(
        (polars.col("examination_type") == "periodic") & (polars.col("examined_on") < date(2020, 1, 1))
    )
    again = before.join(
        examined.filter(polars.col("examined_on") >= date(2020, 1, 1)), on=["identity_number", "uscc"], how="anti"
    ).join(workers.filter(polars.col("status") == "in_post"), on=["identity_number", "uscc"], how="semi")
    again = again.unique("identity_number", keep="first", maintain_order=True)
    again = again[numpy.flatnonzero(random.random(again.height) < 0.3)]
    on = [date(2020, 7, 1) + timedelta(days=int(offset)) for offset in random.integers(0, 12, again.height)]
    days = polars.Series(on, dtype=polars.Date)
    return again.with_columns(
        exam_no=polars.lit(f"{place.division}L") + polars.int_range(polars.len()).cast(polars.String).str.zfill(6),
        examined_on=days,
        reported_on=days.dt.offset_by("3d"),
        worker_notified_on=days.dt.offset_by("5d"),
        employer_notified_on=days.dt.offset_by("5d"),
        rechecked_on=None,
        uploaded_on=days.dt.offset_by("4d"),
        film_no=polars.lit(None, dtype=polars.String),
        report_card_no=polars.lit(None, dtype=polars.String),
        conclusion=polars.lit("normal"),
    )
