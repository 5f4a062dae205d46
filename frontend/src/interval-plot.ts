import type { EChartsCoreOption } from "echarts/core";

export interface ItemInterval {
  name: string;
  target: number | null;
  claimed: number | null;
  computed: number | null;
  low: number | null;
  high: number | null;
  found: number | null;
  outcome: string;
}

const INK = "#27364d";
const QUIET = "#5b6b82";
const COLOURS: Record<string, string> = { 查实达标: "#0a7d4d", 查实未达标: "#c0322b", 与申报不符: "#a4630a" };

// One line an item: what was claimed (hollow diamond), computed (dot), and the bar within which the recount puts it.
export function intervalPlot(items: ItemInterval[]): EChartsCoreOption {
  const values = items.flatMap((one) => [one.target, one.claimed, one.computed, one.low]).filter((one) => one !== null);
  const low = Math.max(0, Math.floor((Math.min(100, ...values) - 3) / 10) * 10);
  const said = (one: ItemInterval): string =>
    [
      one.name,
      `申报 ${one.claimed ?? "—"}%　台账 ${one.computed ?? "—"}%　目标 ${one.target ?? "—"}%`,
      one.found === null ? "尚无抽查结论" : `核实 ${one.found}%（${one.low}%–${one.high}%）　${one.outcome}`,
    ].join("<br>");
  const marks = (pick: (one: ItemInterval) => number | null): object[] =>
    items.filter((one) => pick(one) !== null).map((one) => ({ value: [pick(one), one.name], said: said(one) }));
  return {
    animation: false,
    grid: { left: 150, right: 22, top: 10, bottom: 26 },
    tooltip: { trigger: "item", formatter: (point: { data: { said: string } }) => point.data.said },
    xAxis: { type: "value", min: low, max: 100, axisLabel: { formatter: "{value}%", color: QUIET, fontSize: 11 }, splitLine: { lineStyle: { color: "#e8edf4" } } },
    yAxis: { type: "category", inverse: true, data: items.map((one) => one.name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: INK, fontSize: 12, width: 140, overflow: "truncate", interval: 0 } },
    series: [
      {
        type: "custom",
        data: items.filter((one) => one.low !== null).map((one) => ({ value: [one.low, one.name, one.high], said: said(one), itemStyle: { color: COLOURS[one.outcome] ?? "#1f5fae" } })),
        encode: { x: [0, 2], y: 1 },
        renderItem: (_: unknown, api: { coord: (at: unknown[]) => number[]; value: (at: number) => number; visual: (name: string) => string }) => {
          const [left, y] = api.coord([api.value(0), api.value(1)]);
          const [right] = api.coord([api.value(2), api.value(1)]);
          return { type: "rect", shape: { x: left, y: y - 4, width: Math.max(2, right - left), height: 8 }, style: { fill: api.visual("color"), opacity: 0.45 } };
        },
      },
      { type: "scatter", symbol: "rect", symbolSize: [2, 18], silent: true, itemStyle: { color: INK }, data: marks((one) => one.target) },
      { type: "scatter", symbol: "circle", symbolSize: 9, itemStyle: { color: "#1f5fae" }, data: marks((one) => one.computed) },
      { type: "scatter", symbol: "diamond", symbolSize: 12, itemStyle: { color: "#fff", borderColor: INK, borderWidth: 1.5 }, data: marks((one) => one.claimed) },
    ],
  };
}
