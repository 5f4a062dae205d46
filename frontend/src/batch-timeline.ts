import type { EChartsCoreOption } from "echarts/core";

export interface Timeline {
  registers: string[];
  points: { day: string; register: string; batches: number; rows: number; late: boolean }[];
  window: [string, string];
}

const QUIET = "#5b6b82";

// A dot a day and register, the larger the more rows; the days of the inspection are shaded.
export function batchTimeline(data: Timeline): EChartsCoreOption {
  const most = Math.max(1, ...data.points.map((point) => point.rows));
  return {
    animation: false,
    grid: { left: 128, right: 20, top: 14, bottom: 28 },
    tooltip: { trigger: "item", formatter: (point: { data: { said: string } }) => point.data.said },
    xAxis: {
      type: "time",
      // Room before the first dot, so that it stands off the names; the days of the inspection always in sight.
      min: (days: { min: number; max: number }) => days.min - (days.max - days.min) / 16 - 86_400_000,
      max: (days: { max: number }) => Math.max(days.max, Date.parse(data.window[1])),
      axisLabel: { color: QUIET, fontSize: 11, formatter: "{yyyy}-{MM}-{dd}", hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: { type: "category", inverse: true, data: data.registers, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: "#27364d", fontSize: 11, width: 118, overflow: "truncate", interval: 0 }, splitLine: { show: true, lineStyle: { color: "#f0f3f8" } } },
    series: [
      {
        type: "scatter",
        data: data.points.map((point) => ({
          value: [point.day, point.register],
          symbolSize: 6 + 14 * Math.sqrt(point.rows / most),
          symbol: point.late ? "diamond" : "circle",
          itemStyle: { color: point.late ? "#a4630a" : "#1f5fae", opacity: 0.75 },
          said: `${point.day}　${point.register}<br>${point.batches} 批，${point.rows} 行${point.late ? "<br>检查前 7 日起入账" : ""}`,
        })),
        markArea: { silent: true, itemStyle: { color: "rgba(31, 95, 174, 0.08)" }, data: [[{ xAxis: data.window[0] }, { xAxis: data.window[1] }]] },
      },
    ],
  };
}
