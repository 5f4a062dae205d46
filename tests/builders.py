"""One builder a thing, sensible defaults, only what matters in the call."""

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import polars as pl
from django.db import transaction
from PIL import Image

from qingchen import clock
from qingchen.inspection import answer_types as kinds
from qingchen.inspection.actions.draws import draw_by_number, freeze_employers, publish_frames
from qingchen.inspection.actions.evidence import add_evidence
from qingchen.inspection.actions.record_draws import freeze_records
from qingchen.inspection.actions.rounds import load_campaign, open_round, set_up_accounts
from qingchen.inspection.actions.sheets import save_entries
from qingchen.inspection.campaign import load
from qingchen.inspection.draws.frozen import ALL
from qingchen.inspection.entry import Entry
from qingchen.inspection.item import AnswerType, Item
from qingchen.inspection.models import Draw, Inspectee, RecordDraw, Round, Sheet, Unit
from qingchen.inspection.recounts.store import frame_of, questions_for
from qingchen.inspection.store import actor_of, form_of
from qingchen.registers.actions import put_rows
from qingchen.values.actor import Actor
from qingchen.verification.sampling.outcome import Frame
from qingchen.verification.sampling.records import digest_of

CAMPAIGN = Path(__file__).resolve().parents[1] / "campaigns" / "jilin-2020"
PASSWORD = "test-password-2020"


def person(username: str) -> Actor:
    """The actor of an account of the campaign: province, officer_tonghua, leader_2, member_2a, auditor."""
    from qingchen.accounts.models import User

    return actor_of(User.objects.get(username=username))


def opened_round(password: str | None = None) -> Round:
    """The Jilin round, opened on 16 July 2020, with all its accounts."""
    with clock.at(datetime(2020, 7, 16, 9)):
        set_up_accounts(load(CAMPAIGN), password)
        office = person("province")
        return open_round(office, load_campaign(office, CAMPAIGN))


def inspectee(round_: Round, code: str = "tonghua") -> Inspectee:
    return Inspectee.objects.select_related("unit__round", "unit__team").get(unit__round=round_, code=code)


def sheet(round_: Round, code: str = "tonghua", purpose: str = "self_check") -> Sheet:
    return inspectee(round_, code).sheets.select_related("inspectee__unit__round").get(purpose=purpose)


def drawn_visits(unit: Unit, number: str = "4 0 7", *, take: int = 1, sealed: bool = True) -> list[Inspectee]:
    """Employers of the unit drawn by the office: frame frozen, published, and the number typed in the same day."""
    office = person("province")
    draw = freeze_employers(office, unit, {ALL: take}, sealed=sealed)
    session = publish_frames(office, draw.session, "示例号码", clock.today())
    return draw_by_number(office, session, number)


def frozen_records(place: Inspectee, indicator: str, frame: Frame = "denominator", who: str = "leader_2") -> Draw:
    """The frame of an item's records, frozen as it is shown."""
    actor = person(who)
    question = questions_for(actor, place)[indicator]
    digest = digest_of(frame_of(actor, place, question, frame)[1])
    return freeze_records(actor, place, indicator, frame, digest)


def drawn_records(place: Inspectee, indicator: str, frame: Frame = "denominator", who: str = "leader_2") -> RecordDraw:
    """Records drawn the same day: frozen by that person, published and drawn by the office."""
    office, draw = person("province"), frozen_records(place, indicator, frame, who)
    session = publish_frames(office, draw.session, "示例号码", clock.today())
    draw_by_number(office, session, "4 0 7")
    return RecordDraw.objects.get(public_id=draw.public_id)


def picture(colour: str = "grey") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


def plain_answer(item: Item) -> kinds.Answer:
    """A value that the item's rules accept."""
    least = int(float(item.minimum)) if item.minimum and item.minimum.replace(".", "").isdigit() else 0
    match item.answer_type:
        case AnswerType.YES_NO:
            return kinds.YesNo(True)
        case AnswerType.YES_PARTIAL_NO:
            return kinds.YesPartialNo("yes")
        case AnswerType.NUMBER:
            return kinds.Number(max(least, 1))
        case AnswerType.COMPOSITE:
            return kinds.Composite(_parts(item))
        case AnswerType.RATIO:
            return kinds.Ratio(96, 100)
        case AnswerType.DATE:
            return kinds.Day(datetime(2020, 3, 2).date())
        case AnswerType.CHOICE:
            return kinds.Choice(item.choices[0])
        case AnswerType.TEXT:
            return kinds.Words("2 号破碎机除尘器未开启")
        case AnswerType.WHEN_WHERE:
            return kinds.WhenWhere(datetime(2020, 7, 28, 9, 0), datetime(2020, 7, 28, 11, 30), "厂区东门")
        case AnswerType.REPEAT:
            return kinds.Repeat((kinds.Row("第1号", True), kinds.Row("第2号", False, "未见记录")))


def filled(item: Item, purpose: str) -> Entry:
    """A whole line that can be submitted."""
    if purpose == "self_check":
        return Entry(item.code, plain_answer(item), responsible_person="职业健康科负责人", department="职业健康科")
    verdict = "met" if item.judged else ""
    return Entry(item.code, plain_answer(item), verdict=verdict, remark="与自查材料逐项核对", method="查阅资料")


def fill(actor: Actor, sheet_: Sheet, *, leave_out: tuple[str, ...] = ()) -> list[str]:
    """Fill every item of a sheet but some; returns what was refused."""
    add_evidence(actor, sheet_, "现场照片.png", picture())
    lines = [filled(item, sheet_.purpose) for item in form_of(sheet_).items if item.code not in leave_out]
    return save_entries(actor, sheet_, lines)


def _parts(item: Item) -> tuple[tuple[str, int], ...]:
    """One of each part; where one side of a rule equals the other, the right side takes the sum of the left."""
    figures = dict.fromkeys(item.parts, 1)
    for rule in item.part_rules:
        if rule.relation == "=":
            figures |= dict.fromkeys(rule.right, 0) | {rule.right[0]: len(rule.left)}
    return tuple(figures.items())


def dust_employers(places: Mapping[int, str]) -> None:
    """Accept employers in operation and in scope, of no declaration: `某某建材<number>厂`, by number its division."""
    rows = [
        {
            "uscc": f"91229900000000{number:04d}",
            "site_no": 1,
            "name": f"某某建材{number}厂",
            "division": division,
            "key_industry": "building_materials",
            "production_status": "operating",
            "in_scope": True,
            "workers_dust_exposed": 8,
        }
        for number, division in places.items()
    ]
    with transaction.atomic():
        put_rows(person("province"), "employers", pl.DataFrame(rows), "22")
