"""How the evidence files of an inspectee are called; each begins with its code."""


def excuses(code: str) -> str:
    return f"{code}-不适用事项说明.txt"


def catalogue(code: str, domain: str) -> str:
    return f"{code}-{domain}-佐证目录.txt"


def rate_sources(code: str) -> str:
    return f"{code}-主要指标数据来源.csv"


def by_industry(code: str) -> str:
    return f"{code}-治理范围单位分行业统计.csv"


def working_notes(code: str) -> str:
    return f"{code}-检查工作记录.txt"


def drawn_list(code: str) -> str:
    return f"{code}-抽样名单.csv"


def photo(code: str, number: int) -> str:
    return f"{code}-现场照片-{number}.png"


PHOTOS = 2
"""Photos taken at an inspectee."""
