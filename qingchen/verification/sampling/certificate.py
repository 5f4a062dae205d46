"""The certificate of a draw of records: with it and the frame a stranger repeats the draw (tools/verify_draw.py)."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from qingchen.verification.sampling.looks import Look

KIND = "qingchen.record-draw/1"
HOW = (
    "层内按 SHA-256(种子 + 换行 + 编号) 由小到大；第 j 份（该层共 N 份）的位置为 (j×2^64 − u)×2^32 ÷ N 取整，"
    "u 为 SHA-256(种子 + 两个换行 + 层名) 的前 8 字节；全部记录按位置、层名、编号排序，取前 n 份。"
    "抽样框指纹为“编号、制表符、层名”各行排序后逐行加换行的 SHA-256。用 tools/verify_draw.py 可重复本次抽取。"
)


def certificate(
    about: Mapping[str, Any], strata: Sequence[str], digest: str, seed: str, looks: Sequence[Look], drawn: Sequence[str]
) -> bytes:
    """As JSON.

    about    what the draw is of (round, place, item, days), shown first
    strata   the stratum of every record of the frame
    drawn    the codes drawn, in order
    """
    held = {
        "kind": KIND,
        **about,
        "population": len(strata),
        "strata": dict(sorted(Counter(strata).items())),
        "frame_digest": digest,
        "seed": seed,
        "looks": [look.records for look in looks],
        "error_of_looks": [look.error for look in looks],
        "drawn": list(drawn),
        "how": HOW,
    }
    return json.dumps(held, ensure_ascii=False, indent=1).encode()
