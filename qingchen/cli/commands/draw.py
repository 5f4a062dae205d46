"""`qingchen draw`: draws repeated from outside: plain numbers of a seed, a certificate against its frame."""

import hashlib
import json
from pathlib import Path

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(name="draw")
def command() -> None:
    """抽取：由种子列出号码，重做并核对抽取证书。"""


@command.command()
@click.option("--method", type=click.Choice(["sha256", "rivest"]), default="sha256", show_default=True)
@click.option("--seed", required=True, help="种子，按 UTF-8 文字。")
@click.option("--of", "of", type=click.IntRange(1, 10_000_000), required=True, help="从 1 到这个数。")
@click.option("--take", type=click.IntRange(0), required=True, help="抽几个。")
@click.option("--again", is_flag=True, help="允许重复（只对 rivest）。")
def numbers(method: str, seed: str, of: int, take: int, again: bool) -> None:
    """按抽取的次序逐行列出号码。

    sha256 按“种子、换行、号码”的 SHA-256 排序；rivest 为 Rivest 2011 年公布的方法，供外部用例核对。
    """
    from qingchen.problems import Problem
    from qingchen.values.draw_order import draw_order
    from qingchen.values.rivest_sampler import rivest_draw

    if method != "rivest" and again:
        raise Problem("draw.not_so", why="只有 rivest 方法可以重复抽到同一个号码")
    if take > of and not again:
        raise Problem("draw.not_so", why=f"总共 {of} 个，抽不出 {take} 个不重复的号码")
    if method == "rivest":
        drawn = [str(number) for number in rivest_draw(seed, of, take, again=again)]
    else:
        drawn = draw_order(seed, map(str, range(1, of + 1)), take)
    click.echo("".join(f"{number}\n" for number in drawn), nl=False)


@command.command()
@click.argument("certificate", type=_FILE)
@click.option("--frame", type=_FILE, required=True, help="抽样框文件（.txt），与证书一同公布。")
@click.option("--program", type=_FILE, help="另行核对这一份 verify_draw.py 是不是证书所称的程序。")
def verify(certificate: Path, frame: Path, program: Path | None) -> None:
    """由抽样框和证书 CERTIFICATE 里的种子重做一遍，逐项说明不符之处；相符时退出码为 0。"""
    from qingchen.problems import Problem
    from qingchen.values.draw_certificate import PROGRAM, frame_lines
    from qingchen.values.draw_repeat import faults_of

    try:
        paper, lines = (path.read_bytes().decode("utf-8") for path in (certificate, frame))
        faults = faults_of(paper, lines)
    except ValueError as wrong:
        raise Problem("draw.unreadable") from wrong
    if program is not None and hashlib.sha256(program.read_bytes()).hexdigest() != PROGRAM:
        faults.append(f"{program.name} 不是证书所称的核对程序")
    if faults:
        raise Problem("draw.does_not_hold", count=len(faults), lines=tuple(faults))
    drawn = len(json.loads(paper)["drawn"])
    click.echo(f"相符：{len(frame_lines(lines))} 条中抽出的 {drawn} 条与种子给出的一致。")
