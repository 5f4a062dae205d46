import type { EChartsCoreOption } from "echarts/core";

export interface Funnel {
  share: number;
  title: string;
  points: { name: string; objects: number; percent: number; counts: string; ours: boolean; outside: boolean }[];
  limits: { objects: number; inner: [number, number]; outer: [number, number] }[];
}

const QUIET = "#5b6b82";

// Rate against number of objects: between the lines places differ by chance alone.
export function funnelPlot(data: Funnel): EChartsCoreOption {
  const line = (pick: (limit: Funnel["limits"][number]) => number, width: number, type: string): object => ({
    type: "line",
    silent: true,
    symbol: "none",
    lineStyle: { color: "#8794a8", width, type },
    data: data.limits.map((limit) => [limit.objects, pick(limit)]),
  });
  const shown = data.points.map((point) => point.percent);
  return {
    animation: false,
    grid: { left: 44, right: 18, top: 16, bottom: 38 },
    tooltip: { trigger: "item", formatter: (point: { data: { said: string } }) => point.data.said },
    xAxis: { type: "log", min: "dataMin", max: "dataMax", name: "总数", nameLocation: "middle", nameGap: 24, nameTextStyle: { color: QUIET }, axisLabel: { color: QUIET, fontSize: 11 }, splitLine: { show: false } },
    yAxis: { type: "value", min: Math.max(0, Math.floor((Math.min(...shown, data.share) - 15) / 10) * 10), max: 100, axisLabel: { formatter: "{value}%", color: QUIET, fontSize: 11 }, splitLine: { lineStyle: { color: "#e8edf4" } } },
    series: [
      line((limit) => limit.inner[0], 1, "dashed"),
      line((limit) => limit.inner[1], 1, "dashed"),
      line((limit) => limit.outer[0], 1.2, "solid"),
      line((limit) => limit.outer[1], 1.2, "solid"),
      {
        type: "scatter",
        data: data.points.map((point) => ({
          value: [point.objects, point.percent],
          said: `${point.name}：${point.percent}%（${point.counts}）${point.outside ? "<br>超出 99.8% 界限" : ""}`,
          symbol: point.outside ? "diamond" : "circle",
          symbolSize: point.outside ? 13 : 9,
          itemStyle: { color: point.ours ? "#1f5fae" : "#fff", borderColor: point.outside ? "#6a4bb0" : "#1f5fae", borderWidth: point.outside ? 2 : 1.2 },
        })),
        markLine: { symbol: "none", silent: true, label: { formatter: `合计 ${data.share}%`, position: "insideEndTop", color: QUIET, fontSize: 11 }, lineStyle: { color: QUIET, type: "solid", width: 1 }, data: [{ yAxis: data.share }] },
      },
    ],
  };
}
