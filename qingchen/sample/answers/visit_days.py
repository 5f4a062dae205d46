"""What stands in the way of the teams' days in the sample round: inspections by others, days that do not suit."""

from datetime import timedelta

from qingchen.inspection.plans import Campaign

HEADING = ("place", "what", "first_on", "last_on", "agency", "words")


def visit_days(campaign: Campaign) -> list[tuple[str, ...]]:
    """Two other inspections and two refusals, at the second units of the first teams."""
    first, last = campaign.round.window_from, campaign.round.window_until
    second = [team.units[-1] for team in campaign.teams if len(team.units) > 1][:2]
    leading = [team.units[0] for team in campaign.teams][1:3]
    middle = first + timedelta(days=6)
    rows = [
        (unit, "其他检查", f"{middle}", f"{min(last, middle + timedelta(days=1))}", agency, title)
        for unit, agency, title in zip(
            second, ("省应急管理厅", "省生态环境厅"), ("安全生产督查", "环保帮扶检查"), strict=False
        )
    ]
    rows += [
        (unit, "不便", f"{first}", f"{first + timedelta(days=1)}", "", reason)
        for unit, reason in zip(leading, ("防汛值守，分管负责同志不在", "市里召开全委会"), strict=False)
    ]
    return rows
