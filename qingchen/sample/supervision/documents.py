"""The ledger of documents that a place holds against the items of the self-check."""

import hashlib
from datetime import date, timedelta

import numpy
import polars

_DOCUMENTS = (
    ("尘肺病防治攻坚行动实施方案", "plan", "ZH1-01、ZH1-02"),
    ("尘肺病防治攻坚行动工作措施", "plan", "ZH1-03"),
    ("尘肺病防治目标责任书", "responsibility_letter", "ZH1-05、ZH1-06"),
    ("关于成立尘肺病防治攻坚行动领导小组的通知", "founding", "ZH1-08"),
    ("领导小组第一次会议纪要", "minutes", "ZH1-09、ZH1-10"),
    ("粉尘危害专项治理台账", "ledger", "ZH2-05、ZH2-16"),
    ("粉尘危害基础数据库建设情况报告", "report", "ZH2-04"),
    ("尘肺病患者随访工作总结", "report", "ZH3-01、ZH3-02"),
    ("职业卫生监督执法计划", "notice", "ZH4-13"),
    ("协管员业务培训材料", "training", "ZH4-08、ZH4-10"),
    ("用人单位名单移交单", "list_handover", "ZH3-20"),
)


def documents(code: str, name: str, random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `documents` with codes. `code` and `name`: the place that issued and keeps them."""
    rows: list[dict[str, object]] = []
    for number, (title, kind, items) in enumerate(_DOCUMENTS, start=1):
        if number > 2 and random.random() < 0.06:
            continue
        ledger = f"{name}-2020-{number:03d}"
        rows.append(
            {
                "ledger_no": ledger,
                "document_no": f"示尘防办发〔2020〕{number}号" if kind in ("plan", "notice", "founding") else None,
                "title": f"{name}{title}",
                "document_kind": kind,
                "division": code,
                "issuer": f"{name}尘肺病防治攻坚行动领导小组办公室",
                "issued_on": date(2020, 1, 6) + timedelta(days=int(random.integers(0, 165))),
                "items": items,
                "responsible_person": "示例责任人",
                "file_digest": hashlib.sha256(ledger.encode()).hexdigest(),
            }
        )
    return polars.DataFrame(rows, infer_schema_length=None)
