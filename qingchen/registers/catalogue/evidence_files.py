"""Evidence files (佐证文件) of submitted sheets, one row a file: what they are, never what they say.

Filled by the act of submitting a sheet, never by file.
"""

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind

REGISTER = Register(
    name="evidence_files",
    title="佐证文件",
    kind=RegisterKind.EVENT,
    key=("evidence_id",),
    about="submitted_on",
    division="division",
    importable=False,
    basis="吉尘防办发〔2020〕2号 五（二）、五（三）",
    headline=("inspectee_code", "media_type", "created_on", "submitted_on"),
    columns=(
        Column("evidence_id", "文件编号", ColumnType.TEXT, required=True),
        Column("round_code", "督导轮次", ColumnType.TEXT, required=True),
        Column("sheet_public_id", "表单编号", ColumnType.TEXT, required=True),
        Column("purpose", "表单类别", ColumnType.TEXT, required=True),
        Column("inspectee_kind", "检查对象类别", ColumnType.TEXT, required=True),
        Column("inspectee_code", "检查对象代码", ColumnType.TEXT, required=True),
        Column("division", "行政区划代码", ColumnType.DIVISION),
        Column("file_name", "文件名", ColumnType.TEXT, required=True, sensitive=True),
        Column("media_type", "文件类型", ColumnType.TEXT, required=True),
        Column("size_bytes", "文件大小", ColumnType.INTEGER, minimum=0, unit="字节"),
        Column("file_digest", "电子文件指纹", ColumnType.TEXT, required=True, note="SHA-256，64 位十六进制。"),
        Column(
            "picture_digest",
            "图像指纹",
            ColumnType.TEXT,
            note="照片缩成 17 × 16 后相邻像素明暗的 256 位，十六进制；缩放、压缩后几乎不变。",
        ),
        Column("created_on", "文件形成日期", ColumnType.DATE, note="文件自带的拍摄或创建日期，没有的留空。"),
        Column("window_from", "督导开始日期", ColumnType.DATE),
        Column("submitted_on", "提交日期", ColumnType.DATE, required=True),
    ),
)
