/** What the panel reads later, by the host's `require`: the bundle as it ships, on a simulated Premiere. */

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { uxpRequire } from "./host/require";
import { button, openPanel, says, until } from "./panel-in-jsdom";

const DIST = path.join(__dirname, "../dist");
const LATER = readdirSync(DIST).filter((name) => name.startsWith("later-"));

/** What is asked for by that script, beyond the plugin's folder. */
function loaded(name: string): { readonly exports: unknown; readonly asked: readonly string[] } {
  const asked: string[] = [];
  const require = uxpRequire({
    modules: new Proxy({}, { has: (_, id) => !String(id).startsWith("."), get: (_, id) => asked.push(String(id)) }),
    read: (script) => readFileSync(path.join(DIST, script), "utf8"),
    evaluate: (code) => (0, eval)(code) as unknown,
  });
  return { exports: require(`./${name}`), asked };
}

test.each(LATER)("%s is a script that UXP's require can read, and runs nothing by itself", (name) => {
  const { exports, asked } = loaded(name);
  expect(Object.keys(exports as object).sort()).toEqual(["ids", "modules"]);
  expect(asked).toEqual([]);
});

test("the panel asks for no script that is not there, and for every one that is", () => {
  const index = readFileSync(path.join(DIST, "index.js"), "utf8");
  const [, names = ""] = /"later-"\+\(?(\{[^}]*\})\[/.exec(index) ?? [];
  const asked = [...names.matchAll(/:"([a-z]+)"/g)].map(([, name]) => `later-${name ?? ""}.js`);
  expect(asked.sort()).toEqual([...LATER].sort());
  expect(LATER.length).toBeGreaterThan(5);
});

/** What of the project's folder is there before any panel. */
const UNTOUCHED = ["reel_2.prproj", "uxp", "uxp/data", "uxp/plugin", "uxp/temp"];

/** Nothing that the panel does later may find its script gone in the middle of it. */
const BEFORE_ANYTHING = LATER.filter((name) => !["later-contract.js", "later-french.js"].includes(name));

test.each(BEFORE_ANYTHING)("without %s nothing begins; once it is there, the panel does", async (name) => {
  const missing = new Set([name]);
  const panel = await openPanel({ missing });
  try {
    await until("a word of it", () => says(panel, /A part of Pickup cannot be read\./));
    const [message] = [...panel.document.querySelectorAll("textarea")];
    expect(message?.value).toContain(name);
    expect(readdirSync(panel.folder, { recursive: true }).sort()).toEqual(UNTOUCHED);
    missing.clear();
    (await until("another try", () => button(panel, /^Try again$/))).click();
    await until("the panel", () => panel.document.querySelector("[role=tab]") ?? undefined);
    await until("what it remembers", () => readdirSync(panel.folder, { recursive: true }).length > UNTOUCHED.length);
  } finally {
    await panel.close();
  }
});

test("UXP's require reads from the plugin's folder, with the ending written out, and each script once", () => {
  let read = 0;
  const require = uxpRequire({
    modules: { uxp: "the host's" },
    read: (name) => {
      read += 1;
      if (name !== "one.js") throw new Error(`Module not found: "${name}".`);
      return "module.exports = { uxp: require('uxp'), exports: typeof exports }";
    },
    evaluate: (code) => (0, eval)(code) as unknown,
  });
  expect(require("./one.js")).toEqual({ uxp: "the host's", exports: "undefined" });
  expect(require("./one.js")).toBe(require("./one.js"));
  expect(read).toBe(1);
  expect(() => require("./two.js")).toThrow("two.js");
  expect(() => require("./one")).toThrow('Module not found: "./one".');
  expect(() => require("one.js")).toThrow("one.js");
});
