"""Ledger of documents (文件台账), one row a document with the items that it supports (对位备查)."""

from dataclasses import replace

import polars as pl

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import DIVISION

REGISTER = Register(
    name="documents",
    title="文件台账",
    kind=RegisterKind.EVENT,
    key=("ledger_no",),
    about="issued_on",
    division="division",
    basis="吉尘防办发〔2020〕2号 五（二）、五（三）",
    note="一份文件一行；一份文件可以支撑几个检查事项，一个事项也可以有几份文件。",
    headline=("title", "document_no", "issuer", "issued_on"),
    columns=(
        Column(
            "ledger_no",
            "台账编号",
            ColumnType.TEXT,
            required=True,
            aliases=("材料编号", "归档编号", "档案号"),
            note="本地区内不重复并写明地区，如“公主岭-2020-001”。",
            example="公主岭-2020-001",
        ),
        Column(
            "document_no", "文号", ColumnType.TEXT, aliases=("文件文号", "发文字号"), example="示尘防办发〔2020〕1号"
        ),
        Column(
            "title",
            "文件标题",
            ColumnType.TEXT,
            required=True,
            aliases=("文件名称", "标题", "材料名称"),
            example="示例市尘肺病防治攻坚行动实施方案",
        ),
        Column(
            "document_kind",
            "文件类别",
            ColumnType.CODE,
            required=True,
            aliases=("材料类别", "文件类型"),
            codes="document_kind",
            example="方案或工作措施",
        ),
        replace(
            DIVISION,
            title="文件所属区划代码",
            aliases=("行政区划代码", *DIVISION.aliases, "所属地区"),
            note="市级 4 位，县级 6 位。",
        ),
        Column(
            "issuer",
            "发文机关",
            ColumnType.TEXT,
            required=True,
            aliases=("印发机关", "制发单位", "发文单位"),
            example="示例市尘肺病防治攻坚行动领导小组办公室",
        ),
        Column(
            "issued_on",
            "印发日期",
            ColumnType.DATE,
            required=True,
            aliases=("成文日期", "发文日期", "形成日期"),
            example="2020-01-20",
        ),
        Column(
            "items",
            "对应检查事项",
            ColumnType.TEXT,
            required=True,
            aliases=("检查事项编码", "对应事项", "对位事项", "事项编码", "对应条目"),
            note="检查表的事项编码，几个的用顿号隔开。",
            basis="吉尘防办发〔2020〕2号 五（三）",
            example="ZH1-01、ZH1-02",
        ),
        Column(
            "responsible_person",
            "责任人",
            ColumnType.TEXT,
            aliases=("负责人", "资料责任人", "经办人"),
            sensitive=True,
            example="示例丙",
        ),
        Column(
            "file_digest",
            "电子文件指纹",
            ColumnType.TEXT,
            aliases=("文件指纹", "SHA256", "SHA-256", "文件哈希"),
            note="电子文件的 SHA-256，64 位十六进制。",
            example="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
    ),
    rules=(
        RowRule(
            "items_unreadable",
            "items",
            lambda: ~pl.col("items").str.contains(r"^[A-Za-z]{2}\d-\d{2}([、，,;；\s]+[A-Za-z]{2}\d-\d{2})*$"),
            "检查事项编码应写作 ZH1-01，几个的用顿号隔开。请改正。",
        ),
        RowRule(
            "digest_unreadable",
            "file_digest",
            lambda: ~pl.col("file_digest").str.contains(r"^[0-9A-Fa-f]{64}$"),
            "电子文件指纹应为 64 位十六进制的 SHA-256。请重新计算，或留空。",
        ),
    ),
)
