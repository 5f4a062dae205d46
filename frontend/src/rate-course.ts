import type { EChartsCoreOption } from "echarts/core";

export interface RateCourse {
  months: string[];
  unit: string;
  most: number | null; // end of the axis: 100 of a rate, none of a count
  target: number | null;
  now: (number | null)[];
  then: (number | null)[];
  said: string[];
}

// Two lines over months: as known now (full, dots) and as known then (dashed, hollow); the target as a line across.
export function rateCourse(data: RateCourse): EChartsCoreOption {
  const known = [...data.now, ...data.then, data.target].filter((one): one is number => one !== null);
  const low = data.most === null ? 0 : Math.max(0, Math.floor((Math.min(data.most, ...known) - 4) / 10) * 10);
  return {
    animation: false,
    grid: { left: 46, right: 66, top: 34, bottom: 28 },
    legend: { top: 0, left: 0, itemWidth: 26, itemHeight: 8, textStyle: { color: "#27364d", fontSize: 12 } },
    tooltip: {
      trigger: "axis",
      formatter: (points: { dataIndex: number }[]) => (points.length ? data.said[points[0].dataIndex].replaceAll("\n", "<br>") : ""),
    },
    xAxis: { type: "category", data: data.months, axisLabel: { color: "#5b6b82", fontSize: 11 }, axisTick: { show: false } },
    yAxis: {
      type: "value",
      min: low,
      max: data.most ?? undefined,
      minInterval: 1,
      axisLabel: { formatter: `{value}${data.unit}`, color: "#5b6b82", fontSize: 11 },
      splitLine: { lineStyle: { color: "#e8edf4" } },
    },
    series: [
      {
        name: "按现在所知",
        type: "line",
        symbol: "circle",
        symbolSize: 7,
        lineStyle: { width: 2 },
        color: "#1f5fae",
        data: data.now,
        markLine:
          data.target === null
            ? undefined
            : {
                symbol: "none",
                silent: true,
                label: { formatter: `目标 ${data.target}${data.unit}`, color: "#27364d", fontSize: 11 },
                lineStyle: { color: "#27364d", type: "solid", width: 1 },
                data: [{ yAxis: data.target }],
              },
      },
      {
        name: "按当时所知",
        type: "line",
        symbol: "emptyDiamond",
        symbolSize: 9,
        lineStyle: { width: 2, type: "dashed" },
        color: "#a4630a",
        data: data.then,
      },
    ],
  };
}
