"""Whether the store's files are those of its catalogue: faults named, leftovers of interrupted writes removed."""

from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from qingchen.registers.durable import digest_of, sync_folder

_OURS = (".lock", ".merging")


def file_faults(
    root: Path, expected: Mapping[str, str], derived: Mapping[str, str], leaving: Collection[str]
) -> list[str]:
    """One Chinese sentence a fault. `expected`: SHA-256 of each file by its path below `root`.

    derived   the same of files that can be made again
    leaving   paths that wait to be cleared away: there or not, no fault
    """
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda one: _fault(root, *one), sorted(expected.items()))
        again = pool.map(lambda one: _derived_fault(root, *one), sorted(derived.items()))
        faults = [fault for fault in (*found, *again) if fault]
    known = {*expected, *derived, *leaving}
    return faults + [
        f"多余文件：{path}（目录中没有记载，可用 qingchen store mend 清除）。" for path in orphans(root, known)
    ]


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


def remove_orphans(root: Path, expected: Collection[str]) -> list[str]:
    """Remove them; one Chinese sentence each."""
    removed = []
    for path in orphans(root, expected):
        (root / path).unlink()
        sync_folder((root / path).parent)
        removed.append(f"已清除多余文件：{path}（写入中断留下，未入账）。")
    return removed
