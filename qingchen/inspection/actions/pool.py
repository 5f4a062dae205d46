"""More people to send: one joins the pool of a round while it is on, with an account of the own."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from qingchen.accounts.actions import keep_account, record
from qingchen.accounts.models import User
from qingchen.inspection.campaign_folder.faults import Faults
from qingchen.inspection.campaign_folder.pool import COLUMNS, pool_plan
from qingchen.inspection.campaign_folder.tables import Line
from qingchen.inspection.models import PoolPerson, Round
from qingchen.inspection.notice.draft_people import username_head
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.plans import PoolPlan
from qingchen.inspection.states import RoundState
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role
from qingchen.values.region import NOWHERE
from qingchen.values.source import Source

_ASKED = {"name": "姓名", "agency": "单位", "post": "职务"}


def known_of(one: PoolPlan) -> dict[str, Any]:
    """The columns of `PoolPerson` but round and account."""
    return {
        "skills": ",".join(one.skills),
        "leads": one.leads,
        "home": one.home,
        "relations": json.dumps(dict(one.relations), ensure_ascii=False),
        "busy_days": one.busy_days,
    }


@transaction.atomic
def add_to_pool(actor: Actor, round_: Round, told: Mapping[str, str]) -> PoolPerson:
    """`told` has the columns of `pool.csv`. Without a username one is given; the office issues the code that opens it.

    Raises Problem pool.faulty with every fault, notice.usernames_taken, round.wrong_state.
    """
    check_permitted("add_to_pool", actor, province_standing(actor))
    round_ = Round.objects.select_for_update().get(id=round_.id)
    if round_.state == RoundState.CLOSED:
        raise Problem("round.wrong_state", title=round_.title, state=RoundState.CLOSED.title, act="补充备用人员")
    cells = {name: told.get(name, "").strip()[:200] for name in COLUMNS}
    cells["username"] = cells["username"][:60] or _free(round_)
    faults: Faults = []
    plan = pool_plan(Line(Source("人员"), cells), {unit.code for unit in round_.units.all()}, faults)
    lines = [f"没有写{title}。" for name, title in _ASKED.items() if not cells[name]]
    lines += [fault.sentence for fault in faults]
    if round_.pool.filter(user__username=plan.username).exists():
        lines.append(f"账号“{plan.username}”已在人员库里。")
    if lines:
        raise Problem("pool.faulty", count=len(lines), lines=tuple(lines))
    there = User.objects.filter(username=plan.username).first()
    if there and (there.name != plan.name or Role(there.role) is not Role.INSPECTOR or not there.is_active):
        raise Problem("notice.usernames_taken", names=plan.username)
    user = keep_account(
        actor,
        plan.username,
        name=plan.name,
        role=Role.INSPECTOR,
        area=NOWHERE,
        agency=plan.agency,
        post=plan.post,
    )
    added = PoolPerson.objects.create(round=round_, user=user, **known_of(plan))
    record(actor, "add_to_pool", "round", round_.public_id, details={"username": plan.username, "leads": plan.leads})
    return added


def _free(round_: Round) -> str:
    head, number = f"{username_head(round_.campaign)}_pool_", 1
    while User.objects.filter(username=f"{head}{number}").exists():
        number += 1
    return f"{head}{number}"
