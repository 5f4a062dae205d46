"""Sets of divisions: what a user may see, what an inspection unit covers.

Divisions (行政区划) are written as digit prefixes: `22` province, `2201` prefecture, `220184` county,
`220184101` township, `220184101001` village. A longer code lies inside every code that it begins with.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A set of division codes less another set (附: 检查对象与行政区划不是一棵树).

    The longest prefix decides, so 通化 less 梅河口 is `Area(("2205",), ("220581",))`, and a village of
    220581 is outside. `Area((), ())` is empty; `EVERYWHERE` holds every code.
    """

    includes: tuple[str, ...]
    excludes: tuple[str, ...] = ()

    def __contains__(self, code: str) -> bool:
        return _longest(self.includes, code) > _longest(self.excludes, code)

    def covers(self, other: "Area") -> bool:
        """Whether every division of `other` surely lies in this one."""
        inside = all(code in self for code in other.includes)
        return inside and all(
            not any(hole.startswith(code) for code in other.includes)
            or any(kept.startswith(hole) or hole.startswith(kept) for kept in other.excludes)
            for hole in self.excludes
        )

    def meets(self, other: "Area") -> bool:
        """Whether one of the codes that this is made of lies in the other, or the other way round."""
        return any(code in other for code in self.includes) or any(code in self for code in other.includes)

    def __or__(self, other: "Area") -> "Area":
        """All that lies in either. A hole of one that the other covers is no hole any more."""
        holes = [hole for hole in self.excludes if hole not in other]
        holes += [hole for hole in other.excludes if hole not in self and hole not in holes]
        return Area(tuple(dict.fromkeys(self.includes + other.includes)), tuple(holes))


EVERYWHERE = Area(("",))
NOWHERE = Area(())


def _longest(prefixes: Iterable[str], code: str) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
