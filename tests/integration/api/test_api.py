"""The API as a county's own system meets it."""

import io
import json

import polars as pl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qingchen import clock
from qingchen.accounts.actions import revoke_token
from qingchen.accounts.models import ApiToken, AuditLine
from tests.integration.api.conftest import OTHER, WORKER
from tests.integration.registers.files import AUDITOR, USCC, employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


def rows_of(answer) -> list[dict]:
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()["rows"]


def test_without_a_good_token_every_address_says_the_same(program):
    revoked, expired = program("220322"), program("220322")
    revoke_token(AUDITOR, ApiToken.objects.order_by("id")[0].public_id)
    ApiToken.objects.filter(pk=ApiToken.objects.order_by("id")[1].pk).update(expires_at=clock.now())
    answers = [one.get("registers") for one in (revoked, expired)]
    answers += [
        Client().get("/api/v1/registers"),
        Client(headers={"Authorization": "Bearer qc_no"}).get("/api/v1/batches"),
    ]
    assert {(answer.status_code, answer.content) for answer in answers} == {(401, answers[0].content)}
    assert answers[0].json()["code"] == "token.wrong"
    assert answers[0].headers["Content-Type"] == "application/problem+json"
    assert answers[0].headers["WWW-Authenticate"] == "Bearer"


def test_the_secret_is_kept_as_a_digest_only_and_its_last_use_is_noted(program):
    lishu = program("220322")
    token = ApiToken.objects.get()
    assert lishu.secret not in json.dumps([str(value) for value in vars(token).values()])
    assert token.last_used_at is None
    lishu.get("registers")
    token.refresh_from_db()
    assert token.last_used_at is not None
    assert lishu.secret not in "".join(AuditLine.objects.values_list("details", flat=True))


def test_a_register_tells_its_columns_codes_and_key(program):
    lishu = program("220322", registers=("employers",))
    assert [one["name"] for one in lishu.get("registers").json()] == ["employers"]
    found = lishu.get("registers/employers").json()
    assert found["key"] == ["uscc", "site_no"]
    fields = {field["name"]: field for field in found["table_schema"]["fields"]}
    assert "coal_mine" in fields["key_industry"]["constraints"]["enum"]
    hidden = [lishu.get(f"registers/{name}{part}") for name in ("trainings", "no_such") for part in ("", "/rows")]
    assert {(answer.status_code, answer.json()["code"]) for answer in hidden} == {(404, "register.unknown")}


def test_rows_are_those_of_the_token_s_area_masked_page_by_page(program):
    lishu, siping, province = program("220322"), program("2203"), program("22")
    first = lishu.get("registers/employers/rows", limit=1).json()
    second = lishu.get("registers/employers/rows", limit=1, cursor=first["next"]).json()
    assert [row["site_no"] for row in first["rows"] + second["rows"]] == [1, 2]
    assert second["next"] is None
    assert "示例路" not in first["rows"][0]["address"]
    assert len(rows_of(siping.get("registers/employers/rows"))) == 2
    assert len(rows_of(province.get("registers/employers/rows"))) == 3
    (worker,) = rows_of(lishu.get("registers/exposed_workers/rows"))
    assert (worker["identity_number"], worker["name"]) == ("229900********0012", "示**")
    assert len(worker["person_key"]) > 30
    assert AuditLine.objects.filter(act="read_rows", actor__startswith="token:").count() == 5


def test_a_page_that_is_asked_for_later_shows_no_row_accepted_since(program):
    province = program("22")
    first = province.get("registers/employers/rows", limit=1).json()
    more = SimpleUploadedFile("更多.csv", employers({"site_no": 3}))
    sent = province.post("submissions", {"file": more, "register_name": "employers", "region": "220322"}, json=False)
    assert sent.status_code == 201, sent.content.decode()
    assert province.post(f"submissions/{sent.json()['id']}/accept").json()["state"] == "accepted"
    later = province.get("registers/employers/rows", cursor=first["next"]).json()
    assert len(later["rows"]) == 2
    assert len(rows_of(province.get("registers/employers/rows"))) == 4


def test_a_cursor_is_for_the_question_it_was_given_for(program):
    province = program("22")
    cursor = province.get("registers/employers/rows", limit=1).json()["next"]
    for answer in (
        province.get("registers/employers/rows", cursor=cursor, place="2203"),
        province.get("batches", cursor=cursor),
        province.get("submissions", cursor="x" + cursor),
    ):
        assert (answer.status_code, answer.json()["code"]) == (422, "request.bad_cursor")


