"""How the fault of a cell is told: which rule, what was found, how to mend it."""

from qingchen.registers.register import Column, ColumnType
from qingchen.standards.codes import code_list

SENTENCES: dict[str, tuple[str, str]] = {
    "not_a_date": ("应为日期", "请按 2020-07-15 的样子填写"),
    "no_such_day": ("日历上没有这一天", "请核对年月日"),
    "day_missing": ("日期只有年份，没有月和日", "请补全到日，如 2020-07-15；查不到日的写到月，如 2020-07"),
    "year_missing": ("日期没有年份", "请补全年份，如 2020-07-15"),
    "ambiguous_day": ("日期有两种读法，分不清哪个是月、哪个是日", "请按年-月-日填写，如 2020-07-15"),
    "ambiguous_month": (
        "可能是 1 月，也可能是 10 月（Excel 会去掉小数末尾的 0）",
        "请按 2020-01 或 2020-10 的样子填写，最好写到日",
    ),
    "formula_error": ("公式算不出结果", "请在原表中改正公式，或直接填写数值"),
    "ditto_of_person": ("一人一行，不能写“同上”", "请填写本人的内容"),
    "ditto_of_nothing": ("写了“同上”，而上一行没有可用的内容", "请直接填写"),
    "other_unit": ("数字后面不是本列的单位（{unit}）", "请换算成{unit}后只填数字"),
    "not_detected": ("写的是“未检出”，没有数值", "请填检出限的数值或“<检出限”，如 <0.1"),
    "below_contradicted": ("写的是“小于”，同一行却填“未低于检出限”", "请核对两列，改正其中一列"),
    "range_of_days": ("一格里写了起止两天", "本列请只填一天；起止各有一列的，请分填两列"),
    "part_of_year": ("只写到半年、季度或旬，没有到日", "请补全到日；查不到日的写到月，如 2020-07"),
    "about_day": ("日期写的是约数", "请填核实的日期；查不到日的写到月，如 2020-07"),
    "short_year": ("年份只写了两位", "请写四位年份，如 1952-03-04"),
    "none_in_date": ("写的是“无”“不详”一类的字，不是日期", "没有这个日期的请把本格留空"),
    "not_done": ("写的是没有做，没有数值或日期", "没有做的请把本格留空（不要填 0）"),
    "none_in_number": (
        "写的是“无”“不详”一类的字，分不清是 0 还是不知道",
        "是 0 的请填 0，不知道或没有这一项的请把本格留空",
    ),
    "about": ("写的是约数或范围，不是一个数", "请与原始记录核对后填一个数"),
    "number_in_date": ("应为日期，这里是一个数字", "请按 2020-07-15 的样子填写"),
    "not_a_number": ("应为数字", "请只填数字"),
    "not_whole": ("应为整数", "请核对后填写整数"),
    "comma_in_number": ("数字中的逗号位置不对", "小数请用点（如 1.2），千位分隔请三位一组或不用"),
    "less_than": ("不能填“小于”", "低于检出限的请填检出限的数值，并在“是否低于检出限”填是"),
    "unknown_code": ("不在可选范围内", "可填：{allowed}"),
    "not_yes_or_no": ("应填是或否", "请填“是”或“否”"),
    "not_a_division_code": (
        "应为行政区划代码（6、9 或 12 位数字）",
        "请填统计用区划代码；整列写的是地名或地址的，在对应关系页上选“从地址找县”",
    ),
    "no_address": ("没有地址，无法确定所在的县（市、区）", "请补填地址"),
    "county_not_in_address": ("地址没有写到县（市、区）", "请把地址写到县，或直接填行政区划代码"),
    "several_counties_in_address": (
        "地址里的县（市、区）有同名的或写了两个，不能确定是哪一个",
        "请写明省、市、县，或直接填行政区划代码",
    ),
    "address_outside_province": ("地址在别的省", "请核对地址"),
    "employer_code_length": (
        "统一社会信用代码应为 18 位",
        "请按营业执照重新填写（不能用 9 位组织机构代码或 15 位注册号）",
    ),
    "employer_code_characters": ("统一社会信用代码中有不该出现的字符", "其中没有字母 I、O、S、V、Z，请按营业执照核对"),
    "employer_code_check_digit": ("统一社会信用代码的校验码不对，至少有一位抄错", "请按营业执照逐位核对"),
    "identity_length": ("居民身份证号码应为 18 位（旧证 15 位）", "请按证件重新填写；不是居民身份证的请填写“证件类型”"),
    "identity_check_digit": ("居民身份证号码的校验码不对，至少有一位抄错", "请按证件逐位核对"),
    "identity_day": ("居民身份证号码中的出生日期在日历上没有", "请按证件核对第 7 至 14 位"),
    "identity_none": ("没有号码的不要写字", "请把本格留空；患者没有证件号码的，另填“无证件号码原因”"),
    "lost_digits": (
        "号码被 Excel 当作数字，末几位已丢失，无法恢复",
        "请先把整列设为“文本”格式，再按原件重新填写或粘贴",
    ),
}


def sentence(fault: str, column: Column, found: str) -> str:
    """`应为日期。填写为“630”。请按 2020-07-15 的样子填写。依据：……`"""
    rule, mend = SENTENCES[fault]
    parts = [
        rule.format(unit=column.unit or ""),
        f"填写为“{shown(column, found)}”",
        mend.format(allowed=_allowed(column), unit=column.unit or ""),
    ]
    if column.basis and fault != "lost_digits":
        parts.append(f"依据：{column.basis}")
    return "。".join(parts) + "。"


def shown(column: Column, found: str) -> str:
    """What a page may show of a cell: identity numbers and phones without their middle, never too long."""
    hidden = column.type is ColumnType.IDENTITY_NUMBER or column.stand_in == "phone_key"
    if hidden and len(found) > 8 and "E" not in found.upper():
        return f"{found[:6]}{'*' * max(len(found) - 8, 1)}{found[-2:]}"
    return found if len(found) <= 40 else found[:38] + "……"


def _allowed(column: Column) -> str:
    if not column.codes:
        return ""
    labels = code_list(column.codes).labels
    return "、".join(labels) if len(labels) <= 16 else "、".join(labels[:12]) + f"等 {len(labels)} 种，见模板“填写说明”"
