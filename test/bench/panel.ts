/** What the bundles weigh, and what the panel costs until it shows something. */

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { launchBrowser } from "../browser";
import type { Figure } from "./figures";

/** An odd number. */
const RUNS = 7;

export async function panelFigures({ dist }: { readonly dist: string }): Promise<Figure[]> {
  const later = (await readdir(dist)).filter((name) => name.startsWith("later-"));
  const sources = new Map<string, string>();
  for (const name of ["index.js", ...later]) sources.set(name, await readFile(path.join(dist, name), "utf8"));
  const renders: FirstRender[] = [];
  for (let run = 0; run < RUNS; run += 1) renders.push(await firstRender(sources));
  const asked = [...new Set(renders.flatMap((render) => render.asked))];
  const shown = ["index.js", ...asked];
  const weights = new Map([...sources].map(([name, source]) => [name, weightOf(source)]));
  const sum = (names: readonly string[]): number => names.reduce((all, name) => all + (weights.get(name) ?? 0), 0);
  return [
    // All of what it takes to show itself, whatever scripts that stands in: a script that is asked for too early counts.
    kilobytes(`panel bundle, gzipped: ${shown.join(" + ")}`, sum(shown), 300),
    ...later.map((name) => kilobytes(`  read later: ${name}`, sum([name]))),
    kilobytes("  all scripts of the panel", sum([...weights.keys()])),
    kilobytes("media room, gzipped", weightOf(await readFile(path.join(dist, "room.html"), "utf8")), 500),
    { name: "parse of the panel bundle", ...medianOf(renders.map(({ parsing }) => parsing)) },
    { name: "parse to first render", ...medianOf(renders.map(({ milliseconds }) => milliseconds)) },
    {
      name: "parse to first render, of the page’s own thread",
      bound: { kind: "most", value: 150 },
      ...medianOf(renders.map(({ busy }) => busy)),
    },
  ];
}

function weightOf(text: string): number {
  return gzipSync(Buffer.from(text), { level: 9 }).length / 1000;
}

function medianOf(values: readonly number[]): Pick<Figure, "unit" | "seen" | "beside"> {
  const sorted = [...values].sort((a, b) => a - b);
  const beside = `median of ${values.length} new browsers: ${sorted.map(Math.round).join(", ")}`;
  return { unit: "ms", seen: { value: sorted[Math.floor(RUNS / 2)] ?? Infinity }, beside };
}

function kilobytes(name: string, value: number, most?: number): Figure {
  return { name, unit: "KB", ...(most === undefined ? {} : { bound: { kind: "most", value: most } }), seen: { value } };
}

interface FirstRender {
  /** By the wall, from the first byte parsed until the panel's tabs stand in the page. */
  readonly milliseconds: number;
  /** Of that, the processor's: what other programs of the machine take is not in it. */
  readonly busy: number;
  /** Of that, until the script is compiled; nothing of it has run. */
  readonly parsing: number;
  /** Scripts of the panel that it asked for until then, by their names. */
  readonly asked: readonly string[];
}

/** The host answers nothing yet. */
async function firstRender(sources: ReadonlyMap<string, string>): Promise<FirstRender> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.setContent(`<!doctype html><body><div id="root"></div></body>`);
    await browser.startTracing(page, { categories: ["blink.user_timing"] });
    const seen = await page.evaluate(
      async (scripts) => {
        const source = (name: string): string => scripts.find(([known]) => known === name)?.[1] ?? "";
        const silent: unknown = new Proxy(() => undefined, {
          get: (_, name) => (name === "then" ? undefined : silent),
          apply: () => new Promise(() => undefined),
        });
        const asked: string[] = [];
        const ask = (id: string): unknown => {
          if (!id.startsWith("./")) return silent;
          asked.push(id.slice(2));
          const module = { exports: {} };
          const script: unknown = window.eval(`(function (module, require) {${source(id.slice(2))}\n})`);
          if (typeof script === "function") Reflect.apply(script, undefined, [module, ask]);
          return module.exports;
        };
        Reflect.set(window, "require", ask);
        const shown = new Promise<{ readonly at: number; readonly asked: readonly string[] }>((resolve) => {
          new MutationObserver(() => {
            if (document.querySelector("[role=tablist]") === null) return;
            performance.mark("pickup-shown");
            resolve({ at: performance.now(), asked: [...asked] });
          }).observe(document.body, { childList: true, subtree: true });
        });
        const before = performance.now();
        // A function that is not called: compiled, as far as an engine compiles what it does not run yet.
        window.eval(`(function () {${source("index.js")}\n})`);
        const began = performance.now();
        performance.mark("pickup-began");
        const element = document.createElement("script");
        element.textContent = source("index.js");
        document.head.append(element);
        const first = await shown;
        return { milliseconds: first.at - began, parsing: began - before, asked: first.asked };
      },
      [...sources],
    );
    const trace = (await browser.stopTracing()).toString();
    return { ...seen, busy: (ticksAt(trace, "pickup-shown") - ticksAt(trace, "pickup-began")) / 1000 };
  } finally {
    await browser.close();
  }
}

/** What the thread had worked by then, in microseconds, the first time that the mark was set. @throws Error where it was not. */
function ticksAt(trace: string, mark: string): number {
  const read: unknown = JSON.parse(trace);
  const events: readonly unknown[] = typeof read === "object" && read !== null ? Object.values(read).flat() : [];
  for (const event of events) {
    if (typeof event !== "object" || event === null || !("name" in event) || event.name !== mark) continue;
    if ("tts" in event && typeof event.tts === "number") return event.tts;
  }
  throw new Error(`The trace has no mark ${mark}`);
}
