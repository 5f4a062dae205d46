"""`qingchen notice`: read an official notice into the draft of a campaign folder, and measure how well that goes."""

import sys
from pathlib import Path

import click

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.group(name="notice")
def command() -> None:
    """通知：读成活动文件夹的草稿，每一项标明在原文的位置，没读懂的逐条列出。"""


@command.command()
@click.argument("file", type=_FILE)
@click.option("--out", "folder", type=click.Path(path_type=Path), required=True, help="写到这个文件夹（须还没有）")
@click.option(
    "--template",
    type=_FOLDER,
    default=Path("campaigns/jilin-2020"),
    show_default=True,
    help="照哪个活动文件夹的检查表和全省目标值",
)
def read(file: Path, folder: Path, template: Path) -> None:
    """读通知 FILE（.txt、.docx 或带文字的 .pdf），写出活动文件夹的草稿；还不能载入的，退出码 1。"""
    from qingchen.inspection import campaign
    from qingchen.inspection.notice.draft_folder import files_of, write_folder
    from qingchen.inspection.notice.drafting import draft_of
    from qingchen.inspection.notice.reading import read_notice
    from qingchen.inspection.notice.received import open_notice
    from qingchen.problems import Problem

    if folder.exists():
        raise Problem("notice.folder_exists", folder=folder)
    reading = read_notice(open_notice(file.name, file.read_bytes()))
    draft = draft_of(reading, template, code=folder.resolve().name)
    write_folder(folder, files_of(draft, template))
    members = sum(len(team["members"]) for team in draft.teams)
    click.echo(f"已写出 {folder}：检查组 {len(draft.teams)} 个 {members} 人，检查对象 {len(draft.units)} 个。")
    click.echo(f"没有读懂或要补填的 {len(draft.doubts)} 处（not_understood.csv）：")
    for doubt in draft.doubts:
        line = draft.line_of(doubt["place"])
        click.echo(f"  {f'第 {line} 行：' if line else ''}{doubt['sentence']}")
    faults = campaign.check(folder)
    if faults:
        click.echo(f"活动文件夹还有 {len(faults)} 处要补正，用 qingchen campaign check {folder} 逐条列出。")
        sys.exit(1)


@command.command()
@click.argument("folder", type=_FOLDER)
@click.option("--differences", is_flag=True, help="逐条列出读错、漏读的要素")
def measure(folder: Path, differences: bool) -> None:
    """量度读得怎样：FOLDER 里每份通知与同名 .expected.yaml（人读出的要素）对照，按要素给出查准率和查全率。"""
    from qingchen.inspection.notice.measured import measured

    for line in measured(folder, differences):
        click.echo(line)
