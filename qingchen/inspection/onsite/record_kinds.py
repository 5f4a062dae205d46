"""The kinds of on-site records and their fields, as health inspection documents customarily have them.

Source: 卫生行政执法文书规范 (customary fields, from memory); 行政处罚法 (at least two officers); notice, section
四（一） for the meeting. Personal fields are masked on pages; every record lies sealed.
"""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What a field holds."""

    LINE = "line"
    WORDS = "words"
    INSTANT = "instant"
    PERSON = "person"
    """A name, with a post before or after it where it helps."""
    PERSONS = "persons"
    """One person a line: `单位 职务 姓名` or `姓名 证件号`."""
    IDENTITY = "identity"
    PHONE = "phone"
    ADDRESS = "address"
    DIALOGUE = "dialogue"
    """Lines that begin with 问： and 答： in turn."""
    CHOICE = "choice"


PERSONAL = (Shape.PERSON, Shape.PERSONS, Shape.IDENTITY, Shape.PHONE, Shape.ADDRESS)


@dataclass(frozen=True, slots=True)
class RecordField:
    """A field of a record; `least` is how many lines PERSONS must have."""

    name: str
    title: str
    shape: Shape = Shape.LINE
    required: bool = True
    choices: tuple[str, ...] = ()
    least: int = 1
    hint: str = ""

    @property
    def personal(self) -> bool:
        return self.shape in PERSONAL


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record. `signed` whether the other side signs (or refuses, before a witness)."""

    name: str
    title: str
    short: str
    fields: tuple[RecordField, ...]
    signed: bool = True


SIGNED, REFUSED = "已签名", "拒绝签名"
_TIMES = (
    RecordField("began", "开始时间", Shape.INSTANT),
    RecordField("ended", "结束时间", Shape.INSTANT),
)
_OFFICERS = RecordField(
    "officers",
    "检查人员（每行一人）",
    Shape.PERSONS,
    least=2,
    hint="不少于两人，写姓名和证件号，如“甲某某 执法证 吉0001”。",
)
_RECORDER = RecordField("recorder", "记录人", Shape.PERSON)
_TOLD = RecordField("informed", "表明身份和告知", Shape.CHOICE, choices=("已出示证件并告知权利义务",))
_SIGNATURE = (
    RecordField("signature", "签名情况", Shape.CHOICE, choices=(SIGNED, REFUSED)),
    RecordField("refusal", "拒绝签名的事由", required=False),
    RecordField("witness", "见证人", Shape.PERSON, required=False),
)

KINDS = {
    kind.name: kind
    for kind in (
        RecordKind(
            "meeting",
            "座谈会记录",
            "座谈",
            (
                *_TIMES,
                RecordField("place", "地点"),
                RecordField("chair", "主持人", Shape.PERSON),
                _RECORDER,
                RecordField(
                    "attendees",
                    "参会人员（每行一人）",
                    Shape.PERSONS,
                    least=2,
                    hint="写单位、职务、姓名；由地方结合工作任务确定，从简。",
                ),
                RecordField(
                    "minutes", "座谈内容", Shape.WORDS, hint="不听汇报，记反映的情况；问题和意见建议另行逐条登记。"
                ),
            ),
            signed=False,
        ),
        RecordKind(
            "site_inspection",
            "现场检查笔录",
            "现检",
            (
                RecordField("subject", "被检查单位"),
                RecordField("principal", "法定代表人或负责人", Shape.PERSON),
                RecordField("phone", "联系电话", Shape.PHONE, required=False),
                RecordField("place", "检查地点"),
                *_TIMES,
                _OFFICERS,
                _RECORDER,
                RecordField("escort", "现场陪同人", Shape.PERSON, required=False),
                _TOLD,
                RecordField("findings", "现场检查情况", Shape.WORDS, hint="写所见的事实：部位、岗位、设施、数量。"),
                RecordField("remarks", "被检查单位的意见", Shape.WORDS, required=False),
                *_SIGNATURE,
            ),
        ),
        RecordKind(
            "interview",
            "询问笔录",
            "询问",
            (
                RecordField("person", "被询问人", Shape.PERSON),
                RecordField("sex", "性别", Shape.CHOICE, choices=("男", "女")),
                RecordField("identity", "身份证件号码", Shape.IDENTITY, required=False),
                RecordField("employer", "工作单位和职务"),
                RecordField("phone", "联系电话", Shape.PHONE, required=False),
                RecordField("address", "住址", Shape.ADDRESS, required=False),
                RecordField("place", "询问地点"),
                *_TIMES,
                _OFFICERS,
                _RECORDER,
                _TOLD,
                RecordField("dialogue", "询问内容", Shape.DIALOGUE, hint="一问一答，各起一行，以“问：”“答：”开头。"),
                *_SIGNATURE,
            ),
        ),
        RecordKind(
            "receipt",
            "签收回执",
            "签收",
            (
                RecordField("document", "送达文件名称"),
                RecordField("document_no", "文号", required=False),
                RecordField("recipient", "受送达单位"),
                RecordField("way", "送达方式", Shape.CHOICE, choices=("直接送达", "留置送达", "邮寄送达")),
                RecordField("place", "送达地点"),
                RecordField("began", "送达时间", Shape.INSTANT),
                RecordField("officers", "送达人（每行一人）", Shape.PERSONS, least=2),
                RecordField("receiver", "收件人", Shape.PERSON, required=False),
                *_SIGNATURE,
            ),
        ),
    )
}
