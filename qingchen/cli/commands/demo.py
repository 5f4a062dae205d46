"""`qingchen demo`: the sample campaign carried through, then the web page. What `make demo` calls."""

import fcntl
import hashlib
import os
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from qingchen.problems import Problem

CAMPAIGN = "jilin-2020"
LIVES_AT = "2020-07-31T09:00"
PASSWORD = "qingchen-demo-2020"
SIGNS_FIRST = 3
"""Team whose findings are mended within the round, so that every step of their way can be seen."""
NEEDED_BYTES = 1024**3
ACCOUNTS = (
    ("province", "省领导小组办公室"),
    ("officer_changchun", "长春市卫生健康部门"),
    ("leader_1", "第一组组长"),
    ("member_1a", "第一组组员"),
    ("officer_tonghua", "通化市卫生健康部门（看不到长春市）"),
)


@click.command(name="demo")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("demo-output"), show_default=True)
@click.option("--seed", default=2020, show_default=True, help="示例数据的种子。")
@click.option("--port", default=8000, show_default=True)
@click.option("--serve/--no-serve", default=True, help="完成后是否打开网页服务。")
def command(out: Path, seed: int, port: int, serve: bool) -> None:
    """示例：吉林省 2020 年第 1 轮督导检查，由台账到签发的报告；然后在 127.0.0.1 打开网页。

    数据都是虚构的，放在 OUT 之下；重复执行时，代码和种子没有变的就不再重做。
    """
    from django.conf import settings

    if not settings.QINGCHEN_DEMO or (out / "home").resolve() != settings.QINGCHEN_HOME:
        _again_as_demo(out)
    if serve and not _free(port):
        raise Problem("demo.port_taken", port=port)
    if shutil.disk_usage(out.parent.resolve()).free < NEEDED_BYTES:
        raise Problem("demo.no_disk", folder=out.resolve())
    with _held(out) as held:
        _carry(out, seed, settings.QINGCHEN_CAMPAIGNS / CAMPAIGN, held)
        click.echo(f"\n报告、检查表和指标表在 {out}/ 之下。")
        if serve:
            _serve(port)


def _again_as_demo(out: Path) -> None:
    """Start anew with the demo's own home: settings are read once a process."""
    demo = {"QINGCHEN_DEMO": "1", "QINGCHEN_HOME": str((out / "home").resolve()), "QINGCHEN_NOW": LIVES_AT}
    os.execve(sys.executable, [sys.executable, "-m", "qingchen.cli.main", *sys.argv[1:]], {**os.environ, **demo})


@contextmanager
def _held(out: Path) -> Iterator[IO[bytes]]:
    """The folder is somebody's while it is made or served: another may look on, nobody may make it anew under them."""
    with (out.parent.resolve() / f".{out.name}.lock").open("a+b") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise Problem("demo.in_use", folder=out.resolve()) from taken
        yield lock


def _carry(out: Path, seed: int, campaign: Path, held: IO[bytes]) -> None:
    from django.core.management import call_command

    from qingchen.accounts.store import seal_pending, verify_chain
    from qingchen.cli.acting import actor_named
    from qingchen.cli.counted_ledgers import counted_ledgers
    from qingchen.field.round_documents import issue_documents
    from qingchen.field.round_from_files import RoundFromFiles
    from qingchen.inspection.models import Round
    from qingchen.sample import generate

    stamp = out / "home" / ".made"
    made_of = f"{_digest_of(campaign)} {seed}"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_of:
        click.echo("示例数据没有变化，直接使用上次的结果。")
        return
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as taken:
        raise Problem("demo.in_use", folder=out.resolve()) from taken
    _clear(out)
    with _step("生成示例台账和检查记录"):
        generate("demo", seed, out / "sample", campaign=campaign, counting=counted_ledgers)
    with _step("建立数据库"):
        call_command("migrate", verbosity=0)
    with _step("走完一轮督导检查"):
        carrier = RoundFromFiles(campaign, out / "sample" / "registers", out / "sample" / "answers", _tell, SIGNS_FIRST)
        log = carrier.carry(out, PASSWORD)
    with _step("印发全省公文"):
        issue_documents(actor_named("province"), Round.objects.get(), out, log)
    with _step("核验留痕链"):
        seal_pending()
        verdict = verify_chain()
        assert not verdict.faults, verdict.faults
    click.echo(
        f"  留痕 {verdict.lines} 条，链头 {verdict.head[:16]}…；未予接收 {len(log.refused)} 处，见 办理摘要.txt。"
    )
    stamp.write_text(made_of, encoding="utf-8")
    fcntl.flock(held, fcntl.LOCK_SH)


def _clear(out: Path) -> None:
    """An empty folder with our mark. A folder that is not the demo's own is never emptied."""
    mark = out / ".demo"
    if out.exists() and any(one.name != "home" for one in out.iterdir()) and not mark.exists():
        raise Problem("demo.not_ours", folder=out.resolve())
    if out.exists():
        shutil.rmtree(out)
    (out / "home").mkdir(parents=True)
    mark.touch()


def _digest_of(campaign: Path) -> str:
    """Of the code and the campaign: what the sample round is made from."""
    digest = hashlib.sha256()
    for folder in (Path(__file__).resolve().parents[2], campaign):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".csv", ".yaml"}:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _serve(port: int) -> None:
    import multiprocessing

    from granian import Granian
    from granian.constants import Interfaces

    click.echo(f"\n网页：http://127.0.0.1:{port}/    （Ctrl+C 结束）\n演示账号（口令都是 {PASSWORD}）：")
    for username, who in ACCOUNTS:
        click.echo(f"  {username:<20}{who}")
    # A fork of this process, which has read tables, would hang at its next one.
    multiprocessing.set_start_method("spawn")
    Granian(
        "qingchen.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        respawn_failed_workers=True,
        log_access=False,
    ).serve()


def _tell(sentence: str) -> None:
    click.echo(f"    {sentence}")


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@contextmanager
def _step(title: str) -> Iterator[None]:
    click.echo(f"· {title} …")
    began = time.monotonic()
    yield
    click.echo(f"  {title}：{time.monotonic() - began:.0f} 秒")