def test_an_export_streams_the_register_and_leaves_its_lines(program):
    lishu = program("220322")
    answer = lishu.get("registers/exposed_workers/export", form="parquet")
    table = pl.read_parquet(io.BytesIO(b"".join(answer.streaming_content)))
    assert table["identity_number"].to_list() == ["229900********0012"]
    words = b"".join(lishu.get("registers/employers/export", form="csv", codes="false").streaming_content)
    assert words.decode("utf-8-sig").startswith("统一社会信用代码,")
    assert set(AuditLine.objects.filter(public_id=answer["X-Export-Id"]).values_list("act", flat=True)) == {
        "export_rows",
        "end_export",
    }


def test_rows_handed_in_are_checked_and_accepted_by_the_next_level(program):
    lishu, siping = program("220322"), program("2203")
    row = {**WORKER, "spell": 2, "hazard_notice": True, "insured_from": None}
    sent = lishu.post("submissions/rows", {"register_name": "exposed_workers", "region": "220322", "rows": [row]})
    assert sent.status_code == 201, sent.content.decode()
    one = sent.json()
    assert (one["state"], one["rows"], one["problem_count"]) == ("checked", 1, 0)
    own = lishu.post(f"submissions/{one['id']}/accept")
    assert (own.status_code, own.json()["code"]) == (403, "submission.own_acceptance")
    done = siping.post(f"submissions/{one['id']}/accept").json()
    assert done["state"] == "accepted"
    batch = siping.get(f"batches/{done['batch']}").json()
    assert (batch["rows"], batch["submission"], len(batch["sha256"])) == (1, one["id"], 64)
    (kept,) = rows_of(siping.get(f"batches/{done['batch']}/rows"))
    assert (kept["spell"], kept["hazard_notice"], kept["_act"], kept["name"]) == (2, True, "put", "示**")
    assert AuditLine.objects.get(act="receive", public_id=one["id"]).actor.startswith("token:")


def test_the_same_rows_again_are_not_received_twice(program):
    lishu = program("220322")
    asked = {"register_name": "employers", "region": "220322", "rows": [{"uscc": USCC, "name": "示例"}]}
    first, again = lishu.post("submissions/rows", asked), lishu.post("submissions/rows", asked)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    assert first.json()["problem_count"] > 0
    assert {problem["row"] for problem in first.json()["problems"]} <= {1, None}
    assert lishu.post(f"submissions/{first.json()['id']}/withdraw", {"reason": "重报"}).json()["state"] == "withdrawn"
    assert lishu.post("submissions/rows", asked).status_code == 201


def test_problems_name_row_column_rule_and_no_person(program):
    lishu = program("220322")
    row = {**WORKER, "identity_number": "229900196001010011", "born_on": "1960年13月1日"}
    told = lishu.post(
        "submissions/rows", {"register_name": "exposed_workers", "region": "220322", "rows": [WORKER, row]}
    )
    problems = told.json()["problems"]
    assert {(one["row"], one["column"], one["rule"]) for one in problems} >= {
        (2, "证件号码", "identity_check_digit"),
        (2, "出生日期", "no_such_day"),
    }
    assert "1960年13月" not in told.content.decode()
    assert "229900196001010011" not in told.content.decode()


def test_another_county_s_token_finds_nothing(program):
    lishu, other = program("220322"), program("220184", "220381")
    sent = lishu.post("submissions/rows", {"register_name": "employers", "region": "220322", "rows": [{"uscc": USCC}]})
    batch = lishu.get("batches").json()["batches"][0]["uid"]
    hidden = [f"submissions/{sent.json()['id']}", f"batches/{batch}", f"batches/{batch}/rows"]
    assert [lishu.get(path).status_code for path in hidden] == [200, 200, 200]
    missing = ["submissions/no-such", "batches/no-such", "batches/no-such/rows"]
    for path, nothing in zip(hidden, missing, strict=True):
        found = other.get(path)
        assert (found.status_code, found.content) == (404, other.get(nothing).content)
    for act in ("accept", "refuse", "withdraw"):
        assert other.post(f"submissions/{sent.json()['id']}/{act}", {"reason": "x"}).status_code == 404
    assert [row["uscc"] for row in rows_of(other.get("registers/employers/rows"))] == [OTHER]
    assert rows_of(other.get("registers/exposed_workers/rows")) == []
    assert other.get("submissions").json()["submissions"][0]["region"] == ["220381"]
    elsewhere = other.post(
        "submissions/rows", {"register_name": "employers", "region": "220322", "rows": [{"uscc": USCC}]}
    )
    assert elsewhere.status_code == 403


