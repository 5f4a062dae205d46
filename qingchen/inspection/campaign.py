"""A campaign is a folder of data: another province, or the same one next year, copies it and edits tables."""

from collections.abc import Collection
from pathlib import Path

from qingchen.inspection.campaign_folder.coverage import check_coverage
from qingchen.inspection.campaign_folder.faults import CampaignFault, Faults, repeated
from qingchen.inspection.campaign_folder.forms import read_forms
from qingchen.inspection.campaign_folder.officers import check_usernames, read_officers
from qingchen.inspection.campaign_folder.pool import check_same_people, read_pool
from qingchen.inspection.campaign_folder.round import read_head
from qingchen.inspection.campaign_folder.targets import read_targets
from qingchen.inspection.campaign_folder.teams import check_assignment, read_teams
from qingchen.inspection.campaign_folder.travel import read_travel
from qingchen.inspection.campaign_folder.units import read_units
from qingchen.inspection.plans import (
    Campaign,
    MemberPlan,
    OfficerPlan,
    RoundPlan,
    TargetPlan,
    TeamPlan,
    UnitPlan,
)
from qingchen.problems import Problem
from qingchen.values.source import Source

__all__ = [
    "Campaign",
    "CampaignFault",
    "MemberPlan",
    "OfficerPlan",
    "RoundPlan",
    "TargetPlan",
    "TeamPlan",
    "UnitPlan",
    "check",
    "load",
]


def load(folder: Path, known_indicators: Collection[str] | None = None) -> Campaign:
    """The campaign of a folder. Raises Problem campaign.faulty with every fault of the folder."""
    campaign, faults = _read(folder, known_indicators)
    if campaign is None:
        lines = tuple(fault.text for fault in faults)
        raise Problem("campaign.faulty", lines=lines, folder=folder.name, count=len(faults))
    return campaign


def check(folder: Path, known_indicators: Collection[str] | None = None) -> list[CampaignFault]:
    """Every fault of the folder at once, by file and line; none where it can be loaded."""
    return _read(folder, known_indicators)[1]


def _read(folder: Path, known_indicators: Collection[str] | None) -> tuple[Campaign | None, Faults]:
    faults: Faults = []
    if not folder.is_dir():
        return None, [CampaignFault(Source(str(folder)), "folder_missing", "没有这个文件夹。请核对路径。")]
    head = read_head(folder, faults)
    units = read_units(folder, head.province if head else "", faults)
    if head and head.province:
        check_coverage(head.province, units, faults)
    pool, pool_names = read_pool(folder, units, faults)
    teams, team_names = read_teams(folder, faults, may_be_empty=bool(pool))
    check_assignment(teams, units, faults)
    officers, officer_names = read_officers(folder, units, faults)
    check_usernames([*officer_names, *team_names, *pool_names], faults)
    check_same_people(pool, pool_names, teams, officers, faults)
    repeated(faults, "username_repeated", "账号", [*officer_names, *team_names])
    targets = read_targets(folder, units, known_indicators, faults)
    forms = read_forms(folder, head.forms if head else (), known_indicators, faults)
    travel = read_travel(folder, units, faults)
    if faults or head is None or head.round is None:
        return None, sorted(faults, key=lambda fault: (fault.source.file, fault.source.row or 0))
    return Campaign(
        folder=folder,
        code=head.code,
        title=head.title,
        province=head.province,
        round=head.round,
        units=tuple(unit.thing for unit in units),
        teams=tuple(team.thing for team in teams),
        officers=tuple(officers),
        targets=tuple(targets),
        forms=forms,
        travel=travel,
        pool=tuple(pool),
    ), []
