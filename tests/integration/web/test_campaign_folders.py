"""A campaign folder is loaded by page, whole or not at all."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qingchen.accounts.actions import keep_account
from qingchen.accounts.models import AuditLine, User
from qingchen.inspection.models import Round
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import EVERYWHERE, Area

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
JILIN = Path(__file__).parents[3] / "campaigns" / "jilin-2020"


@pytest.fixture
def office(client, tmp_path, settings):
    settings.QINGCHEN_CAMPAIGNS = tmp_path / "campaigns"
    shutil.copytree(JILIN, settings.QINGCHEN_CAMPAIGNS / "jilin-2020")
    keep_account(SYSTEM, "province", name="省办示例", role=Role.PROVINCE, area=EVERYWHERE)
    client.force_login(User.objects.get(username="province"))
    return client


def _files(code="jilin-2021", **changed):
    files = {path.name: path.read_text("utf-8-sig") for path in JILIN.iterdir()}
    files["campaign.yaml"] = files["campaign.yaml"].replace("code: jilin-2020", f"code: {code}")
    for name, (before, after) in changed.items():
        name = name.replace("_", ".")
        assert before in files[name]
        files[name] = files[name].replace(before, after)
    return files


def _zip(files, folder="吉林/"):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(folder + name, text)
    return packed.getvalue()


def _sent(client, data):
    return client.post("/notices/load/", {"folder": SimpleUploadedFile("活动.zip", data)})


def _kept(settings):
    return sorted(path.name for path in settings.QINGCHEN_CAMPAIGNS.iterdir())


def test_a_folder_is_loaded_with_the_accounts_of_its_people_and_one_line(office, settings):
    assert _sent(office, _zip(_files())).headers["Location"] == "/round/"
    one = Round.objects.get(campaign="jilin-2021")
    assert (one.units.count(), one.teams.count(), one.state) == (12, 6, "planned")
    assert not User.objects.get(username="leader_2").has_usable_password()
    assert AuditLine.objects.filter(act="enter_folder", public_id=one.public_id).count() == 1
    assert _kept(settings) == ["jilin-2020", "jilin-2021"]
    again = _sent(office, _zip(_files()))
    assert (again.status_code, "已经有了" in again.content.decode()) == (409, True)


def test_every_fault_of_a_folder_is_told_at_once_and_nothing_is_left(office, settings):
    files = _files(teams_yaml=("duty: leader}", "duty: member}"), units_csv=(",2204,", ",2299,"))
    answer = _sent(office, _zip(files, folder=""))
    told = answer.content.decode()
    assert answer.status_code == 422
    assert told.count("没有组长") == 6
    assert "2299" in told
    assert (Round.objects.count(), User.objects.count()) == (0, 1)
    assert _kept(settings) == ["jilin-2020"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Rar!\x1a\x07 no zip", "不是 .zip 压缩包"),
        (_zip({}), "没有文件"),
        (_zip({"a/b.csv": "", "c.csv": ""}), "几层文件夹"),
        (_zip({"装机.exe": "MZ"}), "装机.exe"),
        (_zip({"campaign.yaml": "code: ../../etc\n"}), "未予载入"),
        (_zip({"units.csv": "x" * 21_000_000}), "上限"),
    ],
)
def test_what_is_no_folder_is_told_in_words(office, settings, data, said):
    answer = _sent(office, data)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert _kept(settings) == ["jilin-2020"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_archive_is_told_wherever_it_was_hit(office, settings, method):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("campaign.yaml", "".join(f"# {number * 7919 % 1009}\n" for number in range(300)))
        length = archive.infolist()[0].compress_size
    whole = packed.getvalue()
    # The first bytes of an entry of LZMA name the program that packed it: no reader minds them.
    start, unread = 30 + len("campaign.yaml"), 9 if method == zipfile.ZIP_LZMA else 0
    for at in range(start + unread, start + length, max(length // 12, 1)):
        hit = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        answer = _sent(office, hit)
        assert (answer.status_code, "损坏" in answer.content.decode()) == (422, True), at
    assert _kept(settings) == ["jilin-2020"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_not_told_apart_by_chance(office, settings):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("campaign.yaml", "code: a\n")
        archive.writestr("campaign.yaml", "code: b\n")
    answer = _sent(office, packed.getvalue())
    assert (answer.status_code, "两份" in answer.content.decode()) == (422, True)


def test_an_account_goes_on_with_its_person_and_is_never_taken_by_another(office, settings):
    _sent(office, _zip(_files()))
    User.objects.filter(username="leader_2").update(password="kept")
    other = _files("jilin-2022", teams_yaml=("name: 乙组长", "name: 庚组长"))
    answer = _sent(office, _zip(other))
    assert (answer.status_code, "leader_2" in answer.content.decode()) == (409, True)
    assert _kept(settings) == ["jilin-2020", "jilin-2021"]
    assert _sent(office, _zip(_files("jilin-2022"))).status_code == 302
    assert User.objects.get(username="leader_2").password == "kept"


def test_a_folder_left_by_an_act_that_was_stopped_does_not_stand_in_the_way(office, settings):
    left = settings.QINGCHEN_CAMPAIGNS / "jilin-2021"
    left.mkdir()
    for name, text in _files().items():
        (left / name).write_text(text, "utf-8")
    assert _sent(office, _zip(_files())).status_code == 302


def test_the_sample_folder_is_given_out_and_comes_back_under_another_code(office):
    packed = office.get("/notices/sample/").content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert "jilin-2020/campaign.yaml" in archive.namelist()


def test_nobody_but_the_office_loads_folders(office):
    keep_account(SYSTEM, "officer", name="四平", role=Role.PLACE, area=Area(("2203",)))
    other = Client()
    other.force_login(User.objects.get(username="officer"))
    assert _sent(other, _zip(_files())).status_code == 403
