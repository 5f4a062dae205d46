"""The whole life of rows about one person, in a process of its own: run as `python -m … <folder of files>`.

Sent by command and by page, found faulty, mended, accepted, searched for, revealed, linked, exported, merged, re-keyed.
"""

import io
import sys
from pathlib import Path

from qingchen.config.setup import set_up

NAME, NUMBER, PHONE, ADDRESS = "冯机密", "229900195003040018", "19987654321", "示例乡机密屯四十七号"
BAD_NUMBER = "229900195003040999"
WORKER = {
    "证件类型": "居民身份证",
    "证件号码": NUMBER,
    "姓名": NAME,
    "出生日期": "1950-03-04",
    "联系电话": PHONE,
    "统一社会信用代码": "91229900MA0DEMA01U",
    "岗位": "破碎",
    "接触粉尘种类": "矽尘",
    "开始接尘日期": "1999-03-01",
    "用工形式": "劳动合同",
    "在岗状态": "在岗",
}


def workbook(rows: list[dict[str, str]]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for line, row in enumerate([list(rows[0]), *(list(row.values()) for row in rows)]):
        sheet.write_row(line, 0, row)
    book.close()
    return out.getvalue()


def text(rows: list[dict[str, str]], encoding: str) -> bytes:
    lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
    return "\r\n".join(lines).encode(encoding)


def live() -> None:
    from django.core.management import call_command
    from django.test import Client

    from qingchen.accounts.models import User
    from qingchen.inspection.actions.rounds import load_campaign, set_up_accounts
    from qingchen.inspection.campaign import load
    from qingchen.inspection.store import actor_of
    from qingchen.registers import store
    from qingchen.registers.actions import (
        accept,
        check,
        merge_batches,
        receive,
        reveal,
        rotate_master_key,
        run_linkage,
        search_county,
    )
    from qingchen.registers.keyring import read_master
    from qingchen.values.actor import SYSTEM

    root = Path(__file__).resolve().parents[3] / "campaigns" / "jilin-2020"
    call_command("migrate", verbosity=0)
    set_up_accounts(load(root))
    office = actor_of(User.objects.get(username="province"))
    load_campaign(office, root)
    county = actor_of(User.objects.get(username="officer_siping"))

    faulty = receive(county, "exposed_workers", "错.xlsx", workbook([WORKER | {"证件号码": BAD_NUMBER}]), region="2203")
    assert check(county, faulty).problems
    for name, data in (
        ("一.xlsx", workbook([WORKER])),
        ("二.csv", text([WORKER | {"岗位": "筛分"}], "gb18030")),
        ("三.csv", text([WORKER | {"岗位": "装卸"}], "utf-8-sig")),
    ):
        submission = receive(county, "exposed_workers", name, data, region="2203")
        result = check(county, submission)
        assert not result.problems, [one.text for one in result.problems]
        batch = accept(office, submission)

    browser = Client()
    browser.force_login(User.objects.get(username="province"), "allauth.account.auth_backends.AuthenticationBackend")
    for asked in (NUMBER, NAME, PHONE, "feng ji mi"):
        said = browser.post("/search/", {"text": asked, "how": ""}).content.decode()
        assert "冯**" in said, asked
    assert search_county(office, "220322", "冯*", "核对").groups == []
    assert reveal(office, "exposed_workers", batch.number, 1, "核对证件号码")["identity_number"] == NUMBER
    assert Client().post("/accounts/login/", {"login": NUMBER, "password": PHONE}).status_code == 200
    run_linkage(office, "patients_workers", "2203")
    merge_batches(SYSTEM, whole=True)
    rotate_master_key(SYSTEM, read_master({}, store.root().parent, make=False), b"n" * 16)
    assert reveal(office, "exposed_workers", batch.number, 1, "换钥后核对")["phone"] == PHONE


if __name__ == "__main__":
    set_up()
    live()
    print("lived", file=sys.stdout)
