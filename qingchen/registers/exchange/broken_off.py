"""A file of lines that ends before its last row says so in its last line: its answer has begun, nothing else can."""

import json
from collections.abc import Iterator

from qingchen.registers.damaged_file import damage_told_by
from qingchen.registers.exchange.form import Form


def told_where_broken_off(parts: Iterator[bytes], form: Form) -> Iterator[bytes]:
    """The parts as they come. A workbook, a Parquet file or a zip without its end cannot be opened at all."""
    try:
        yield from parts
    except Exception as met:
        damage = damage_told_by(met)
        why = damage.sentence if damage else "系统读取时出错，请稍后再试。"
        sentence = f"导出中断，以上不是全部的行，请勿使用。{why}"
        if form is Form.CSV:
            yield f'"{sentence}"\r\n'.encode()
        elif form is Form.JSON_LINES:
            yield json.dumps({"broken_off": sentence}, ensure_ascii=False).encode() + b"\n"
        raise
