import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { batchTimeline } from "./batch-timeline";
import { digitPlot } from "./digit-plot";
import { funnelPlot } from "./funnel-plot";
import { intervalPlot } from "./interval-plot";
import { limitCourse } from "./limit-course";
import { rateCourse } from "./rate-course";
import { rateDots } from "./rate-dots";

use([BarChart, ScatterChart, LineChart, CustomChart, GridComponent, LegendComponent, TooltipComponent, MarkAreaComponent, MarkLineComponent, SVGRenderer]);

// What a page says of a chart's data, and the picture made of them. The presenter of the page writes the data.
const KINDS: Record<string, (data: any) => EChartsCoreOption> = {
  course: limitCourse,
  months: rateCourse,
  intervals: intervalPlot,
  funnel: funnelPlot,
  digits: digitPlot,
  timeline: batchTimeline,
};

// <div data-chart="id of a json_script"></div>: data come as JSON in the page, never as a script.
function draw(within: ParentNode): void {
  for (const frame of within.querySelectorAll<HTMLElement>("[data-chart]")) {
    const data = document.getElementById(frame.dataset.chart ?? "");
    if (!data?.textContent || frame.dataset.drawn) continue;
    frame.dataset.drawn = "yes";
    const chart = init(frame, undefined, { renderer: "svg" });
    const option = (KINDS[frame.dataset.chartKind ?? ""] ?? rateDots)(JSON.parse(data.textContent));
    // Widths are measured on a canvas, which knows no "inherit": with the page's typeface by name, legends do not overlap.
    chart.setOption({ ...option, textStyle: { fontFamily: getComputedStyle(frame).fontFamily } });
    window.addEventListener("resize", () => chart.resize());
    chart.on("click", (event) => {
      const target = (event.data as { href?: string } | undefined)?.href;
      if (target?.startsWith("/")) window.location.assign(target);
    });
  }
}

draw(document);
// A part of a page that comes later, such as the course of a rate, draws its own.
document.addEventListener("htmx:load", (event) => draw((event as CustomEvent).detail.elt as HTMLElement));
