import { CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { limitCourse, type LimitCourse } from "./limit-course";
import { rateDots, type RateDots } from "./rate-dots";

use([ScatterChart, LineChart, CustomChart, GridComponent, LegendComponent, TooltipComponent, MarkLineComponent, SVGRenderer]);

// <div data-chart="id of a json_script"></div>: data come as JSON in the page, never as a script.
for (const frame of document.querySelectorAll<HTMLElement>("[data-chart]")) {
  const data = document.getElementById(frame.dataset.chart ?? "");
  if (!data?.textContent) continue;
  const chart = init(frame, undefined, { renderer: "svg" });
  const held: unknown = JSON.parse(data.textContent);
  chart.setOption(frame.dataset.chartKind === "course" ? limitCourse(held as LimitCourse) : rateDots(held as RateDots));
  window.addEventListener("resize", () => chart.resize());
  chart.on("click", (event) => {
    const target = (event.data as { href?: string } | undefined)?.href;
    if (target?.startsWith("/")) window.location.assign(target);
  });
}
