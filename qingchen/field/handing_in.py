"""The end of a round from files: what is nothing is stated, and each team hands in what its leader signed."""

from qingchen.field.steps import Log
from qingchen.inspection.models import Round, Team
from qingchen.inspection.states import TeamState
from qingchen.inspection.store import actor_of
from qingchen.problems import Problem
from qingchen.reports.last_week.actions import hand_in, state_zero
from qingchen.reports.last_week.store import zero_subjects


def hand_in_all(round_: Round, log: Log) -> None:
    """By each team's leader; what is missing is told of the teams that cannot."""
    handed = 0
    for team in Team.objects.filter(round=round_, state=TeamState.SIGNED):
        leader = actor_of(team.members.get(duty="leader").user)
        try:
            for unit in team.units.all():
                own = unit.inspectees.select_related("unit__round", "unit__team").get(kind="unit")
                for subject in zero_subjects(own):
                    state_zero(leader, own, subject)
            hand_in(leader, team)
            handed += 1
        except Problem as problem:
            log.refuse(f"第{team.number}组上报", problem)
    log.did(f"已上报 {handed} 组。")
