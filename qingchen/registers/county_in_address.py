"""The county that an address names: 吉林省延边朝鲜族自治州珲春市三家子乡东岗村 lies in 222404."""

from datetime import date

from qingchen.standards import divisions


def county_in_address(address: str, province: str, on: date) -> str | None:
    """Its code on that day; None where the address names none, or several and no prefecture decides.

    铁西区 and 西安区 stand in several prefectures, so a prefecture named in the address goes first.
    """
    named = [prefecture for prefecture in divisions.prefectures(province) if prefecture.name in address]
    inside = [prefecture.code for prefecture in named] or [province]
    counties = [county for code in inside for county in divisions.counties(code, on)]
    found = sorted((address.rfind(county.name), county.code) for county in counties if county.name in address)
    if not found and named:
        # 梅河口 and 公主岭 are written under the prefecture that they left.
        counties = divisions.counties(province, on)
        found = sorted((address.rfind(county.name), county.code) for county in counties if county.name in address)
    return found[-1][1] if found else None
