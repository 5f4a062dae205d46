import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

// One SVG file with a <symbol> for each Tabler icon that the list names; a name that does not exist stops the build.
export function iconSprite(list: string): Plugin {
  return {
    name: "icon-sprite",
    apply: "build",
    generateBundle() {
      const folder = "node_modules/@tabler/icons/icons";
      const names = readFileSync(list, "utf8").split(/\s+/).filter(Boolean);
      const symbols = names.map((name) => symbol(name, join(folder, "outline", `${name}.svg`)));
      const source = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
      this.emitFile({ type: "asset", fileName: "icons.svg", source });
    },
  };
}

function symbol(name: string, path: string): string {
  const text = readFileSync(path, "utf8");
  const body = text.slice(text.indexOf(">", text.indexOf("<svg")) + 1, text.lastIndexOf("</svg>"));
  const shapes = body.replace(/\s+/g, " ").trim();
  return (
    `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"` +
    ` stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`
  );
}
