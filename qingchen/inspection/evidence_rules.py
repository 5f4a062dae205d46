"""Which files may stand as evidence (佐证材料): by what they are inside, not by their name alone."""

import io
import zipfile

from PIL import Image, UnidentifiedImageError

LARGEST_BYTES = 20 * 1024 * 1024
_IMAGES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}
_PACKAGES = {
    "docx": ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_TEXTS = {"txt": "text/plain", "csv": "text/csv"}
KINDS_TEXT = "png、jpg、webp、pdf、docx、xlsx、txt、csv"


def media_type(file_name: str, data: bytes) -> tuple[str, str]:
    """The media type, or an empty one with the reason in Chinese why the file is not accepted."""
    ending = file_name.rpartition(".")[2].lower()
    if not data:
        return "", "文件是空的，请重新选择文件"
    if refused := too_large(len(data)):
        return "", refused
    if ending in _IMAGES:
        return (_IMAGES[ending], "") if _is_image(data) else ("", "不是能打开的图片，请重新拍照或另存后上传")
    if ending == "pdf":
        return ("application/pdf", "") if data.startswith(b"%PDF-") else ("", "不是能打开的 PDF，请重新导出后上传")
    if ending in _PACKAGES:
        part, kind = _PACKAGES[ending]
        inside = _inside(data)
        if any("vbaProject" in name for name in inside):
            return "", f"里面有宏（程序）。请另存为不带宏的 .{ending} 后上传"
        return (
            (kind, "") if part in inside else ("", f"不是能打开的 .{ending} 文件，请用 Word、Excel 或 WPS 另存后上传")
        )
    if ending in _TEXTS:
        return (_TEXTS[ending], "") if b"\0" not in data else ("", "不是文本文件")
    return "", f"只收 {KINDS_TEXT}，不收程序、压缩包和视频"


def too_large(size: int) -> str:
    """Why a file of this many bytes is not accepted; empty where it is. To be asked before it is read."""
    if size <= LARGEST_BYTES:
        return ""
    shown = f"{size / 1024**3:.1f} GB" if size >= 1024**3 else f"{size / 1024**2:.0f} MB"
    return f"文件有 {shown}，超过 20 MB；视频和大图请截取关键画面后上传"


def _is_image(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True


def _inside(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.namelist()
    except zipfile.BadZipFile:
        return []
