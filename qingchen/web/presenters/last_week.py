"""催报和上报: per unit what is missing, the words to call with, and the hand-in."""

import json
from typing import Any

from qingchen.inspection import store
from qingchen.inspection.last_week.models import SUBJECTS, HandIn, ZeroReport
from qingchen.inspection.models import Round, Team
from qingchen.reports.last_week.store import call_of, calls_of, changed_since, hand_in_of, wanting_of, zero_subjects
from qingchen.reports.last_week.wanting import KINDS, OF_THE_TEAM, TITLES
from qingchen.values.actor import Actor

LINE, MOST_ROWS = 20, 24
"""Characters of a line of the text to call with, and rows that it takes at most."""


def page(actor: Actor, round_: Round) -> dict[str, Any]:
    """A line a unit for the matrix, then the teams."""
    teams = [_team(actor, team) for team in store.teams_for(actor, round_)]
    return {
        "teams": teams,
        "kinds": [TITLES[kind] for kind in KINDS],
        "missing": sum(len(team["wanting"]) for team in teams),
        "handed_in": sum(team["handed"] is not None for team in teams),
    }


def _team(actor: Actor, team: Team) -> dict[str, Any]:
    wanting, handed = wanting_of(team), hand_in_of(team)
    text = call_of(team, wanting)
    units = [*((unit.full_name, unit.name) for unit in team.units.all()), ("", "本组")]
    titles = dict(SUBJECTS)
    zeros = ZeroReport.objects.filter(inspectee__unit__team=team).select_related("inspectee", "by")
    return {
        "public_id": team.public_id,
        "number": team.number,
        "leader": next((one.user.name for one in team.members.all() if one.duty == "leader"), "未定"),
        "wanting": wanting,
        "blocking": sum(one.blocks for one in wanting),
        "units": [
            {
                "name": name,
                "cells": [
                    (
                        TITLES[kind],
                        [one.sentence for one in wanting if (one.unit, one.kind) == (full, kind)],
                        bool(full) or kind == OF_THE_TEAM,
                    )
                    for kind in KINDS
                ],
                "sentences": [(TITLES[one.kind], one.sentence) for one in wanting if one.unit == full],
            }
            for full, name in units
        ],
        "text": text,
        "rows": _rows(text),
        "calls": calls_of(team, wanting),
        "handed": _handed(handed) if handed else None,
        "may_hand_in": handed is None and store.may(actor, "hand_in", team) and team.round.state == "opened",
        "zeros": [(zero.inspectee.name, titles[zero.subject], zero.words, zero.by.name, zero.at) for zero in zeros],
        "may_state": [
            (one.public_id, one.name, [(subject, titles[subject]) for subject in subjects])
            for unit in team.units.all()
            for one in unit.inspectees.filter(kind="unit").select_related("unit__round", "unit__team")
            if store.permitted("state_zero", store.standing(actor, one)) and (subjects := zero_subjects(one))
        ],
    }


def _rows(text: str) -> int:
    """How tall the box of the text is: all of it is seen, a long one but for its end."""
    return min(MOST_ROWS, sum(1 + len(line) // LINE for line in text.split("\n")))


def _handed(handed: HandIn) -> dict[str, Any]:
    return {
        "at": handed.at,
        "by": handed.by.name,
        "files": len(json.loads(handed.manifest)),
        "changed": changed_since(handed),
    }
