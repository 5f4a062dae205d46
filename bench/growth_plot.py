"""A line of seconds over rows as SVG, with the straight line through the first point beside it."""

from collections.abc import Sequence
from math import log10

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 400, 70, 30, 20, 60


def growth_plot(points: Sequence[tuple[int, float]]) -> str:
    """`points`: (rows, seconds), the fewest rows first. Both axes are logarithmic, so linear growth is a slope of 1."""
    rows, seconds = [one for one, _ in points], [one for _, one in points]
    linear = [(count, seconds[0] * count / rows[0]) for count in rows]
    lows = log10(rows[0]) - 0.1, log10(min(seconds)) - 0.2
    highs = log10(rows[-1]) + 0.1, log10(max(seconds[-1], linear[-1][1])) + 0.2

    def at(point: tuple[int, float]) -> str:
        x = LEFT + (log10(point[0]) - lows[0]) / (highs[0] - lows[0]) * (WIDTH - LEFT - RIGHT)
        y = HEIGHT - BOTTOM - (log10(point[1]) - lows[1]) / (highs[1] - lows[1]) * (HEIGHT - TOP - BOTTOM)
        return f"{x:.1f},{y:.1f}"

    marks = "".join(_mark(*at(one).split(","), f"{one[1]:.2f} s", f"{one[0]:,} 行") for one in points)
    told = "计算用时（实线为实测，虚线为由第一点线性推算；两轴均为对数）"
    below = "全部台账行数；全部指标 × 全部区划和单位，自合并后的文件；由 make bench 生成"
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {_FONT}>
<title>各率的计算用时随台账行数增长</title>
<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>
<path d="M{LEFT},{TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}" fill="none" stroke="#8794a8"/>
<polyline points="{" ".join(map(at, linear))}" fill="none" stroke="#a4630a" stroke-dasharray="6 4"/>
<polyline points="{" ".join(map(at, points))}" fill="none" stroke="#1f5fae" stroke-width="2"/>
{marks}
<text x="{LEFT}" y="18">{told}</text>
<text x="{WIDTH - RIGHT}" y="{HEIGHT - 12}" text-anchor="end">{below}</text>
</svg>
"""


_FONT = 'font-family="sans-serif" font-size="12" fill="#27364d"'


def _mark(x: str, y: str, above: str, below: str) -> str:
    return (
        f'<circle cx="{x}" cy="{y}" r="4.5" fill="#1f5fae"/>'
        f'<text x="{x}" y="{float(y) - 10:.1f}" text-anchor="middle">{above}</text>'
        f'<text x="{x}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{below}</text>'
    )
