"""Whether the store's files are those of its catalogue: faults named, leftovers of interrupted writes removed."""

from collections.abc import Mapping
from pathlib import Path

from qingchen.registers.durable import digest_of, sync_folder

_OURS = (".lock",)


def file_faults(root: Path, expected: Mapping[str, str]) -> list[str]:
    """One Chinese sentence a fault. `expected`: SHA-256 of each file by its path below `root`."""
    faults = []
    for path, digest in sorted(expected.items()):
        if not (root / path).is_file():
            faults.append(f"缺少文件：{path}。目录中有记载，盘上没有，请从备份恢复。")
        elif digest_of(root / path) != digest:
            faults.append(f"文件被改动：{path} 的指纹与入库时不一致，请从备份恢复。")
    return faults + [
        f"多余文件：{path}（目录中没有记载，可用 qingchen store mend 清除）。" for path in orphans(root, expected)
    ]


def orphans(root: Path, expected: Mapping[str, str]) -> list[str]:
    """Files below `root` that the catalogue does not know."""
    if not root.exists():
        return []
    there = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    return sorted(there - set(expected) - set(_OURS))


def remove_orphans(root: Path, expected: Mapping[str, str]) -> list[str]:
    """Remove them; one Chinese sentence each."""
    removed = []
    for path in orphans(root, expected):
        (root / path).unlink()
        sync_folder((root / path).parent)
        removed.append(f"已清除多余文件：{path}（写入中断留下，未入账）。")
    return removed
