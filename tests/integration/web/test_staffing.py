"""The office seats people on teams by page, with a proposal, before the round begins."""

import re
import shutil
from pathlib import Path

import pytest

from qingchen.accounts.actions import keep_account
from qingchen.accounts.models import AuditLine, User
from qingchen.inspection.actions.rounds import load_campaign, open_round, set_up_accounts
from qingchen.inspection.campaign import load
from qingchen.inspection.models import Member, MemberLimit
from qingchen.problems import Problem
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import EVERYWHERE
from tests.builders import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
JILIN = Path(__file__).parents[3] / "campaigns" / "jilin-2020"


@pytest.fixture
def folder(tmp_path, settings):
    settings.QINGCHEN_CAMPAIGNS = tmp_path / "campaigns"
    return Path(shutil.copytree(JILIN, settings.QINGCHEN_CAMPAIGNS / "jilin-2020"))


def _loaded(folder, client):
    keep_account(SYSTEM, "province", name="省办示例", role=Role.PROVINCE, area=EVERYWHERE)
    set_up_accounts(load(folder))
    round_ = load_campaign(person("province"), folder)
    client.force_login(User.objects.get(username="province"))
    return round_


def _form(page):
    """What a browser would send back unchanged."""
    found = {}
    for name, options in re.findall(r'<select[^>]* name="([\w.]+)"[^>]*>(.*?)</select>', page.content.decode(), re.S):
        chosen = re.search(r'value="(\w+)" selected', options)
        found[name] = chosen[1] if chosen else "0"
    return found


def _seats():
    return {one.user.username: (one.team.number, one.duty) for one in Member.objects.all()}


def _relate(folder, line):
    with (folder / "pool.csv").open("a", encoding="utf-8") as out:
        out.write(line + "\n")


def test_the_teams_of_the_notice_stand_and_a_proposal_leaves_them_alone(folder, client):
    _loaded(folder, client)
    assert "现在的编组不用改动" in client.get("/round/people/?propose=1").content.decode()
    assert (
        "没有变动" in client.post("/round/people/", _form(client.get("/round/people/")), follow=True).content.decode()
    )
    assert not AuditLine.objects.filter(act="assign_members").exists()


def test_who_must_avoid_a_place_is_replaced_by_the_proposal_and_the_office_confirms_it(folder, client):
    _relate(folder, "member_2a,乙组员一,省卫生健康委员会,职业健康处副处长,,,220582,91220582MA0000001X：配偶任职,0")
    round_ = _loaded(folder, client)
    with pytest.raises(Problem) as refused:
        open_round(person("province"), round_)
    assert refused.value.lines == ("第2组 乙组员一：是集安市人，回避通化市。",)
    page = client.get("/round/people/?propose=1")
    assert "方案改动" in page.content.decode()
    assert "第2组 乙组员一：是集安市人" not in page.content.decode()
    form = _form(page)
    client.post("/round/people/", form)
    seats = _seats()
    assert seats.get("member_2a", (0, ""))[0] != 2
    assert len(seats) == 20
    [line] = AuditLine.objects.filter(act="assign_members")
    assert line.public_id == round_.public_id
    open_round(person("province"), round_)
    assert client.post("/round/people/", form).status_code == 409
    assert "人员不再改编" in client.get("/round/people/").content.decode()


def test_an_employer_that_a_member_is_related_to_is_avoided_on_the_way(folder, client):
    _relate(folder, "member_3c,丙组员三,省职业卫生监督所,主任科员,,,,91220203MA0000001X：配偶任职,0")
    _loaded(folder, client)
    form = _form(client.get("/round/people/")) | {"team.pool_5": "3"}
    client.post("/round/people/", form)
    limit = MemberLimit.objects.get()
    assert (limit.member.user.username, limit.kind, limit.value) == ("member_3c", "avoids", "91220203MA0000001X")


def test_a_composition_that_may_not_be_is_refused_with_every_fault_and_kept_on_the_page(folder, client):
    _loaded(folder, client)
    before = _seats()
    form = _form(client.get("/round/people/")) | {"duty.leader_1": "member", "team.pool_1": "2"}
    answer = client.post("/round/people/", form)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "第1组没有组长。" in text
    assert "第2组 庚某一：是通化市人，回避通化市。" in text
    assert _form(answer)["team.pool_1"] == "2"
    assert _seats() == before
    assert client.post("/round/people/", {"team.nobody": "1"}).status_code == 404


def test_teams_that_the_notice_left_empty_are_filled_from_the_pool(folder, client):
    teams = (folder / "teams.yaml").read_text("utf-8")
    people = re.findall(r"\{username: (\w+), name: (\S+), agency: (\S+), post: (\S+), duty: (\w+)\}", teams)
    known = (folder / "pool.csv").read_text("utf-8")
    for username, name, agency, post, duty in people:
        if f"\n{username}," not in known:
            _relate(folder, f"{username},{name},{agency},{post},,{'是' if duty == 'leader' else ''},,,0")
    kept = re.sub(r"    members:\n(      - .*\n)+", "    members: []\n", teams)
    (folder / "teams.yaml").write_text(kept, "utf-8")
    round_ = _loaded(folder, client)
    with pytest.raises(Problem, match="6 处不合要求"):
        open_round(person("province"), round_)
    client.post("/round/people/", _form(client.get("/round/people/?propose=1")))
    assert sorted(duty for _, duty in _seats().values()).count("leader") == 6
    assert len(_seats()) == 18
    open_round(person("province"), round_)


def test_once_the_round_is_open_a_member_is_replaced_by_page_and_the_list_tells_it(folder, client):
    round_ = _loaded(folder, client)
    open_round(person("province"), round_)
    assert "/round/people/replace/leader_2/" in client.get("/round/people/").content.decode()
    page = client.get("/round/people/replace/leader_2/").content.decode()
    assert re.search(r'value="pool_6" checked', page), "who may come stands first and is chosen"
    assert "庚某一没有" not in page
    assert "是通化市人，回避通化市" in page
    refused = client.post("/round/people/replace/leader_2/", {"incoming": "pool_3", "reason": "因病"})
    assert refused.status_code == 409
    assert "没有列为能任组长" in refused.content.decode()
    done = client.post("/round/people/replace/leader_2/", {"incoming": "pool_2", "reason": "因病"}, follow=True)
    assert "组长乙组长退出，由庚某二接替" in done.content.decode()
    assert _seats()["pool_2"] == (2, "leader")
    assert client.get("/round/people/replace/leader_2/").status_code == 404


def test_another_person_joins_the_pool_by_page_with_every_fault_told(folder, client):
    round_ = _loaded(folder, client)
    open_round(person("province"), round_)
    told = {"name": "辛某", "agency": "省卫生健康委员会", "post": "职业健康处副处长", "home": "99", "relations": "甲"}
    refused = client.post("/round/people/pool/", told)
    assert refused.status_code == 422
    assert "行政区划代码“99”不存在" in refused.content.decode()
    assert not User.objects.filter(name="辛某").exists()
    client.post("/round/people/pool/", told | {"home": "2201", "relations": "", "leads": "是"})
    user = User.objects.get(name="辛某")
    assert user.role == Role.INSPECTOR.value
    assert f'value="{user.username}"' in client.get("/round/people/replace/leader_2/").content.decode()
