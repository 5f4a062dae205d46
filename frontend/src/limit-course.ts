import type { EChartsCoreOption } from "echarts/core";

export interface LimitCourse {
  limit: number;
  lines: { name: string; points: [string, number][] }[];
}

const COLOURS = ["#1f5fae", "#0a7d4d", "#a4630a", "#6a4bb0", "#0b7a8a", "#8a3b63", "#5b6b82", "#7a7a12"];
const OVER = "#c0322b";

// One line a post: its measurements as multiples of the limit of their days. Over the limit the mark is a red triangle.
export function limitCourse(data: LimitCourse): EChartsCoreOption {
  const highest = Math.max(data.limit * 1.5, ...data.lines.flatMap((line) => line.points.map((point) => point[1])));
  return {
    animation: false,
    color: COLOURS,
    grid: { left: 44, right: 56, top: 16 + 20 * Math.ceil(data.lines.length / 4), bottom: 28 },
    legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 8, textStyle: { color: "#27364d", fontSize: 12 } },
    tooltip: { trigger: "item", formatter: (one: { seriesName: string; value: [string, number] }) => `${one.seriesName}<br>${one.value[0]}：限值的 ${one.value[1]} 倍` },
    xAxis: { type: "time", minInterval: 86_400_000, axisLabel: { color: "#5b6b82", fontSize: 11, formatter: "{yyyy}-{MM}", hideOverlap: true } },
    yAxis: { type: "value", min: 0, max: Math.ceil(highest * 10) / 10, axisLabel: { color: "#5b6b82", fontSize: 11 }, splitLine: { lineStyle: { color: "#e8edf4" } } },
    series: data.lines.map((line, index) => ({
      name: line.name,
      type: "line",
      lineStyle: { width: 1.5 },
      data: line.points.map((point) =>
        point[1] > data.limit
          ? { value: point, symbol: "triangle", symbolSize: 10, itemStyle: { color: OVER } }
          : { value: point, symbol: "circle", symbolSize: 7 },
      ),
      markLine:
        index > 0
          ? undefined
          : {
              symbol: "none",
              silent: true,
              label: { formatter: "限值", color: OVER, fontSize: 11 },
              lineStyle: { color: OVER, type: "solid", width: 1 },
              data: [{ yAxis: data.limit }],
            },
    })),
  };
}
