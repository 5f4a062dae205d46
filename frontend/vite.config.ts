import { defineConfig } from "vite";
import { iconSprite } from "./build/icon-sprite.ts";

// Everything the browser runs goes to one folder with a manifest; nothing is fetched from outside at run time.
export default defineConfig({
  base: "/static/build/",
  publicDir: false,
  plugins: [iconSprite("src/icons.txt")],
  build: {
    outDir: "../qingchen/web/static/build",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2020",
    cssTarget: "chrome105",
    cssMinify: "lightningcss",
    chunkSizeWarningLimit: 900,
    // htmx holds an eval that our policy forbids and our configuration never reaches.
    rolldownOptions: {
      checks: { eval: false },
      input: { main: "src/main.ts", charts: "src/charts.ts" },
    },
  },
});
