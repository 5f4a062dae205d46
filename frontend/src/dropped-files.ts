// A field for files: drop them anywhere on the frame, or choose them; names and sizes are said before sending.
export function acceptDroppedFiles(root: ParentNode): void {
  for (const frame of root.querySelectorAll<HTMLElement>("[data-drop]")) {
    const input = frame.querySelector<HTMLInputElement>('input[type="file"]');
    const said = frame.querySelector<HTMLElement>("[data-chosen]");
    if (!input || frame.dataset.ready) continue;
    frame.dataset.ready = "1";
    const say = () => {
      const files = [...(input.files ?? [])];
      if (said && files.length) said.textContent = files.map((file) => `${file.name}（${size(file.size)}）`).join("，");
      frame.classList.toggle("has-file", files.length > 0);
    };
    input.addEventListener("change", say);
    for (const kind of ["dragenter", "dragover"]) {
      frame.addEventListener(kind, (event) => {
        event.preventDefault();
        frame.classList.add("dragging");
      });
    }
    frame.addEventListener("dragleave", () => frame.classList.remove("dragging"));
    frame.addEventListener("drop", (event) => {
      event.preventDefault();
      frame.classList.remove("dragging");
      if (event.dataTransfer?.files.length) {
        input.files = event.dataTransfer.files;
        say();
      }
    });
  }
}

export function size(bytes: number): string {
  if (bytes >= 1024 ** 3) return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
