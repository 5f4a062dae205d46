import type { EChartsCoreOption } from "echarts/core";

export interface RateDot {
  name: string;
  target: number | null;
  percent: number | null;
  counts: string;
  met: boolean | null;
  href: string;
}

export interface RateDots {
  target: number | null;
  dots: RateDot[];
}

const COLOURS = { met: "#0a7d4d", unmet: "#c0322b", none: "#8794a8" };

// One line a unit, its rate as a dot, the target as an upright line, or as a stroke a unit where targets differ.
// Shape repeats what the colour says.
export function rateDots(data: RateDots): EChartsCoreOption {
  const known = data.dots.filter((dot) => dot.percent !== null);
  const least = Math.min(...known.map((dot) => dot.percent as number), data.target ?? 95);
  const low = Math.max(0, Math.floor((least - 2) / 5) * 5);
  return {
    animation: false,
    grid: { left: 84, right: 22, top: data.target === null ? 4 : 18, bottom: 24 },
    xAxis: {
      type: "value",
      min: low,
      max: 100,
      interval: low < 80 ? 10 : 5,
      axisLabel: { formatter: "{value}%", color: "#5b6b82", fontSize: 11 },
      splitLine: { lineStyle: { color: "#e8edf4" } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: data.dots.map((dot) => dot.name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: "#27364d", fontSize: 12, interval: 0 },
    },
    tooltip: { trigger: "item", formatter: (point: { data: { said: string } }) => point.data.said },
    series: [
      {
        type: "scatter",
        symbol: "rect",
        symbolSize: [2, 16],
        silent: true,
        itemStyle: { color: "#27364d" },
        data: data.target === null ? known.map((dot) => ({ value: [dot.target, dot.name], said: "" })) : [],
      },
      {
        type: "scatter",
        symbolSize: 11,
        cursor: "pointer",
        data: known.map((dot) => ({
          value: [dot.percent, dot.name],
          href: dot.href,
          said: `${dot.name}：${dot.percent}%（${dot.counts}）${dot.target === null ? "" : `　目标 ${dot.target}%`}${dot.met === null ? "" : dot.met ? "　达标" : "　未达标"}`,
          symbol: dot.met === false ? "triangle" : "circle",
          symbolRotate: 180,
          itemStyle: { color: dot.met === null ? COLOURS.none : dot.met ? COLOURS.met : COLOURS.unmet },
        })),
        markLine:
          data.target === null
            ? undefined
            : {
                symbol: "none",
                silent: true,
                label: { position: "start", formatter: `目标 ${data.target}%`, color: "#27364d", fontSize: 11 },
                lineStyle: { color: "#27364d", type: "solid", width: 1 },
                data: [{ xAxis: data.target }],
              },
      },
    ],
  };
}
