"""A draw of records done again from its certificate and its frame: what does not fit, in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from qingchen.values.draw_order import codes_twice, frame_digest, stratified_order
from qingchen.verification.sampling.certificate import KIND

WANTED = {"kind": str, "population": int, "frame_digest": str, "seed": str, "looks": list, "drawn": list}


def faults_of(certificate: Mapping[str, Any], frame: Sequence[tuple[str, str]]) -> list[str]:
    """Every fault, none where the frame is the one published and the seed gives what was drawn.

    certificate   as read from its JSON
    frame         (code, stratum) of every record
    """
    ill = [name for name, kind in WANTED.items() if not isinstance(certificate.get(name), kind)]
    if ill:
        return [f"证书缺少或写错了 {name} 一项" for name in ill]
    if certificate["kind"] != KIND:
        return [f"不认识这种证书：{certificate['kind']}"]
    faults = []
    if twice := codes_twice(code for code, _ in frame):
        faults.append(f"抽样框里有重复的编号：{'、'.join(twice[:5])}")
    if len(frame) != certificate["population"]:
        faults.append(f"抽样框有 {len(frame)} 条，证书写的是 {certificate['population']} 条")
    if frame_digest(f"{code}\t{stratum}" for code, stratum in frame) != certificate["frame_digest"]:
        faults.append("抽样框的指纹与证书不符：抽样框改动过，或不是这一份")
    stated, found = certificate["drawn"], stratified_order(certificate["seed"], dict(frame)) if not twice else []
    unlike = next((place for place, pair in enumerate(zip(stated, found, strict=False), 1) if pair[0] != pair[1]), None)
    if unlike:
        faults.append(f"第 {unlike} 个：证书写的是 {stated[unlike - 1]}，种子给出的是 {found[unlike - 1]}")
    if len(stated) != (certificate["looks"] or [0])[-1]:
        faults.append(f"证书列出 {len(stated)} 条，最后一次查看约定的是 {(certificate['looks'] or [0])[-1]} 条")
    return faults
