"""From the leader's signature on the places know of the team's findings, and the register holds them."""

from qingchen.findings.filed import file_findings
from qingchen.findings.models import Finding
from qingchen.findings.numbering import give_numbers
from qingchen.findings.states import FindingState
from qingchen.inspection.models import Team
from qingchen.values.actor import Actor


def release_findings(actor: Actor, team: Team) -> None:
    """Number the team's findings and put them into `inspection_problems`; a part of signing, with its audit line."""
    raised = Finding.objects.filter(inspectee__unit__team=team, state=FindingState.RAISED, number="")
    findings = list(raised.select_related("inspectee__unit__round").order_by("inspectee__unit__position", "id"))
    give_numbers(findings)
    file_findings(actor, findings)
