import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";
import ts from "typescript";
import { deleteWhatUxpLacks, giveTheme, LACKING, LACKING_METHODS, LATER } from "./host/realm";
import { SimulatedTheme } from "./host/uxp";
import { aReelWithAHole, until } from "./panel-in-jsdom";
import { newPanel } from "./panels.setup";

test.each(["25.6", "26.3"] as const)("the shipped bundle renders where %s's UXP lacks so much", async (version) => {
  const panel = await newPanel({ version });
  const missing = [...LACKING, ...LATER].filter((name) => Reflect.get(panel.window, name) !== undefined);
  expect(missing).toEqual([]);
  await aReelWithAHole(panel);
  const text = (): string => panel.document.body.textContent;
  await until("the panel", () => text().includes("Settings") && panel.document.querySelector("textarea") !== null);
  await until("the place", () => text().includes("10:00:04:04"));
  expect(panel.document.querySelectorAll("#root button").length).toBeGreaterThan(3);
});

test("a realm with everything loses what UXP lacks, and keeps what it has", () => {
  const { window } = new JSDOM("<canvas></canvas>", { runScripts: "outside-only", pretendToBeVisual: true });
  for (const name of LACKING) {
    if (!(name in window)) Object.defineProperty(window, name, { value: class {}, configurable: true });
  }
  window.eval("CanvasRenderingContext2D = class { drawImage() {} scale() {} }");
  expect(deleteWhatUxpLacks(window, "25.6")).toEqual([]);
  const has = (code: string): unknown => window.eval(code);
  expect(has("typeof TextEncoder + typeof DOMParser + typeof URLSearchParams")).toBe("undefined".repeat(3));
  expect(has("typeof WebAssembly + typeof queueMicrotask")).toBe("undefined".repeat(2));
  expect(has("crypto.subtle")).toBeUndefined();
  expect(has("document.querySelector('canvas').toDataURL")).toBeUndefined();
  expect(has("[CanvasRenderingContext2D.prototype.drawImage, CanvasRenderingContext2D.prototype.scale].join()")).toBe(
    ",",
  );
  expect(has("typeof crypto.getRandomValues + typeof URL + typeof setTimeout")).toBe("function".repeat(3));
  expect(has("typeof AbortController + typeof btoa")).toBe("function".repeat(2));
});

test("UXP 9 has URLSearchParams, which 8 had not", () => {
  const { window } = new JSDOM("", { runScripts: "outside-only" });
  deleteWhatUxpLacks(window, "26.3");
  expect(window.eval("typeof URLSearchParams")).toBe("function");
});

test("the theme hangs on the document, and says when it changes", () => {
  const { window } = new JSDOM("", { runScripts: "outside-only" });
  const theme = new SimulatedTheme();
  giveTheme(window.document, theme);
  window.eval("seen = []; document.theme.onUpdated.addListener((name) => seen.push(name))");
  theme.change("light");
  expect(window.eval("document.theme.getCurrent() + ' ' + seen.join()")).toBe("light light");
});

const GLOBALS = new Set([...LACKING, ...LATER, "eval"]);
const METHODS = new Set(LACKING_METHODS);
const GLOBAL_OBJECTS = new Set(["window", "globalThis", "self"]);

/** Where a source uses what UXP lacks, as `file:line name`. Types are no use: they are gone when it runs. */
function usesOfWhatUxpLacks(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const own = new Set<string>();
  const note = (node: ts.Node, name: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${file}:${line + 1} ${name}`);
  };
  const declare = (node: ts.Node): void => {
    if (
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      ts.isIdentifier(node.name)
    ) {
      own.add(node.name.text);
    }
    if ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name !== undefined)
      own.add(node.name.text);
    if (ts.isImportSpecifier(node)) own.add(node.name.text);
    ts.forEachChild(node, declare);
  };
  declare(source);
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isPropertyAccessExpression(node)) {
      const name = node.name.text;
      const isGlobal = ts.isIdentifier(node.expression) && GLOBAL_OBJECTS.has(node.expression.text);
      if (METHODS.has(name) || (isGlobal && GLOBALS.has(name))) note(node, name);
      visit(node.expression);
      return;
    }
    const isName = ts.isPropertyAssignment(node.parent ?? node) && (node.parent as ts.PropertyAssignment).name === node;
    if (ts.isIdentifier(node) && !isName && GLOBALS.has(node.text) && !own.has(node.text)) note(node, node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const root = path.dirname(__dirname);

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return name === "src/media/room" ? [] : sourcesBelow(name);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts") ? [name] : [];
  });
}

test("the panel's own code asks for nothing that UXP lacks", () => {
  // The contract goes into the bundle as well.
  const sources = [...sourcesBelow("src"), ...sourcesBelow("test/host/contract"), "test/host/contract.ts"];
  expect(sources).toContain("src/uxp/files.ts");
  expect(sources.flatMap((file) => usesOfWhatUxpLacks(file, readFileSync(path.join(root, file), "utf8")))).toEqual([]);
});

test.each([
  ["new TextEncoder().encode(text)", ["a.ts:1 TextEncoder"]],
  ["const copy = structuredClone(value);", ["a.ts:1 structuredClone"]],
  ["window.queueMicrotask(() => undefined)", ["a.ts:1 queueMicrotask"]],
  ["context.drawImage(picture, 0, 0)", ["a.ts:1 drawImage"]],
  ["\nawait crypto.subtle.digest('SHA-256', bytes)", ["a.ts:2 subtle"]],
  ["const maker = { make: Worker };", ["a.ts:1 Worker"]],
  ["if (typeof indexedDB === 'object') go();", ["a.ts:1 indexedDB"]],
  ["eval('1')", ["a.ts:1 eval"]],
])("the search finds %s", (text, found) => {
  expect(usesOfWhatUxpLacks("a.ts", text)).toEqual(found);
});

test.each([
  ["// TextEncoder is missing here"],
  ["const text = 'TextEncoder';"],
  ["const names = { Worker: 1 };"],
  ["export type Frame = VideoFrame | ImageData;"],
  ["function caches() { return 1; } caches();"],
  ["shelf.caches.clear()"],
])("the search leaves %s alone", (text) => {
  expect(usesOfWhatUxpLacks("a.ts", text)).toEqual([]);
});
