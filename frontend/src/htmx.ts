import htmx from "htmx.org";

// The pages' policy allows neither eval nor inline scripts; answers that refuse are shown in the notice line.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "[45]..", swap: true, error: true },
];

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]');
  if (token) (event as CustomEvent).detail.headers["X-CSRFToken"] = token.content;
});

document.addEventListener("htmx:sendError", () => {
  const notice = document.getElementById("notice");
  if (notice) notice.textContent = "网络不通，刚才的操作没有保存。请检查网络后重试。";
});
