/** Reference §2: what the panel's realm has, lacks and gets wrong. */

import type { ContractCase, Verdict } from "../contract";
import type { Bench } from "./bench";
import { contractCase, holdsIf, notTried, unknown } from "./verdict";

const NETWORK = "§2 Network";
const GLOBALS = "§2 Language and platform globals";
const PICTURES = "§2 Canvas, images, video, audio";
const STYLE = "§2 CSS and DOM";

function typeIn({ host }: Bench, path: string): string {
  let value: unknown = host.globals;
  for (const name of path.split(".")) {
    if (value === undefined || value === null) return "undefined";
    value = (Object(value) as Readonly<Record<string, unknown>>)[name];
  }
  return value === null ? "null" : typeof value;
}

function present(fact: string, ...paths: readonly string[]): ContractCase[] {
  return paths.map((path) =>
    contractCase(`has ${path}`, fact, `The realm has ${path}`, (bench) => {
      const type = typeIn(bench, path);
      return holdsIf(type !== "undefined", `typeof ${path} is ${type}`);
    }),
  );
}

/** Pickup does without these; a realm that has them is no fault, but the reference should learn of it. */
function absent(fact: string, ...paths: readonly string[]): ContractCase[] {
  return paths.map((path) =>
    contractCase(`lacks ${path}`, fact, `The realm lacks ${path}`, (bench) => {
      const type = typeIn(bench, path);
      return holdsIf(type === "undefined", `typeof ${path} is ${type}`);
    }),
  );
}

/** Runs `look` on an element that is on the page for that long only. */
function measured(bench: Bench, look: (element: HTMLElement, page: Document) => Verdict): Verdict {
  const page = bench.host.globals["document"];
  if (!isDocument(page)) return unknown("This realm has no document.");
  const element = page.createElement("div");
  page.body.appendChild(element);
  try {
    return look(element, page);
  } finally {
    page.body.removeChild(element);
  }
}

function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && "createElement" in value && "body" in value;
}

function drawsNothing(method: string): ContractCase {
  return contractCase(`canvas lacks ${method}`, PICTURES, `A canvas lacks ${method}`, (bench) =>
    measured(bench, (_, page) => {
      const canvas = page.createElement("canvas");
      const context: unknown = typeof canvas.getContext === "function" ? canvas.getContext("2d") : undefined;
      const isMissing = [canvas, context].every(
        (owner) => typeof owner !== "object" || owner === null || !(method in owner),
      );
      return holdsIf(isMissing, isMissing ? "missing" : "there");
    }),
  );
}

