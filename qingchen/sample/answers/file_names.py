"""How the evidence files of an inspectee are called; each begins with its name, as an office calls them."""


def excuses(name: str) -> str:
    return f"{name}-不适用事项说明.txt"


def catalogue(name: str, domain: str) -> str:
    return f"{name}-{domain}-佐证目录.txt"


def rate_sources(name: str) -> str:
    return f"{name}-主要指标数据来源.csv"


def by_industry(name: str) -> str:
    return f"{name}-治理范围单位分行业统计.csv"


def working_notes(name: str) -> str:
    return f"{name}-检查工作记录.txt"


def drawn_list(name: str) -> str:
    return f"{name}-抽样名单.csv"


def photo(name: str, number: int) -> str:
    return f"{name}-现场照片-{number}.png"


PHOTOS = 2
"""Photos taken at an inspectee."""