def test_a_token_does_no_act_that_it_was_not_given(program):
    reader, sender = program("220322", acts=("read",)), program("220322", acts=("submit",))
    row = {"register_name": "employers", "region": "220322", "rows": [{"uscc": USCC}]}
    answers = [
        reader.post("submissions/rows", row),
        sender.get("registers/employers/rows"),
        sender.get("registers/employers/export"),
        sender.get("batches"),
        sender.post("submissions/no-such/accept"),
    ]
    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {(403, "token.act_not_allowed")}


def test_what_cannot_be_read_is_told_as_json(program):
    lishu = program("220322")
    refused = {
        "registers/employers/rows?about=昨天": 422,
        "registers/employers/rows?limit=0": 422,
        "no/such/address": 404,
        "": 404,
    }
    for path, status in refused.items():
        answer = lishu.client.get(f"/api/v1/{path}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json"), path
    broken = lishu.client.post("/api/v1/submissions/rows", "{", content_type="application/json")
    assert (broken.status_code, broken.json()["code"]) == (422, "request.invalid")
    file = SimpleUploadedFile("坏.xlsx", b"PK\x03\x04 not a workbook")
    bad = lishu.post("submissions", {"file": file, "register_name": "employers", "region": "220322"}, json=False)
    assert (bad.status_code, bad.json()["code"]) == (422, "file.not_a_workbook")


def test_a_parameter_that_there_is_not_is_told_and_so_is_a_method(program):
    lishu = program("220322")
    told = lishu.get("registers/trainings/rows", plaace="2205", limit=1)
    assert (told.status_code, told.json()["lines"]) == (422, ["plaace：没有这一项"])
    body = {"register_name": "trainings", "region": "220322", "rows": [{"training_no": {"a": 1}}]}
    told = lishu.post("submissions/rows", body)
    assert told.json()["lines"] == ["rows 第 1 行，training_no：须为文字，或须为 true 或 false，或须为数字，或须为列表"]
    told = lishu.post("submissions", {"register_name": "trainings", "region": "220322"}, json=False)
    assert told.json()["lines"] == ["file：没有填写"]
    told = lishu.post("submissions/rows", body | {"region": "220381", "rows": [{"training_no": "1"}]})
    assert (told.status_code, told.json()["code"]) == (403, "account.outside_area")
    refused = lishu.client.delete("/api/v1/registers")
    assert (refused.status_code, refused.json()["code"]) == (405, "request.wrong_method")
    assert refused.headers["Allow"] == "GET"
    assert refused.headers["Content-Type"] == "application/problem+json"


def test_too_many_requests_are_asked_to_wait(program, settings, monkeypatch):
    from qingchen.web.api.door import api

    monkeypatch.setattr(api.throttle[0] if isinstance(api.throttle, list) else api.throttle, "num_requests", 2)
    lishu = program("220322")
    assert [lishu.get("registers").status_code for _ in range(3)] == [200, 200, 429]
    answer = lishu.get("registers")
    assert answer.json()["code"] == "request.too_many"
    assert int(answer.headers["Retry-After"]) > 0
    assert program("220322").get("registers").status_code == 200


def test_the_description_is_served_here_and_loads_nothing_from_elsewhere():
    answer = Client().get("/api/v1/openapi.json")
    assert answer.json()["openapi"].startswith("3.1")
    assert Client().get("/api/v1/docs").status_code == 404


def test_a_control_character_is_told_wherever_it_stands(program):
    caller = program("220322")
    answers = [
        caller.get("registers/employers/export", employer="9\x001"),
        caller.get("registers/employers/rows", place="\x00"),
        caller.get("batches/%00/rows"),
        caller.post(f"submissions/{'x' * 22}/withdraw", {"reason": "重\x00报"}),
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert all("控制字符" in answer.content.decode() for answer in answers)


def test_our_own_mistake_is_told_as_json_too(program, monkeypatch):
    caller = program("220322")
    caller.client.raise_request_exception = False
    monkeypatch.setattr("qingchen.web.api.batches.store.batches_for", lambda actor: 1 / 0)
    answer = caller.get("batches")
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "request.failed"
    assert "ZeroDivision" not in answer.content.decode()
