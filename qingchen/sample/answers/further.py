"""The tables beside the sheets: preparation, records, what places raised, notes by method."""

from random import Random

from qingchen.inspection.plans import Campaign
from qingchen.sample.answers import on_the_spot, preparation, several_methods
from qingchen.sample.answers.line import Line
from qingchen.sample.answers.setting import Setting
from qingchen.sample.answers.workshop import Workshop

Tables = dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]]


def tables() -> Tables:
    """Heading and rows by name of the table, no row yet."""
    return {
        "duties": (preparation.DUTIES, []),
        "filings": (preparation.FILINGS, []),
        "comprehensive": (preparation.REPORTS, []),
        "records": (on_the_spot.RECORDS, []),
        "opinions": (on_the_spot.OPINIONS, []),
        "notes": (several_methods.NOTES, []),
    }


def add_place(
    tables_: Tables, campaign: Campaign, setting: Setting, lines: list[Line], people: Random, *, visits: bool
) -> None:
    """`people` begins as for the sheet, so that both name the same; `visits`: whether a meeting is held there."""
    tables_["duties"][1].extend(preparation.duties(setting.place.code, lines, people))
    tables_["filings"][1].extend(preparation.filings(setting, campaign, lines))
    tables_["comprehensive"][1].extend(preparation.comprehensive(setting, lines))
    if visits:
        tables_["records"][1].append(on_the_spot.minutes(setting, campaign))
        tables_["opinions"][1].extend(on_the_spot.opinions(setting))
        tables_["notes"][1].extend(several_methods.notes(setting, campaign, lines))


def add_employer(tables_: Tables, campaign: Campaign, shop: Workshop) -> None:
    unit = next(plan.code for plan in campaign.units if shop.facts.division[:6] in plan.area)
    tables_["records"][1].extend(on_the_spot.shop_records(shop, campaign, unit))
