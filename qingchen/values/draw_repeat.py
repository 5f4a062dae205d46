"""A draw done again from its certificate and its frame: what does not fit, in words."""

import json
from typing import Any

from qingchen.values.draw_certificate import HOW, KIND, PROGRAM, drawn_of, frame_lines, is_whole, text_digest
from qingchen.values.draw_order import codes_twice
from qingchen.values.draw_seed import commitment_of, seed_of, takes_text

WANTED = {
    "kind": str,
    "method": str,
    "population": int,
    "take": dict,
    "frame_digest": str,
    "seed": str,
    "drawn": list,
    "program": str,
}
ORIGIN = ("label", "number", "salt", "commitment")


def faults_of(paper: str, frame: str) -> list[str]:
    """Every fault, none where the frame is the one published and the seed gives what was drawn.

    Raises ValueError where the paper is no JSON object.
    """
    told = json.loads(paper)
    if not isinstance(told, dict):
        raise ValueError("no object")
    faults = [f"证书缺少或写错了 {name} 一项" for name, kind in WANTED.items() if not isinstance(told.get(name), kind)]
    faults += [f"证书写错了 {name} 一项" for name in ORIGIN if not isinstance(told.get(name, ""), str)]
    if faults:
        return faults
    if told["kind"] != KIND or told["method"] not in HOW:
        return [f"不认识这种证书：{told['kind']}（{told['method']}）"]
    if any(len(line) < 2 for line in frame_lines(frame)) or not frame.endswith("\n"):
        return ["抽样框的每一行须有编号和层名，以制表符分开，以换行结束"]
    if not is_whole(paper):
        faults.append("证书改动过：末尾的指纹与正文不符")
    if told["program"] != PROGRAM:
        faults.append(f"证书所称核对程序的指纹（{told['program'][:16]}…）不是本版本 tools/verify_draw.py 的")
    return faults + _of_frame(told, frame) + _of_draw(told, frame) + _of_origin(told)


def _of_frame(told: dict[str, Any], frame: str) -> list[str]:
    codes, faults = [line[0] for line in frame_lines(frame)], []
    if twice := codes_twice(codes):
        faults.append(f"抽样框里有重复的编号：{'、'.join(twice[:5])}")
    if len(codes) != told["population"]:
        faults.append(f"抽样框有 {len(codes)} 条，证书写的是 {told['population']} 条")
    if text_digest(frame) != told["frame_digest"]:
        faults.append("抽样框的指纹与证书不符：抽样框改动过，或不是这一份")
    return faults


def _of_draw(told: dict[str, Any], frame: str) -> list[str]:
    if not all(isinstance(number, int) for number in told["take"].values()):
        return ["证书写错了 take 一项：各层的个数须为整数"]
    stated, found = told["drawn"], drawn_of(told["method"], told["seed"], frame, told["take"])
    if len(stated) != len(found):
        return [f"证书列出 {len(stated)} 条，按约定应抽 {len(found)} 条"]
    unlike = [place for place, pair in enumerate(zip(stated, found, strict=True)) if pair[0] != pair[1]]
    return [f"第 {place + 1} 个：证书写的是 {stated[place]}，种子给出的是 {found[place]}" for place in unlike[:1]]


def _of_origin(told: dict[str, Any]) -> list[str]:
    if "number" not in told:
        return []
    salt, label, faults = told.get("salt", ""), told.get("label", ""), []
    if label.rpartition("/")[2] != takes_text(told["take"]):
        faults.append("抽取的个数与事先约定的不同")
    if told["seed"] != seed_of(told["number"], label, salt):
        faults.append("种子不是由所称公开号码得出的")
    if salt and told.get("commitment") != commitment_of(salt, told["frame_digest"], label):
        faults.append("事先公布的承诺与抽样框和密盐不符")
    return faults
