import { readFileSync } from "node:fs";
import path from "node:path";
import * as css from "css-tree";

/** Documented for UXP, and what Adobe's samples use beside it. Prefixes of longer names count: `border-`, `margin-`. */
const KNOWN = new Set(
  (
    "align-content align-items align-self background background-attachment background-color background-image " +
    "background-repeat background-size border border-radius border-color border-style border-width bottom color display " +
    "flex flex-basis flex-direction flex-grow flex-shrink flex-wrap font-family font-size font-style font-weight height " +
    "justify-content left letter-spacing margin max-height max-width min-height min-width opacity overflow overflow-x " +
    "overflow-y padding position right text-align text-overflow top visibility white-space width " +
    // Not in Adobe's list, and nothing is lost where they do nothing.
    "accent-color box-sizing color-scheme cursor font-variant-numeric line-height outline outline-offset overflow-wrap " +
    "pointer-events resize user-select vertical-align word-break z-index text-decoration"
  ).split(" "),
);
const KNOWN_FAMILIES =
  /^(border-(top|right|bottom|left)(-(color|style|width|left-radius|right-radius))?|(margin|padding)-(top|right|bottom|left))$/;

const DISPLAYS = ["flex", "inline-flex", "block", "inline", "inline-block", "none"];
const POSITIONS = ["static", "relative", "absolute", "fixed"];

const PSEUDO_CLASSES = new Set(
  "active checked defined disabled empty enabled first-child focus hover last-child nth-child nth-last-child only-child root".split(
    " ",
  ),
);
const PSEUDO_ELEMENTS = new Set(["before", "after"]);
/** Where they are not known the whole rule is dropped, so they may only refine what another rule has said. */
const REFINEMENTS = new Set(["not", "focus-visible", "placeholder"]);

/** What UXP does not do, each as a sentence with its line. */
function faultsIn(sheet: string): readonly string[] {
  const faults: string[] = [];
  const syntax: string[] = [];
  const tree = css.parse(sheet, { positions: true, onParseError: (error) => syntax.push(error.message) });
  const note = (node: css.CssNode, what: string): void => void faults.push(`${node.loc?.start.line ?? 0}: ${what}`);
  css.walk(tree, (node) => {
    switch (node.type) {
      case "Atrule":
        if (node.name !== "media") note(node, `@${node.name}`);
        break;
      case "AttributeSelector":
        note(node, "an attribute selector");
        break;
      case "PseudoClassSelector":
        if (!PSEUDO_CLASSES.has(node.name) && !REFINEMENTS.has(node.name)) note(node, `:${node.name}`);
        break;
      case "PseudoElementSelector":
        if (!PSEUDO_ELEMENTS.has(node.name) && !REFINEMENTS.has(node.name)) note(node, `::${node.name}`);
        break;
      case "SelectorList": {
        const refined = node.children.toArray().map((selector) => {
          let found = false;
          css.walk(selector, (part) => {
            if (part.type === "PseudoClassSelector" || part.type === "PseudoElementSelector") {
              found ||= REFINEMENTS.has(part.name);
            }
          });
          return found;
        });
        if (refined.includes(true) && refined.includes(false))
          note(node, "a known selector that goes with an unknown one");
        break;
      }
      case "Declaration":
        noteDeclaration(node, (what) => note(node, what));
        break;
      case "Function":
        if (
          !["var", "calc", "rgb", "rgba", "linear-gradient", "url"].includes(node.name) &&
          !REFINEMENTS.has(node.name)
        ) {
          note(node, `${node.name}()`);
        }
        break;
      default:
        break;
    }
  });
  return [...syntax, ...faults];
}

function noteDeclaration({ property, value }: css.Declaration, note: (what: string) => void): void {
  if (property.startsWith("--")) return;
  if (!KNOWN.has(property) && !KNOWN_FAMILIES.test(property)) note(property);
  const said = css.generate(value);
  if (property === "display" && !DISPLAYS.includes(said)) note(`display: ${said}`);
  if (property === "position" && !POSITIONS.includes(said)) note(`position: ${said}`);
  if (value.type === "Value" && value.children.some((part) => part.type === "Dimension" && part.unit === "fr"))
    note("fr");
}

test("the stylesheet asks only for what UXP does", () => {
  const sheet = readFileSync(path.join(__dirname, "../src/ui/style.css"), "utf8");
  expect(sheet.length).toBeGreaterThan(1000);
  expect(faultsIn(sheet)).toEqual([]);
});

test.each([
  ["a { display: grid }", "1: display: grid"],
  ["a { grid-template-columns: 1fr 1fr }", "1: grid-template-columns"],
  ["a { gap: 4px }", "1: gap"],
  ["a { transition: color 1s }", "1: transition"],
  ["\na { animation-name: spin }", "2: animation-name"],
  ["@keyframes spin { from { color: red } }", "1: @keyframes"],
  ["a { text-transform: uppercase }", "1: text-transform"],
  ["a { font: 12px sans-serif }", "1: font"],
  ["@font-face { font-family: X }", "1: @font-face"],
  ["a { aspect-ratio: 16 / 9 }", "1: aspect-ratio"],
  ["a { box-shadow: 0 0 2px black }", "1: box-shadow"],
  ["a { transform: rotate(1deg) }", "1: transform"],
  ["input[type=text] { color: red }", "1: an attribute selector"],
  ["a { position: sticky }", "1: position: sticky"],
  ["a:has(b) { color: red }", "1: :has"],
  ["a:focus, a:focus-visible { color: red }", "1: a known selector that goes with an unknown one"],
  ["a { color: color-mix(in srgb, red, blue) }", "1: color-mix()"],
])("it would be found out with %s", (sheet, fault) => {
  expect(faultsIn(sheet)).toContain(fault);
});

test.each([
  ["a { width: calc(100% - 8px); color: var(--text) }"],
  [".a > .b:hover { display: flex; flex: 1 1 auto; border-bottom-color: #fff }"],
  ["@media (prefers-color-scheme: light) { a { color: black } }"],
  [".a:focus:not(:focus-visible), .b:focus:not(:focus-visible) { outline: 0 solid transparent }"],
])("and is let off with %s", (sheet) => {
  expect(faultsIn(sheet)).toEqual([]);
});
