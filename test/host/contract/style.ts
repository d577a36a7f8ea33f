/** Reference §2: CSS and the DOM of the panel's page. */

import type { ContractCase, Verdict } from "../contract";
import { onPage, typeIn } from "./realm";
import { contractCase, holdsIf, notTried, unknown, untried } from "./verdict";

const STYLE = "§2 CSS and DOM";

interface Pair {
  readonly plain: HTMLElement;
  /** The same text, beside it in a row, with what is being tried. */
  readonly dressed: HTMLElement;
}

/** Two boxes of the same text, one of them dressed; `compare` says whether the belief is true. */
function laidOut(
  id: string,
  title: string,
  dress: Readonly<Record<string, string>> | ((box: HTMLElement, page: Document) => void),
  compare: (pair: Pair) => boolean,
): ContractCase {
  return contractCase(id, STYLE, title, (bench) =>
    onPage(bench, (row, page) => {
      row.style.display = "flex";
      row.style.width = "400px";
      row.style.setProperty("align-items", "flex-start");
      const [plain, dressed] = twoBoxes(row, page);
      for (const box of [plain, dressed]) box.textContent = "pickup contract";
      if (typeof dress === "function") dress(dressed, page);
      else for (const [name, value] of Object.entries(dress)) dressed.style.setProperty(name, value);
      if (row.offsetWidth === 0) return unknown("This realm lays nothing out.");
      const [before, after] = [plain, dressed].map((box) => `${box.offsetWidth} x ${box.offsetHeight}`);
      return holdsIf(compare({ plain, dressed }), `${before} px without, ${after} px with`);
    }),
  );
}

/** Whether two boxes of 50 px stand beside each other in a parent with that display. */
function inRow(id: string, title: string, display: string, isBeside: boolean): ContractCase {
  return contractCase(id, STYLE, title, (bench) =>
    onPage(bench, (parent, page) => {
      parent.style.setProperty("display", display);
      parent.style.setProperty("grid-template-columns", "100px 100px");
      parent.style.width = "200px";
      const boxes = twoBoxes(parent, page);
      for (const box of boxes) {
        box.style.width = "50px";
        box.style.height = "10px";
      }
      const [left, right] = boxes;
      if (parent.offsetWidth === 0) return unknown("This realm lays nothing out.");
      return holdsIf(
        right.offsetLeft > left.offsetLeft === isBeside,
        `the second box begins at ${right.offsetLeft} px`,
      );
    }),
  );
}

function twoBoxes(parent: HTMLElement, page: Document): readonly [HTMLElement, HTMLElement] {
  const boxes = [page.createElement("div"), page.createElement("div")] as const;
  for (const box of boxes) parent.appendChild(box);
  return boxes;
}

function onElement(id: string, title: string, look: (parent: HTMLElement, page: Document) => Verdict): ContractCase {
  return contractCase(id, STYLE, title, (bench) => onPage(bench, look));
}

