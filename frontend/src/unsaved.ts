// The saved state of a form is always in sight, and leaving with something unsaved is asked about.
let unsaved = 0;

export function warnOfUnsaved(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-keep]")) {
    if (form.dataset.ready) continue;
    form.dataset.ready = "1";
    const state = form.querySelector<HTMLElement>("[data-saved-state]");
    form.addEventListener("input", () => {
      if (form.dataset.changed) return;
      form.dataset.changed = "1";
      unsaved += 1;
      if (state) {
        state.textContent = "有未保存的修改";
        state.className = "tag tag-amber";
      }
    });
    form.addEventListener("submit", () => {
      if (form.dataset.changed) unsaved -= 1;
      delete form.dataset.changed;
    });
  }
}

window.addEventListener("beforeunload", (event) => {
  if (unsaved > 0) event.preventDefault();
});
