"""How the tables of division codes are made from the yearly lists."""

import importlib.util
from pathlib import Path

import qingchen.standards

FILE = Path(qingchen.standards.__file__).parent / "data" / "divisions" / "extract.py"
spec = importlib.util.spec_from_file_location("division_extract", FILE)
extract = importlib.util.module_from_spec(spec)
spec.loader.exec_module(extract)


def edition(folder: Path, **tables: str) -> Path:
    """`areas="220381 公主岭市,220322 梨树县"` as a folder of one edition's lists."""
    folder.mkdir()
    for table in ("provinces", "cities", "areas", "streets", "villages"):
        rows = [pair.split(" ") for pair in tables.get(table, "").split(",") if pair]
        text = "\n".join(["code,name", *(f'{code},"{name}"' for code, name in rows)])
        (folder / f"{table}.csv").write_text(text + "\n", encoding="utf-8")
    return folder


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()[1:]


def test_a_code_that_gives_way_to_another_names_it_and_each_has_its_days(tmp_path):
    first = edition(tmp_path / "1", areas="220381 公主岭市", streets="220381101 甲镇,220381102 乙镇")
    second = edition(tmp_path / "2", areas="220184 公主岭市", streets="220184101 甲镇,220184102 乙镇")
    extract.main(tmp_path, "22", [("2019-10-31", first), ("2020-06-30", second)])
    assert lines(tmp_path / "counties.csv") == [
        "220184,公主岭市,2020-06-30,,",
        "220381,公主岭市,,2020-06-30,220184",
    ]


def test_a_county_that_is_split_has_no_single_successor(tmp_path):
    first = edition(tmp_path / "1", areas="220381 旧县", streets="220381101 甲镇,220381102 乙镇")
    second = edition(tmp_path / "2", areas="220184 东县,220185 西县", streets="220184101 甲镇,220185102 乙镇")
    extract.main(tmp_path, "22", [("2019-10-31", first), ("2020-06-30", second)])
    assert "220381,旧县,,2020-06-30," in lines(tmp_path / "counties.csv")


def test_a_renamed_code_has_a_line_for_each_name(tmp_path):
    first = edition(tmp_path / "1", streets="220101101 旧名镇")
    second = edition(tmp_path / "2", streets="220101101 新名镇,210101101 外省镇")
    extract.main(tmp_path, "22", [("2019-10-31", first), ("2020-06-30", second)])
    assert lines(tmp_path / "townships_22.csv") == [
        "220101101,旧名镇,,2020-06-30,",
        "220101101,新名镇,2020-06-30,,",
    ]
