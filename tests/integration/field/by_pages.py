"""The same round by the pages: what each person clicks and uploads, at the hours that the files give."""

import csv
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qingchen import clock
from qingchen.accounts.models import User
from qingchen.inspection.actions.rounds import load_campaign, set_up_accounts
from qingchen.inspection.campaign import load
from qingchen.inspection.entry_json import files_of
from qingchen.inspection.itinerary.models import VisitDay
from qingchen.inspection.models import DrawSession, Inspectee, Round, Sheet, Team
from qingchen.inspection.rendering import page, workbook
from qingchen.inspection.store import form_of
from qingchen.reports.last_week.store import zero_subjects
from tests.builders import CAMPAIGN, person
from tests.integration.field import preparing_pages, recounting_pages


class Pages:
    """Browsers of the campaign's people over one world's files."""

    def __init__(self, world: Path) -> None:
        self.world, self.answers = world, world / "answers"

    def walk(self) -> None:
        with at("2020-07-16T08"):
            set_up_accounts(load(CAMPAIGN))
        for on in ("2020-06-22", "2020-07-06"):
            self._registers(on)
        with at("2020-07-16T09"):
            one = load_campaign(person("province"), CAMPAIGN)
            post("province", f"/round/{one.public_id}/open_round/")
        with at("2020-07-16T14"):
            for draw in rows(self.world / "answers" / "draws.csv"):
                post("province", f"/round/units/{draw['unit']}/county/", county=draw["county"])
        with at("2020-07-16T16"):
            self._propose_days()
        with at("2020-07-17T09"):
            self._answer_days()
        with at("2020-07-17T09"):
            for sheet in Sheet.objects.filter(purpose="self_check", inspectee__unit__code__in=("liaoyuan", "tonghua")):
                preparing_pages.prepare(post, self.answers, f"officer_{sheet.inspectee.unit.code}", sheet)
        self._registers("2020-07-18")
        with at("2020-07-20T09"):
            for sheet in Sheet.objects.filter(purpose="self_check", inspectee__unit__code__in=("liaoyuan", "tonghua")):
                self._fill(f"officer_{sheet.inspectee.unit.code}", sheet)
        with at("2020-07-20T16"):
            for draw in rows(self.world / "answers" / "draws.csv"):
                post("province", f"/round/units/{draw['unit']}/draw/", salt=draw["salt"], take="1")
            [session] = DrawSession.objects.all()
            [named] = rows(self.world / "answers" / "public_number.csv")
            told = {"source": named["source"], "source_on": named["on"]}
            post("province", f"/draws/sessions/{session.public_id}/publish/", **told)
        with at("2020-07-21T08"):
            post("province", f"/draws/sessions/{session.public_id}/number/", number=named["number"])
            post("province", f"/round/{one.public_id}/freeze_results/", about="2020-07-21")
        with at("2020-07-21T09"):
            recounting_pages.freeze(post, "member_2a", 2, rows(self.answers / "recounts.csv"))
        [later] = DrawSession.objects.exclude(id=session.id)
        [named] = rows(self.answers / "records_number.csv")
        with at("2020-07-21T16"):
            told = {"source": named["source"], "source_on": named["on"]}
            post("province", f"/draws/sessions/{later.public_id}/publish/", **told)
        with at(f"{named['on']}T08"):
            post("province", f"/draws/sessions/{later.public_id}/number/", number=named["number"])
        with at("2020-07-29T09"):
            preparing_pages.keep(post, self.answers, clock.today())
        with at("2020-07-29T10"):
            for sheet in Sheet.objects.filter(purpose="inspection", inspectee__unit__code__in=("liaoyuan", "tonghua")):
                self._fill("member_2a", sheet)
            recounting_pages.recount(post, "member_2a", 2, rows(self.answers / "recounts.csv"))
            self._write_up(one)
        with at("2020-07-30T16"):
            post("leader_2", f"/reports/teams/{Team.objects.get(number=2).public_id}/sign/")
            for unit in ("liaoyuan", "tonghua"):
                own = Inspectee.objects.get(code=unit, kind="unit")
                for subject in zero_subjects(own):
                    post("leader_2", f"/last-week/places/{own.public_id}/zero/", subject=subject)
            post("leader_2", f"/last-week/teams/{Team.objects.get(number=2).public_id}/hand-in/")

    def _propose_days(self) -> None:
        for row in rows(self.world / "answers" / "visit_days.csv"):
            if row["what"] == "其他检查":
                place = Inspectee.objects.get(code=row["place"], kind="unit").public_id
                days = {name: row[name] for name in ("first_on", "last_on")}
                post("province", f"/itinerary/others/{place}/", agency=row["agency"], title=row["words"], **days)
        self._plan()

    def _answer_days(self) -> None:
        rows_of = {row["place"]: row for row in rows(self.world / "answers" / "visit_days.csv")}
        for day in VisitDay.objects.filter(inspectee__unit__team__number=2).select_related("inspectee__unit"):
            row, officer = rows_of.get(day.inspectee.code), f"officer_{day.inspectee.unit.code}"
            if row and row["what"] == "不便":
                days = [row["first_on"], row["last_on"]]
                post(officer, f"/itinerary/days/{day.public_id}/other/", not_on=days, reason=row["words"])
            else:
                post(officer, f"/itinerary/days/{day.public_id}/confirm/")
        self._plan()
        for day in VisitDay.objects.filter(inspectee__unit__team__number=2, state="proposed"):
            post(f"officer_{day.inspectee.unit.code}", f"/itinerary/days/{day.public_id}/confirm/")

    def _plan(self) -> None:
        team = Team.objects.get(number=2).public_id
        for act in ("plan", "propose"):
            post("leader_2", f"/itinerary/teams/{team}/{act}/")

    def _registers(self, on: str) -> None:
        for line in rows(self.world / "registers" / "manifest.csv"):
            if line["on"] != on:
                continue
            with at(f"{on}T10"):
                data = (self.world / "registers" / line["file"]).read_bytes()
                sent = post(
                    line["sender"],
                    "/submissions/new/",
                    register=line["register"],
                    mode=line["mode"],
                    region=line["region"],
                    file=SimpleUploadedFile(line["file"], data),
                )
                post("province", f"{sent.headers['Location']}accept/")

    def _fill(self, username: str, sheet: Sheet) -> None:
        answers, form = self.world / "answers", form_of(sheet)
        data = (answers / sheet.purpose / f"{sheet.inspectee.code}.xlsx").read_bytes()
        entries, problems = workbook.read(form, data)
        assert not problems
        names = dict.fromkeys(name for entry in entries for name in files_of(entry))
        files = [SimpleUploadedFile(name, (answers / "evidence" / name).read_bytes()) for name in names]
        first = next(entry for entry in entries if not hasattr(entry.answer, "proof"))
        item = form.by_code[first.item_code]
        fields = page.to_fields(item, first.answer)
        texts = {
            name: getattr(first, name) for name in ("responsible_person", "department", "verdict", "remark", "method")
        }
        post(username, f"/sheets/{sheet.public_id}/items/{item.code}/", **{**fields, **texts, "files": files})
        filled = BytesIO(data)
        filled.name = "填好的表.xlsx"
        post(username, f"/sheets/{sheet.public_id}/workbook/filled/", file=filled)
        preparing_pages.decide(post, self.answers, sheet)
        post(username, f"/sheets/{sheet.public_id}/submit/")

    def _write_up(self, one: Round) -> None:
        for line in rows(self.world / "answers" / "findings.csv"):
            found = Inspectee.objects.filter(unit__round=one, unit__team__number=2, code=line["inspectee"]).first()
            if found is not None:
                url = f"/inspectees/{found.public_id}/items/{line['item']}/finding/"
                post("member_2a", url, **{k: v for k, v in line.items() if k not in ("inspectee", "item")})
        for line in rows(self.world / "answers" / "observations.csv"):
            found = Inspectee.objects.filter(unit__round=one, unit__team__number=2, code=line["inspectee"]).first()
            if found is not None:
                post("member_2a", f"/inspectees/{found.public_id}/observe/", kind=line["kind"], text=line["text"])


def post(username: str, url: str, **fields: object):
    """Post as that person; anything but a page or a redirect is a failure told with its text."""
    client = Client()
    client.force_login(User.objects.get(username=username), "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(url, fields)
    assert answer.status_code in (200, 302), f"{username} {url}: {answer.status_code} {answer.content.decode()[:3000]}"
    return answer


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@contextmanager
def at(hour: str):
    with clock.at(datetime.fromisoformat(f"{hour}:00").replace(tzinfo=clock.SHANGHAI)):
        yield