export const styleCases: readonly ContractCase[] = [
  inRow("flex works", "Flex lays out a row", "flex", true),
  inRow("no grid", "CSS grid does not lay out", "grid", false),
  laidOut(
    "CSS variables",
    "CSS variables work",
    { "--pickup-contract": "37px", width: "var(--pickup-contract)" },
    ({ dressed }) => dressed.offsetWidth === 37,
  ),
  laidOut(
    "no host variables",
    "--uxp-host-* variables are not set",
    { width: "var(--uxp-host-font-size, 37px)" },
    ({ dressed }) => dressed.offsetWidth === 37,
  ),
  laidOut(
    "no text-transform",
    "text-transform does nothing",
    { "text-transform": "uppercase" },
    ({ plain, dressed }) => dressed.offsetWidth === plain.offsetWidth,
  ),
  laidOut(
    "no font shorthand",
    "The font shorthand does nothing",
    { font: "40px monospace" },
    ({ plain, dressed }) => dressed.offsetHeight === plain.offsetHeight,
  ),
  laidOut(
    "no transform",
    "transform does nothing without CSSNextSupport",
    { transform: "scale(2)" },
    ({ dressed }) => dressed.getBoundingClientRect().width < dressed.offsetWidth * 1.5,
  ),
  laidOut(
    "no aspect-ratio",
    "aspect-ratio does nothing",
    { width: "200px", "aspect-ratio": "2" },
    ({ dressed }) => dressed.offsetHeight !== 100,
  ),
  laidOut(
    "no injected style",
    "A <style> made by a script does nothing",
    (box, page) => {
      const style = page.createElement("style");
      style.textContent = ".pickup-contract-box { width: 37px; }";
      box.className = "pickup-contract-box";
      box.appendChild(style);
    },
    ({ dressed }) => dressed.offsetWidth !== 37,
  ),
  ...untried(
    STYLE,
    "nobody can look at the page from here.",
    ["no box-shadow", "box-shadow does nothing without CSSNextSupport"],
    ["linear-gradient", "linear-gradient works as a background"],
    ["inputs on top", "Text inputs paint above everything"],
    ["no file or colour input", "<input type=file> and type=color are not supported"],
    ["simple SVG only", "SVG shows simple icons only"],
  ),
  notTried("no attribute selectors", STYLE, "Attribute selectors do nothing", "it needs a stylesheet of its own."),
  notTried("no @font-face", STYLE, "@font-face loads no font", "it needs a stylesheet of its own."),
  contractCase("devicePixelRatio is 1", STYLE, "devicePixelRatio is always 1", (bench) => {
    const ratio = bench.host.globals["devicePixelRatio"];
    return ratio === undefined
      ? unknown("This realm has no devicePixelRatio.")
      : holdsIf(ratio === 1, JSON.stringify(ratio));
  }),
  contractCase("theme", "§4 React and Spectrum", "document.theme tells Premiere's theme", (bench) => {
    const type = typeIn(bench, "document.theme");
    if (typeIn(bench, "document") === "undefined") return unknown("This realm has no document.");
    return type === "undefined"
      ? unknown("This document has no theme.")
      : holdsIf(type === "object", `document.theme is ${type}`);
  }),
  onElement("no label for", "<label for> does not reach its input", (parent, page) => {
    const box = page.createElement("input");
    box.type = "checkbox";
    box.id = "pickup-contract-input";
    const label = page.createElement("label");
    label.setAttribute("for", box.id);
    parent.appendChild(box);
    parent.appendChild(label);
    box.click();
    if (!box.checked) return unknown("This realm lets no script click.");
    label.click();
    return holdsIf(box.checked, box.checked ? "the click went nowhere" : "the click reached the input");
  }),
  onElement("option needs value", "An <option> without value has none", (parent, page) => {
    const select = page.createElement("select");
    const option = page.createElement("option");
    option.textContent = "text";
    select.appendChild(option);
    parent.appendChild(select);
    return holdsIf(option.value !== "text", JSON.stringify(option.value) ?? "undefined");
  }),
  onElement("no defaultValue", "defaultValue is ignored", (parent, page) => {
    const input = page.createElement("input");
    parent.appendChild(input);
    input.defaultValue = "text";
    return holdsIf(input.value !== "text", JSON.stringify(input.value) ?? "undefined");
  }),
  onElement("value before touch", "An input's value may be no text until it is touched", (parent, page) => {
    const inputs = [page.createElement("input"), page.createElement("select")];
    for (const input of inputs) parent.appendChild(input);
    const types = inputs.map(({ value }: { readonly value: unknown }) => (value === null ? "null" : typeof value));
    const isText = types.every((type) => type === "string");
    return isText ? unknown("This realm gave text at once.") : holdsIf(true, types.join(", "));
  }),
  ...untried(
    STYLE,
    "it needs a hand.",
    ["keypress", "keypress is never sent"],
    ["no tab order", "The tab order cannot be set"],
    ["password on macOS", "On macOS the value of a password field cannot be read"],
  ),
  notTried("no transitions", STYLE, "Transitions and animations do nothing", "Pickup's stylesheet has none."),
  notTried("select ignores value", STYLE, "<select value> is ignored", "Pickup sets selected on the option."),
  notTried("replaceChildren leaves some", STYLE, "replaceChildren() may leave children", "React does not use it."),
];
