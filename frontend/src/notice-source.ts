// The draft of a notice: what is looked at on the left is lit in the text on the right.

const LIT = "lit";

function light(source: HTMLElement, at: string): void {
  const [start, end] = at.split("-").map(Number);
  let first: HTMLElement | undefined;
  for (const mark of source.querySelectorAll<HTMLElement>("mark")) {
    const inside = Number(mark.dataset.start) >= start && Number(mark.dataset.end) <= end;
    mark.classList.toggle(LIT, inside);
    if (inside) first ??= mark;
  }
  // Only the text scrolls: the page stays where the person is writing.
  if (first) source.scrollTop = first.offsetTop - source.clientHeight / 3;
}

export function lightPassages(): void {
  const source = document.querySelector<HTMLElement>("[data-source]");
  if (!source) return;
  const follow = (event: Event): void => {
    const place = (event.target as HTMLElement).closest<HTMLElement>("[data-at]");
    if (!place?.dataset.at) return;
    if (event.type === "click" && (event.target as HTMLElement).closest("a")) event.preventDefault();
    light(source, place.dataset.at);
  };
  document.addEventListener("focusin", follow);
  document.addEventListener("click", follow);
}
