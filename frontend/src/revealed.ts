// What was revealed of a person leaves the page when the page is left, and after three minutes in any case.
const SHOWN_FOR_MS = 3 * 60 * 1000;

export function forgetRevealed(root: ParentNode): void {
  const shown = root instanceof Element && root.matches("[data-revealed]") ? [root] : [];
  for (const part of [...shown, ...root.querySelectorAll("[data-revealed]")]) {
    const forget = () => part.remove();
    window.setTimeout(forget, SHOWN_FOR_MS);
    window.addEventListener("pagehide", forget, { once: true });
  }
}
