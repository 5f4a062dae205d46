import type { EChartsCoreOption } from "echarts/core";

export interface Digits {
  many: number;
  counts: number[];
  expected: number;
}

const QUIET = "#5b6b82";

// How many counts end in each digit, beside the tenth that would be expected. 0 and 5 are striped by their colour.
export function digitPlot(data: Digits): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 40, right: 18, top: 16, bottom: 38 },
    tooltip: { trigger: "item", formatter: (bar: { name: string; value: number }) => `末位 ${bar.name}：${bar.value} 户（${((bar.value * 100) / data.many).toFixed(1)}%）` },
    xAxis: { type: "category", data: data.counts.map((_, digit) => String(digit)), name: "末位数字", nameLocation: "middle", nameGap: 24, nameTextStyle: { color: QUIET }, axisTick: { show: false }, axisLabel: { color: QUIET } },
    yAxis: { type: "value", axisLabel: { color: QUIET, fontSize: 11 }, splitLine: { lineStyle: { color: "#e8edf4" } } },
    series: [
      {
        type: "bar",
        barWidth: "60%",
        data: data.counts.map((count, digit) => ({ value: count, itemStyle: { color: digit % 5 === 0 ? "#6a4bb0" : "#9db7d8" } })),
        markLine: { symbol: "none", silent: true, label: { formatter: "均等", position: "insideEndTop", color: QUIET, fontSize: 11 }, lineStyle: { color: QUIET, type: "solid", width: 1 }, data: [{ yAxis: data.expected }] },
      },
    ],
  };
}
