"""`qingchen report`: sign a PDF with a certificate, verify one without a server, read the figures of a document."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.group(name="report")
def command() -> None:
    """公文：用数字证书签名、核验签名、列出各数的结果编号。"""


@command.command()
@click.argument("file", type=_FILE)
@click.option("--trust", "roots", type=_FILE, multiple=True, help="信任的根证书（PEM 或 DER），可多次给出。")
@click.option("--at", "day", type=_DAY, help="按这一天核验证书有效期；不给时按现在。")
def verify(file: Path, roots: tuple[Path, ...], day: datetime | None) -> None:
    """核验 FILE（PDF）上的数字签名：签后是否改动、证书是否过期、由谁签发。不符时退出码 1。"""
    from qingchen.problems import Problem
    from qingchen.reports.certified import READERS, roots_in

    trusted = [root for path in roots for root in roots_in(path.read_bytes())]
    at = day.replace(tzinfo=UTC) if day else datetime.now(UTC)
    reader = READERS.get(file.suffix.lstrip(".").lower())
    if reader is None:
        known = "、".join(READERS)
        raise Problem("report.bad_certificate", name=file.name, why=f"没有能读这种文件的签名核验程序（现有：{known}）")
    found = reader(file.read_bytes(), trusted, at)
    if not found:
        click.echo(f"{file.name}：文件里没有数字签名。")
        sys.exit(1)
    for verdict in found:
        signed_at = f"{verdict.signed_at:%Y-%m-%d %H:%M}（自述）" if verdict.signed_at else "未写时间"
        valid = f"{verdict.valid_from:%Y-%m-%d} 至 {verdict.valid_until:%Y-%m-%d}"
        click.echo(f"签名人 {verdict.signer}，签名时间 {signed_at}，证书有效期 {valid}")
        for fault in verdict.faults:
            click.echo(f"  不符：{fault}。")
        if not verdict.faults and not trusted:
            click.echo("  内容完整、证书在有效期内；没有给出根证书（--trust），未核验签发机构。")
    if any(verdict.faults for verdict in found):
        click.echo(f"{file.name}：签名核验未通过。")
        sys.exit(1)
    click.echo(f"{file.name}：签名核验通过，共 {len(found)} 个签名。")


@command.command()
@click.argument("file", type=_FILE)
@click.option("--certificate", type=_FILE, required=True, help="证书和私钥文件（.p12、.pfx）。")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="签名后的 PDF。")
@click.option("--reason", default="", help="签名事由。")
@click.password_option("--passphrase", confirmation_prompt=False, prompt="证书口令", help="证书口令；不给时询问。")
def sign(file: Path, certificate: Path, out: Path, reason: str, passphrase: str) -> None:
    """用证书在 FILE（PDF）后面加签名（PAdES），原有内容一字不动。口令和私钥不保存。"""
    from qingchen.reports.certified import signed

    data = signed(file.read_bytes(), certificate.read_bytes(), passphrase, datetime.now(UTC), reason=reason)
    out.write_bytes(data)
    click.echo(f"已写入 {out}。")


@command.command()
@click.argument("file", type=_FILE)
def figures(file: Path) -> None:
    """列出 FILE（Word 或 PDF）中每个数和它的结果编号。"""
    from qingchen.problems import Problem
    from qingchen.reports.pdf.figures import numbers_in_pdf
    from qingchen.reports.returned_word import read_returned

    data = file.read_bytes()
    if data.startswith(b"%PDF-"):
        found = numbers_in_pdf(data)
    elif file.suffix.lower() == ".docx":
        found = list(read_returned(file.name, data).figures)
    else:
        raise Problem("report.not_a_word_file", name=file.name)
    for result_id, text in found:
        click.echo(f"{text}\t{result_id}")
    click.echo(f"共 {len(found)} 个数。", err=True)
