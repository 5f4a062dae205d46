import { size } from "./dropped-files";

// Photos chosen on a phone are shown before they are sent, so that a blurred one is taken again on the spot.
export function previewPhotos(root: ParentNode): void {
  for (const input of root.querySelectorAll<HTMLInputElement>("input[data-photos]")) {
    if (input.dataset.ready) continue;
    input.dataset.ready = "1";
    input.addEventListener("change", () => {
      const strip = input.closest("[data-photo-strip]");
      if (!strip) return;
      strip.querySelectorAll("[data-preview]").forEach((old) => old.remove());
      for (const file of input.files ?? []) strip.prepend(preview(file));
    });
  }
}

function preview(file: File): HTMLElement {
  const figure = document.createElement("figure");
  figure.className = "photo";
  figure.dataset.preview = "1";
  if (file.type.startsWith("image/")) {
    const image = new Image();
    image.src = URL.createObjectURL(file);
    image.alt = file.name;
    image.onload = () => URL.revokeObjectURL(image.src);
    figure.append(image);
  }
  const caption = document.createElement("figcaption");
  caption.textContent = `${file.name} · ${size(file.size)} · 待保存`;
  figure.append(caption);
  return figure;
}
