"""Whether the store's files are those of its catalogue: faults named, leftovers taken out."""

from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from qingchen.registers.durable import digest_of, sync_folder

SET_ASIDE = "set-aside"
_OURS = (".lock", ".merging")
_MADE_AGAIN = ("segments", "lookups", "staged")
"""Folders of files that are made from others."""


def file_faults(root: Path, expected: Mapping[str, str], derived: Mapping[str, str]) -> list[str]:
    """One Chinese sentence a fault. `expected`: SHA-256 of each file by its path below `root`.

    derived   the same of files that can be made again
    """
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda one: _fault(root, *one), sorted(expected.items()))
        again = pool.map(lambda one: _derived_fault(root, *one), sorted(derived.items()))
        return [fault for fault in (*found, *again) if fault]


def leftover_faults(root: Path, known: Collection[str]) -> list[str]:
    """One Chinese sentence a file that no catalogue knows."""
    return [f"多余文件：{path}（目录中没有记载，可用 qingchen store mend 移出）。" for path in orphans(root, known)]


def is_as_noted(path: Path, digest: str) -> bool:
    return path.is_file() and digest_of(path) == digest


def _fault(root: Path, path: str, digest: str) -> str | None:
    if not (root / path).is_file():
        return f"缺少文件：{path}。目录中有记载，盘上没有，请从备份恢复。"
    if digest_of(root / path) != digest:
        return f"文件被改动：{path} 的指纹与入库时不一致，请从备份恢复。"
    return None


def _derived_fault(root: Path, path: str, digest: str) -> str | None:
    if is_as_noted(root / path, digest):
        return None
    what = "被改动" if (root / path).is_file() else "缺失"
    return f"派生文件{what}：{path}。不影响台账，可用 qingchen store mend 作废，由批次重建。"


def orphans(root: Path, expected: Collection[str]) -> list[str]:
    """Files below `root` that the catalogue does not know."""
    if not root.exists():
        return []
    there = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    return sorted(there - set(expected) - set(_OURS))


def clear_orphans(root: Path, expected: Collection[str]) -> list[str]:
    """Take them out of the store; one Chinese sentence each. What can be made again, or is cut off, is removed.

    Whole files are moved to SET_ASIDE beside `root`: where a database was restored from a backup that is older than
    the files, they are all that is left of what was accepted since.
    """
    told = []
    for path in orphans(root, expected):
        old, new = root / path, root.parent / SET_ASIDE / path
        if path.endswith(".partial") or Path(path).parts[0] in _MADE_AGAIN:
            old.unlink()
            told.append(f"已清除多余文件：{path}（写入中断留下，未入账）。")
        else:
            new.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            old.replace(new)
            sync_folder(new.parent)
            told.append(
                f"已移出多余文件：{path}，放在 {SET_ASIDE}/{path}（多为写入中断留下，未入账；"
                "如果数据库刚从较早的备份恢复过，先停机找回较新的备份，不要删除它）。"
            )
        sync_folder(old.parent)
    return told
