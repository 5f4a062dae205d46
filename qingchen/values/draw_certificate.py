"""The certificate of a draw: with it and the frame a stranger repeats the draw (tools/verify_draw.py)."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from qingchen.values.draw_order import stratified_order
from qingchen.values.rivest_sampler import rivest_numbers

KIND = "qingchen.draw/2"
PROGRAM = "03174773d50ef2ccfefa359d20bda377dd8ab3c2717a06e991e2cf0788e64e45"
"""SHA-256 of tools/verify_draw.py. Certificates name it, so the program is never changed: a later one is a new file."""
SPREAD = "*"
"""In `take`: so many of the whole frame, spread over its strata, instead of so many of each stratum."""
_END = ',\n "digest": "'
HOW = {
    "sha256": (
        "层内按 SHA-256(种子 + 换行 + 编号) 由小到大；第 j 个（该层共 N 个）的位置为 (j×2^64 − u)×2^32 ÷ N 取整，"
        "u 为 SHA-256(种子 + 两个换行 + 层名) 的前 8 字节；按位置、层名、编号排序，依次取各层的个数，“*”为不分层计数。"
    ),
    "rivest": (
        "依次取 SHA-256(种子,1)、SHA-256(种子,2)……除以总数的余数为行号（首行为 0），重复的跳过，依次取各层的个数，"
        "“*”为不分层计数。"
    ),
}
TO_REPEAT = "抽样框指纹为抽样框文件的 SHA-256。用 tools/verify_draw.py 可重复本次抽取。"


def frame_text(lines: Sequence[Sequence[str]]) -> str:
    """The frame as it is hashed and published: code, stratum and, where it is no secret, the name; sorted by code."""
    cleaned = (tuple(" ".join(part.split()) for part in line) for line in lines)
    return "".join("\t".join(line) + "\n" for line in sorted(cleaned))


def frame_lines(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.split("\n")[:-1]]


def text_digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def drawn_of(method: str, seed: str, frame: str, take: Mapping[str, int]) -> list[str]:
    """The codes drawn of a frame, in order. `take` by stratum, or of all under SPREAD."""
    strata = {line[0]: line[1] for line in frame_lines(frame)}
    if method == "rivest":
        codes = list(strata)
        order = [codes[number - 1] for number in rivest_numbers(seed, len(codes))] if codes else []
    else:
        order = stratified_order(seed, strata)
    if SPREAD in take:
        return order[: take[SPREAD]]
    taken: Counter[str] = Counter()
    drawn = []
    for code in order:
        taken[strata[code]] += 1
        if taken[strata[code]] <= take.get(strata[code], 0):
            drawn.append(code)
    return drawn


def certificate(
    about: Mapping[str, Any], *, method: str, frame: str, take: Mapping[str, int], seed: str, **origin: str
) -> str:
    """As JSON text whose last member is the SHA-256 of all before it, so that no byte can be changed unseen.

    about    what the draw is of (round, place, days), shown first
    origin   of a seed made from a public number: number, label, salt and (sealed) commitment; see draw_seed
    """
    held = {
        "kind": KIND,
        **about,
        "method": method,
        "population": len(frame_lines(frame)),
        "strata": dict(sorted(Counter(line[1] for line in frame_lines(frame)).items())),
        "take": dict(sorted(take.items())),
        "frame_digest": text_digest(frame),
        **origin,
        "seed": seed,
        "drawn": drawn_of(method, seed, frame, take),
        "how": HOW[method] + TO_REPEAT,
        "program": PROGRAM,
    }
    body = json.dumps(held, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{body}{_END}{text_digest(body)}"\n}}\n'


def is_whole(text: str) -> bool:
    """Whether the certificate ends with the digest of what stands before it."""
    body, _, end = text.rpartition(_END)
    return end == f'{text_digest(body)}"\n}}\n'
