"""Construction projects (建设项目) and the steps of 三同时 that are due at their stage.

A step is due once the project has left the stage in which it is made: the pre-evaluation from design on, the design
of the protective facilities from construction on, evaluation and acceptance at completion. Not yet due is not undone.
"""

import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year, plus_months
from qingchen.indicators.facts import Facts
from qingchen.indicators.places import at

READS = (
    "project_code",
    "project_name",
    "uscc",
    "site_no",
    "division",
    "key_industry",
    "approved_on",
    "stage",
    "pre_evaluated_on",
    "designed_on",
    "control_evaluated_on",
    "accepted_on",
)
OTHER_INDUSTRY = "other"
AFTER_FEASIBILITY = ("design", "construction", "trial", "completed")
AFTER_DESIGN = ("construction", "trial", "completed")


def projects(facts: Facts) -> ir.Table:
    """Projects approved up to the day, at their division, with what is due and what is done by the day."""
    return facts.once("projects", lambda: _projects(facts))


def key_projects_of_year(facts: Facts) -> ir.Table:
    """Those of key industries approved in the cut-off's year: one list for all three indicators of 三同时."""
    every = projects(facts)
    return every.filter(every.key_industry != OTHER_INDUSTRY, every.approved_on >= first_day_of_year(facts.about))


def projects_of_months(facts: Facts, months: int) -> ir.Table:
    """Those approved within so many months up to the cut-off day, whatever their industry."""
    every = projects(facts)
    return every.filter(plus_months(every.approved_on, months) >= facts.about)


def _projects(facts: Facts) -> ir.Table:
    register = facts.table("construction_projects")
    placed = at(register.filter(register.approved_on <= facts.about))
    due_first, due_second = placed.stage.isin(AFTER_FEASIBILITY), placed.stage.isin(AFTER_DESIGN)
    due_last = placed.stage == "completed"
    done_first, done_second = _by(facts, placed.pre_evaluated_on), _by(facts, placed.designed_on)
    done_last = _by(facts, placed.control_evaluated_on) & _by(facts, placed.accepted_on)
    return placed.mutate(
        pre_evaluation_due=due_first,
        pre_evaluation_done=done_first,
        design_due=due_second,
        design_done=done_second,
        acceptance_due=due_last,
        acceptance_done=done_last,
        all_done=(done_first | ~due_first) & (done_second | ~due_second) & (done_last | ~due_last),
    )


def _by(facts: Facts, day: ir.DateValue) -> ir.BooleanValue:
    return (day <= facts.about).fill_null(False)
