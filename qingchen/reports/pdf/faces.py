"""Which typeface of this machine stands for each that GB/T 9704 names, and what the reader is told of it.

方正小标宋简体, 仿宋_GB2312 and 楷体_GB2312 are not free and not shipped with us. Where the machine has them
they are taken; else the nearest free one, which the document names.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from qingchen.reports.word import typefaces as official

FOLDERS = ("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",)
"""Where typefaces lie that the system does not list. `QINGCHEN_FONTS` names one more: the office's own."""

Weight = int
NORMAL, BOLD = 400, 700


@dataclass(frozen=True, slots=True)
class Candidate:
    """A family as font files call themselves; `exact` where it is the one that the standard means."""

    family: str
    weight: Weight = NORMAL
    exact: bool = False


_SONG = (Candidate("Noto Serif CJK SC"), Candidate("Source Han Serif SC"), Candidate("FandolSong"))
_SONG_BOLD = tuple(Candidate(each.family, BOLD) for each in _SONG)

CANDIDATES: dict[str, tuple[str, tuple[Candidate, ...]]] = {
    "title": (
        official.TITLE.name,
        (
            Candidate("方正小标宋简体", exact=True),
            Candidate("FZXiaoBiaoSong-B05S", exact=True),
            Candidate("方正小标宋_GBK"),
            Candidate("FZXiaoBiaoSong-B05"),
            *_SONG_BOLD,
        ),
    ),
    "body": (
        official.BODY.name,
        (
            Candidate("仿宋_GB2312", exact=True),
            Candidate("FangSong_GB2312", exact=True),
            Candidate("FangSong"),
            Candidate("STFangsong"),
            Candidate("FandolFang"),
            Candidate("FandolFang R"),
            *_SONG,
        ),
    ),
    "kai": (
        official.KAI.name,
        (
            Candidate("楷体_GB2312", exact=True),
            Candidate("KaiTi_GB2312", exact=True),
            Candidate("KaiTi"),
            Candidate("STKaiti"),
            Candidate("FandolKai"),
            Candidate("LXGW WenKai"),
            *_SONG,
        ),
    ),
    "black": (
        official.BLACK.name,
        (
            Candidate("SimHei", exact=True),
            Candidate("Noto Sans CJK SC", 500),
            Candidate("Source Han Sans SC", 500),
            Candidate("FandolHei"),
        ),
    ),
    "song": (official.SONG.name, (Candidate("SimSun", exact=True), Candidate("NSimSun", exact=True), *_SONG)),
    "latin": (
        official.LATIN,
        (Candidate("Times New Roman", exact=True), Candidate("Liberation Serif"), Candidate("Noto Serif"), *_SONG),
    ),
}
"""Parts of the layout → the typeface named by the standard, and what may stand for it, best first."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a part is set in. `path` and `index` are the file; `stands_for` empty where it is the very one."""

    family: str
    weight: Weight
    path: Path
    index: int
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Faces:
    """`chosen` by part of the layout; `wanting` are the named typefaces for which nothing was found."""

    chosen: dict[str, Face]
    wanting: tuple[str, ...]

    @property
    def note(self) -> str:
        """One sentence: what stands for what. Empty where every typeface is the one that the standard names."""
        told = [f"{face.stands_for}以 {face.family} 代替" for face in self.chosen.values() if face.stands_for]
        return f"字体说明：制作本文件的计算机未安装公文规定字体，{'，'.join(told)}。" if told else ""

    @property
    def no_pdf(self) -> str:
        """Why there is no PDF; empty where there can be one."""
        if not self.wanting:
            return ""
        names = "、".join(self.wanting)
        return (
            f"没有制作 PDF：服务器上没有可用来代替{names}的中文字体，只有 Word 文件。"
            "请管理员执行 make fonts 安装开放字体，或把本单位字体文件放入 QINGCHEN_FONTS 指定的文件夹。"
        )


@cache
def fonts() -> typst.Fonts:
    """Every typeface of this machine; typst's own built-in ones are left out, they hold no Chinese."""
    folders = [*FOLDERS, *filter(None, os.environ.get("QINGCHEN_FONTS", "").split(os.pathsep))]
    return typst.Fonts(include_embedded_fonts=False, font_paths=[each for each in folders if Path(each).is_dir()])


@cache
def faces() -> Faces:
    """The typefaces of this machine, looked for once a process."""
    return chosen_from(fonts().fonts())


def chosen_from(found: Iterable[typst.FontInfo]) -> Faces:
    """For each part the first candidate that is there, in the cut nearest to the weight wanted."""
    by_family: dict[str, list[typst.FontInfo]] = {}
    for font in found:
        if font.style == "normal" and font.path:
            by_family.setdefault(font.family, []).append(font)
    chosen, wanting = {}, []
    for part, (name, candidates) in CANDIDATES.items():
        candidate = next((each for each in candidates if each.family in by_family), None)
        if candidate is None:
            wanting.append(name)
            continue
        cut = min(by_family[candidate.family], key=lambda font: abs(font.weight - candidate.weight))
        stands_for = "" if candidate.exact else name
        chosen[part] = Face(candidate.family, cut.weight, Path(cut.path or ""), cut.index, stands_for)
    return Faces(chosen, tuple(wanting))