export const runtimeCases: readonly ContractCase[] = [
  ...present(NETWORK, "fetch", "Headers", "AbortController", "XMLHttpRequest", "WebSocket"),
  ...absent(NETWORK, "EventSource"),
  notTried("fetch refuses an undefined signal", NETWORK, "fetch with signal: undefined throws", "it needs a server."),
  notTried("FormData uploads arrive empty", NETWORK, "FormData with a Blob arrives empty", "it needs a server."),
  notTried("no second read after redirect", NETWORK, "After a redirect arrayBuffer() throws", "it needs a server."),
  notTried("bodies are not streamed", NETWORK, "A response body arrives all at once", "it needs a server."),
  notTried("chunked bodies may stall", NETWORK, "A body without Content-Length may stall", "it needs a server."),
  notTried("no self-signed certificates", NETWORK, "A self-signed certificate is refused", "it needs a server."),

  ...present(GLOBALS, "URL", "crypto.getRandomValues", "crypto.randomUUID", "performance.now", "requestAnimationFrame"),
  ...present(GLOBALS, "BigInt", "btoa", "localStorage", "sessionStorage", "navigator.userAgent"),
  ...absent(GLOBALS, "TextEncoder", "TextDecoder", "crypto.subtle", "queueMicrotask", "structuredClone", "DOMParser"),
  ...absent(GLOBALS, "XMLSerializer", "FileReader", "AudioContext", "indexedDB", "BroadcastChannel", "Worker"),
  ...absent(GLOBALS, "OffscreenCanvas", "VideoEncoder", "createImageBitmap"),
  contractCase("URLSearchParams", GLOBALS, "URLSearchParams comes with UXP 9.1", (bench) => {
    const type = typeIn(bench, "URLSearchParams");
    const [major = 0, minor = 0] = bench
      .about()
      .uxpVersion.split(/[^0-9]+/)
      .filter(Boolean)
      .map(Number);
    if (major === 0) return unknown(`typeof URLSearchParams is ${type}, in a UXP that does not say its version`);
    const isExpected = major > 9 || (major === 9 && minor >= 1);
    return holdsIf((type !== "undefined") === isExpected, `typeof URLSearchParams is ${type} in UXP ${major}.${minor}`);
  }),
  contractCase("WebAssembly", GLOBALS, "Nobody knows whether WebAssembly can be relied on", (bench) =>
    unknown(`typeof WebAssembly is ${typeIn(bench, "WebAssembly")}; Pickup does not use it in the panel.`),
  ),
  contractCase("no code from strings", GLOBALS, "Code cannot be made from strings", (bench) => {
    const make = bench.host.globals["Function"];
    if (typeof make !== "function") return holdsIf(true, "There is no Function constructor.");
    try {
      // Called, not constructed: the same thing, and the linter sees that it is meant.
      const made: unknown = Reflect.apply(make, undefined, ["return 1"]);
      return holdsIf(
        typeof made !== "function" || Reflect.apply(made, undefined, []) !== 1,
        "It made and ran a function.",
      );
    } catch (error) {
      return holdsIf(true, error instanceof Error ? error.message : String(error));
    }
  }),
  notTried("no window.onerror", GLOBALS, "window.onerror is not called", "an uncaught error can take Premiere down."),

  ...["drawImage", "fillText", "toBlob", "toDataURL", "getImageData", "putImageData"].map(drawsNothing),
  ...absent(PICTURES, "ImageBlob"),
  notTried("greyscale images", PICTURES, "Greyscale images do not render", "nobody can look at the page from here."),
  notTried("blob video", PICTURES, "A video from a blob: URL often fails", "Pickup never uses one."),
  notTried("no drag and drop", PICTURES, "Drag and drop is not supported", "it needs a hand."),
  ...present(PICTURES, "ResizeObserver", "IntersectionObserver"),

  contractCase("flex works", STYLE, "Flex lays out a row", (bench) =>
    measured(bench, (element, page) => {
      element.style.display = "flex";
      element.style.width = "200px";
      const [left, right] = twoBoxes(element, page);
      if (element.offsetWidth === 0) return unknown("This realm lays nothing out.");
      return holdsIf(right.offsetLeft > left.offsetLeft, `the second box begins at ${right.offsetLeft} px`);
    }),
  ),
  contractCase("no grid", STYLE, "CSS grid does not lay out", (bench) =>
    measured(bench, (element, page) => {
      element.style.setProperty("display", "grid");
      element.style.setProperty("grid-template-columns", "100px 100px");
      element.style.width = "200px";
      const [left, right] = twoBoxes(element, page);
      if (element.offsetWidth === 0) return unknown("This realm lays nothing out.");
      return holdsIf(right.offsetLeft <= left.offsetLeft, `the second box begins at ${right.offsetLeft} px`);
    }),
  ),
  contractCase("devicePixelRatio is 1", STYLE, "devicePixelRatio is always 1", (bench) => {
    const ratio = bench.host.globals["devicePixelRatio"];
    return ratio === undefined
      ? unknown("This realm has no devicePixelRatio.")
      : holdsIf(ratio === 1, JSON.stringify(ratio));
  }),
  contractCase("theme", STYLE, "document.theme tells Premiere's theme", (bench) => {
    const type = typeIn(bench, "document.theme");
    if (typeIn(bench, "document") === "undefined") return unknown("This realm has no document.");
    return type === "undefined"
      ? unknown("This document has no theme.")
      : holdsIf(type === "object", `document.theme is ${type}`);
  }),
  notTried("no transitions", STYLE, "Transitions and animations do nothing", "Pickup's stylesheet has none."),
  notTried("select ignores value", STYLE, "<select value> is ignored", "Pickup sets selected on the option."),
  notTried("keypress", STYLE, "keypress is never sent", "it needs a hand."),
  notTried("replaceChildren leaves some", STYLE, "replaceChildren() may leave children", "React does not use it."),
];

function twoBoxes(parent: HTMLElement, page: Document): readonly [HTMLElement, HTMLElement] {
  const boxes = [page.createElement("div"), page.createElement("div")] as const;
  for (const box of boxes) {
    box.style.width = "50px";
    box.style.height = "10px";
    parent.appendChild(box);
  }
  return boxes;
}
