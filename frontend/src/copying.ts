// A button with data-copy="#id" copies the text of that field, and says so; without clipboard rights the text is selected.
export function copyOnRequest(within: Document | HTMLElement): void {
  for (const button of within.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.addEventListener("click", async () => {
      const field = document.querySelector<HTMLTextAreaElement>(button.dataset.copy ?? "");
      if (!field) return;
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        button.textContent = "已复制";
      } catch {
        button.textContent = "已选中，请按 Ctrl+C";
      }
    });
  }
}
