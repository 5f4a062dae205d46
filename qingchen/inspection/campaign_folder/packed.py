"""A campaign folder as .zip: packed with itself or with its files at the top."""

import io
import lzma
import zipfile
import zlib
from pathlib import PurePosixPath

import yaml

MOST_BYTES = 20 * 1024**2
MOST_FILES = 100
_KINDS = {".yaml", ".csv", ".txt", ".md"}
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, OSError, ValueError)
_LEFT_BY_SYSTEMS = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"}
"""What macOS and Windows put into folders by themselves."""


class NoFolder(Exception):
    """The archive is no campaign folder; the text says why."""


def unpack(data: bytes) -> dict[str, bytes]:
    """The folder's files by name. Raises NoFolder."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        raise NoFolder("不是 .zip 压缩包。请把活动文件夹压缩成 .zip 再传（.rar、.7z 读不了）") from None
    with archive:
        entries = [one for one in archive.infolist() if not one.is_dir() and not _left_by_system(one.filename)]
        if not entries:
            raise NoFolder("压缩包里没有文件")
        if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_BYTES:
            limit = f"{MOST_FILES} 个文件、{MOST_BYTES // 1024**2} MB"
            raise NoFolder(f"压缩包里的内容超过 {limit} 的上限，不像是活动文件夹")
        if any(one.flag_bits & 1 for one in entries):
            raise NoFolder("压缩包设了密码。请去掉密码再传")
        if len({PurePosixPath(one.filename).parent for one in entries}) > 1:
            raise NoFolder("压缩包里有几层文件夹。请只压缩活动文件夹本身，里面不要再放文件夹")
        files: dict[str, bytes] = {}
        for one in entries:
            path = PurePosixPath(one.filename)
            if path.suffix.lower() not in _KINDS:
                raise NoFolder(f"里面有“{path.name}”，活动文件夹只放 .yaml、.csv 和说明文字。请删去，或另存为 .csv")
            if path.name in files:
                raise NoFolder(f"里面有两份“{path.name}”。请只留一份，重新压缩")
            files[path.name] = _read(archive, one)
    return files


def code_in(files: dict[str, bytes]) -> str:
    """The code that `campaign.yaml` gives; empty where it cannot be read: what is wrong there the check tells."""
    try:
        content = yaml.safe_load(files.get("campaign.yaml", b"").decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return ""
    return str(content.get("code") or "").strip() if isinstance(content, dict) else ""


def _read(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry, never more than it said it holds."""
    try:
        with archive.open(one) as file:
            data = file.read(one.file_size + 1)
    except _DAMAGED:
        raise NoFolder(f"压缩包已损坏，“{one.filename}”读不出来。请重新压缩") from None
    if len(data) > one.file_size:
        raise NoFolder(f"压缩包已损坏，“{one.filename}”读不出来。请重新压缩")
    return data


def _left_by_system(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(_LEFT_BY_SYSTEMS & set(parts)) or parts[-1].startswith("._")
