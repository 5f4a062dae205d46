"""Gathering single letters: a transfer, a year-end assessment, a place's comprehensive report."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from qingchen import clock
from qingchen.assessment.models import Assessment, PublishedPlace
from qingchen.assessment.place_facts import RateFacts, from_json
from qingchen.assessment.scoring import points_text
from qingchen.assessment.store import scheme_of
from qingchen.findings.models import Transfer
from qingchen.inspection.models import Sheet
from qingchen.inspection.selfcheck.comprehensive import PARTS
from qingchen.inspection.selfcheck.store import report_of
from qingchen.inspection.store import campaign_of
from qingchen.reports.assessment_content import AssessedPlace, AssessmentContent, PointLine, TargetLine
from qingchen.reports.comprehensive_content import ComprehensiveContent
from qingchen.reports.content import value
from qingchen.reports.round_gathering import copies
from qingchen.reports.transfer_content import TransferContent
from qingchen.reports.wording import chinese_marks
from qingchen.standards import divisions
from qingchen.standards.violations import violations
from qingchen.values.rate import Rate


def transfer_content(transfer: Transfer) -> TransferContent:
    """The letter as it was sent: the finding does not change after its order."""
    finding = transfer.finding
    inspectee = finding.inspectee
    campaign = campaign_of(inspectee.unit.round)
    violation = violations()[finding.violation]
    return TransferContent(
        office=campaign.round.issuer,
        campaign=campaign.title.removesuffix("督导检查"),
        document_no=inspectee.unit.round.document_no,
        letter_no=transfer.letter_no,
        body=transfer.body,
        sent_on=transfer.sent_on,
        employer=inspectee.name,
        employer_code=inspectee.code.partition("-")[0],
        place=inspectee.unit.full_name,
        finding=finding.number,
        found_on=finding.at.astimezone(clock.SHANGHAI).date(),
        fact=finding.fact.rstrip("。"),
        figure=value(chinese_marks(finding.figure), f"finding-{finding.public_id}"),
        named_object=finding.named_object,
        act=violation.act,
        clause=violation.clause,
        penalty_basis=violation.penalty_basis,
        penalty=violation.penalty,
    )


def comprehensive_content(sheet: Sheet) -> ComprehensiveContent:
    """The parts as they were saved last. Of a unit it is from the office to which the campaign writes."""
    inspectee = sheet.inspectee
    campaign, report = campaign_of(inspectee.unit.round), report_of(sheet)
    filed = report.filed if report.filed and not report.changed else None
    offices = {plan.code: plan.office for plan in campaign.units} if inspectee.kind == "unit" else {}
    return ComprehensiveContent(
        place=inspectee.name,
        office=offices.get(inspectee.unit.code, inspectee.name),
        campaign=campaign.title.removesuffix("督导检查").removeprefix(divisions.name_of(campaign.province)),
        parts=tuple((part.title, report.texts.get(part.name, "")) for part in PARTS),
        filed_on=filed.at.astimezone(clock.SHANGHAI).date() if filed else None,
    )


def assessment_content(assessment: Assessment, entered: Mapping[str, Any]) -> AssessmentContent | None:
    """What was published last; None before anything was. `entered` as `round_gathering` takes it; issued_on always."""
    kept = {stage: {row.unit_id: row for row in _rows(assessment, stage)} for stage in ("provisional", "final")}
    stage = "final" if kept["final"] else "provisional"
    if not kept[stage]:
        return None
    campaign, scheme = campaign_of(assessment.round), scheme_of(assessment)
    rows = list(kept[stage].values())
    offices = {plan.code: plan.office for plan in campaign.units}
    earlier: Mapping[int, PublishedPlace] = kept["provisional"] if stage == "final" else {}
    return AssessmentContent(
        office=campaign.round.issuer,
        campaign=campaign.title.removesuffix("督导检查"),
        year=assessment.year,
        stage="结果" if stage == "final" else "初评",
        scheme=scheme.title if scheme else "",
        published_on=rows[0].at.astimezone(clock.SHANGHAI).date(),
        appeal_until=assessment.appeal_until,
        places=tuple(_place(row, earlier.get(row.unit_id)) for row in rows),
        offices=tuple(offices.get(row.unit.code, row.unit.full_name) for row in rows),
        issued_on=date.fromisoformat(entered["issued_on"]),
        number=str(entered.get("number", "")),
        seal_of=str(entered.get("seal_of", "")),
        contact=str(entered.get("contact", "")),
        copies_to=copies(str(entered.get("copies_to", ""))),
    )


def _rows(assessment: Assessment, stage: str) -> list[PublishedPlace]:
    return list(assessment.published.filter(stage=stage).select_related("unit"))


def _place(row: PublishedPlace, before: PublishedPlace | None) -> AssessedPlace:
    facts = from_json(row.facts)
    earlier = {line["code"]: line["points"] for line in before.lines} if before else {}
    return AssessedPlace(
        name=row.unit.full_name,
        targets=tuple(_target(one, f"assessed-{row.id}-{at}") for at, one in enumerate(facts.rates.values())),
        points=tuple(_points(line, earlier.get(line["code"])) for line in row.lines),
        total=points_text(Fraction(row.total)) if row.total else "",
        provisional=points_text(Fraction(before.total)) if before and before.total else "",
        grade=row.grade,
        vetoed=tuple(f"{title}，{why}" for _, title, why in row.vetoed),
        found=facts.findings["found"],
        due=facts.findings["due"],
        closed=facts.findings["closed_in_time"],
        stored=f"assessed-{row.id}",
    )


def _target(one: RateFacts, stored: str) -> TargetLine:
    shown = [value(_text(rate), f"{stored}-{name}") if rate else "—" for name, rate in _moments(one)]
    met = {True: "达标", False: "未达标", None: "—"}[one.met]
    return TargetLine(one.title, f"{float(one.target * 100):g}%", shown[0], shown[1], shown[2], met)


def _moments(one: RateFacts) -> list[tuple[str, Rate | None]]:
    return [("verified", one.verified), ("inspected", one.inspected), ("now", one.now)]


def _text(rate: Rate) -> str:
    return f"{rate.percent_text}%（{rate.counts_text}）" if rate.denominator else rate.percent_text


def _points(line: Mapping[str, Any], before: str | None) -> PointLine:
    now = Fraction(line["points"]) if line["points"] else None
    was = Fraction(before) if before else None
    changed = now is not None and was is not None and now != was
    told = f"{line['explained']}；{line['settled_by']}" if line["settled_by"] else line["explained"]
    weight = points_text(Fraction(line["weight"]))
    return PointLine(line["code"], line["title"], weight, points_text(now), told, _signed(now, was) if changed else "")


def _signed(now: Fraction | None, was: Fraction | None) -> str:
    assert now is not None
    assert was is not None
    return ("+" if now > was else "−") + points_text(abs(now - was))
