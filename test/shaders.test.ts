import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const ROOM = join(__dirname, "../src/media/room");

/** The texts between backticks: shaders, or parts of them. */
function templatesOf(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) found.push(node.getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What stands in the brackets that open before `from`, at its commas. */
function argumentsAt(text: string, from: number): readonly string[] {
  const parts = [""];
  for (let at = from, depth = 0; at < text.length && depth >= 0; at++) {
    const sign = text[at] ?? "";
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (sign === "," && depth === 0) parts.push("");
    else if (depth >= 0) parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

/** The value of an edge, sums of products, with a half for whatever is not a number. */
function edge(text: string): number {
  const numbers = text.replace(/\b[a-z_]\w*(\.\w+)?(\([^()]*\))?/gi, "0.5").replace(/^-/, "0 - ");
  const terms = numbers.split(/ (?=[+-] )/).map((term) => (/^[+-] /.test(term) ? term : `+ ${term}`));
  return terms.reduce((sum, term) => {
    const product = term
      .slice(2)
      .split(" * ")
      .reduce((value, factor) => value * Number(factor), 1);
    if (Number.isNaN(product)) throw new Error(`An edge that cannot be read: ${text}`);
    return term.startsWith("-") ? sum - product : sum + product;
  }, 0);
}

const STEPS = readdirSync(ROOM, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .flatMap((name) =>
    templatesOf(join(ROOM, name)).flatMap((text) =>
      [...text.matchAll(/smoothstep\(/g)].map(({ index, 0: opening }) => {
        const [low = "", high = ""] = argumentsAt(text, index + opening.length);
        return { name, low, high };
      }),
    ),
  );

// GLSL ES 3.00, 8.3: "Results are undefined if edge0 >= edge1."
test("no shader asks for a smooth step from a high edge to a low one", () => {
  expect(STEPS.length).toBeGreaterThan(60);
  expect(STEPS.filter(({ low, high }) => edge(low) >= edge(high))).toEqual([]);
});
