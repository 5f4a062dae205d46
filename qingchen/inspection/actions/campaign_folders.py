"""Putting a campaign folder among the campaigns and loading it: all of it or nothing."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.db import transaction

from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.indicators.catalogue import indicators
from qingchen.inspection import campaign
from qingchen.inspection.actions.rounds import load_campaign, set_up_accounts
from qingchen.inspection.campaign import Campaign
from qingchen.inspection.campaign_folder.packed import MOST_BYTES, NoFolder, code_in, unpack
from qingchen.inspection.models import Round
from qingchen.inspection.notice.draft_folder import folder_name, write_folder
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role
from qingchen.values.region import NOWHERE, Area


@transaction.atomic
def enter_folder(actor: Actor, file_name: str, data: bytes) -> Round:
    """Load a campaign folder sent as .zip.

    Raises Problem campaign.not_a_folder, campaign.faulty with every fault, notice.folder_exists,
    notice.usernames_taken.
    """
    check_permitted("enter_folder", actor, province_standing(actor))
    file_name = file_name.replace("\\", "/").rpartition("/")[2].strip()[-150:]
    if len(data) > MOST_BYTES:
        raise Problem("campaign.not_a_folder", file=file_name, why=f"文件超过 {MOST_BYTES // 1024**2} MB 的上限")
    try:
        files = unpack(data)
    except NoFolder as found:
        raise Problem("campaign.not_a_folder", file=file_name, why=str(found)) from None
    round_ = put_and_load(actor, code_in(files), files)
    record(actor, "enter_folder", "round", round_.public_id, details={"campaign": round_.campaign})
    return round_


def put_and_load(actor: Actor, code: str, files: Mapping[str, bytes]) -> Round:
    """A step of acts, in their transaction: the folder, the accounts of its people, the round.

    The folder gets its place last of all, so that whatever stops the act before leaves none.
    """
    faults = faults_in(code, files)
    if faults:
        raise Problem("campaign.faulty", lines=tuple(faults), folder=code, count=len(faults))
    folder = Path(settings.QINGCHEN_CAMPAIGNS) / code
    # A folder with the very same content was left by an act that was stopped between its place and the commit.
    there = folder.exists()
    if there and not _holds(folder, files):
        raise Problem("notice.folder_exists", folder=code)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".entering-") as made:
        write_folder(Path(made) / code, files)
        loaded = campaign.load(Path(made) / code, indicators())
        taken = _of_others(loaded)
        if taken:
            raise Problem("notice.usernames_taken", names="、".join(taken))
        if Round.objects.filter(campaign=code, number=loaded.round.number).exists():
            raise Problem("notice.folder_exists", folder=code)
        set_up_accounts(loaded)
        round_ = load_campaign(actor, loaded.folder)
        if not there:
            shutil.move(loaded.folder, folder)
    return round_


def faults_in(code: str, files: Mapping[str, bytes]) -> list[str]:
    """What stands in the way of loading, as `qingchen campaign check` tells it."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / folder_name(code)
        write_folder(folder, files)
        return [fault.text for fault in campaign.check(folder, indicators())]


def _of_others(loaded: Campaign) -> list[str]:
    """Usernames that somebody else has: a person of this name, role and area keeps the account from round to round."""
    wanted: dict[str, tuple[str, Role, Area]] = {
        one.username: (one.name, one.role, loaded.area_of(one)) for one in loaded.officers
    }
    wanted |= {one.username: (one.name, Role.INSPECTOR, NOWHERE) for team in loaded.teams for one in team.members}
    wanted |= {one.username: (one.name, Role.INSPECTOR, NOWHERE) for one in loaded.pool}
    there = User.objects.filter(username__in=wanted).order_by("username")
    return [
        user.username
        for user in there
        if (user.name, Role(user.role), user.own_area) != wanted[user.username] or not user.is_active
    ]


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    there = {path.name for path in folder.iterdir()}
    return there == set(files) and all((folder / name).read_bytes() == data for name, data in files.items())
