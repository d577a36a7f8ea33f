/** What the bundles weigh, and what the panel costs until it shows something. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { launchBrowser } from "../browser";
import type { Figure } from "./figures";

export async function panelFigures({ dist }: { readonly dist: string }): Promise<Figure[]> {
  return [
    await weight("panel bundle, gzipped", path.join(dist, "index.js"), 300),
    await weight("media room, gzipped", path.join(dist, "room.html"), 500),
    await firstRender(dist),
  ];
}

async function weight(name: string, file: string, most: number): Promise<Figure> {
  const bytes = gzipSync(await readFile(file), { level: 9 }).length;
  return { name, unit: "KB", bound: { kind: "most", value: most }, seen: { value: bytes / 1000 } };
}

/** Script time from the first byte parsed until the panel's tabs stand in the page; the host answers nothing yet. */
async function firstRender(dist: string): Promise<Figure> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.setContent(`<!doctype html><body><div id="root"></div></body>`);
    const script = await readFile(path.join(dist, "index.js"), "utf8");
    const milliseconds = await page.evaluate(async (source) => {
      const silent: unknown = new Proxy(() => undefined, {
        get: (_, name) => (name === "then" ? undefined : silent),
        apply: () => new Promise(() => undefined),
      });
      Reflect.set(window, "require", () => silent);
      const shown = new Promise<number>((resolve) => {
        new MutationObserver(() => {
          if (document.querySelector("[role=tablist]") !== null) resolve(performance.now());
        }).observe(document.body, { childList: true, subtree: true });
      });
      const began = performance.now();
      const element = document.createElement("script");
      element.textContent = source;
      document.head.append(element);
      return (await shown) - began;
    }, script);
    return { name: "parse to first render", unit: "ms", seen: { value: milliseconds } };
  } finally {
    await browser.close();
  }
}
