"""What employers make where: industry, key industry, dusts and a word for the company's name, by weight."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trade:
    """`concentration` is the median C-TWA of the dust as a share of its limit."""

    industry: str
    key_industry: str
    dusts: tuple[str, ...]
    word: str
    concentration: float


TRADES = (
    Trade("0610", "coal_mine", ("coal", "silica"), "煤业", 0.55),
    Trade("0810", "non_coal_mine", ("silica",), "铁矿", 0.6),
    Trade("0921", "non_coal_mine", ("silica",), "黄金矿业", 0.6),
    Trade("1011", "non_coal_mine", ("limestone",), "石灰石矿", 0.4),
    Trade("1012", "non_coal_mine", ("silica", "marble"), "石材矿", 0.65),
    Trade("3110", "metallurgy", ("silica", "other"), "炼铁", 0.45),
    Trade("3140", "metallurgy", ("other", "silica"), "铁合金", 0.5),
    Trade("3011", "building_materials", ("cement",), "水泥", 0.5),
    Trade("3021", "building_materials", ("cement", "silica"), "水泥制品", 0.45),
    Trade("3031", "building_materials", ("silica",), "砖瓦", 0.6),
    Trade("3032", "building_materials", ("silica", "marble"), "石材", 0.7),
    Trade("3034", "building_materials", ("other",), "保温材料", 0.4),
    Trade("2110", "other", ("wood",), "家具", 0.35),
    Trade("1313", "other", ("grain",), "粮食加工", 0.3),
)
_ALIKE = (1, 2, 2, 3, 3, 2, 1, 5, 6, 9, 6, 3, 6, 5)
_BY_PREFECTURE = {
    "2204": {0: 8},
    "2205": {0: 4, 5: 5, 6: 3},
    "2206": {0: 9, 9: 4},
    "2202": {5: 4, 6: 5, 1: 4},
    "2224": {4: 7, 2: 6, 10: 8, 0: 3},
}


def weights(division: str) -> list[float]:
    """Weight of each trade in a prefecture: coal in 辽源, 通化 and 白山, metal in 吉林 and 通化, stone in 延边."""
    own = _BY_PREFECTURE.get(division[:4], {})
    raised = [own.get(index, weight) for index, weight in enumerate(_ALIKE)]
    return [weight / sum(raised) for weight in raised]
