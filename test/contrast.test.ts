import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, walk, generate, type Declaration } from "css-tree";

const sheet = parse(readFileSync(join(__dirname, "../src/ui/style.css"), "utf8"));

/** Colour variables and uses of the stylesheet, by selector. */
const rules = new Map<string, Map<string, string>>();
walk(sheet, {
  visit: "Rule",
  enter(rule) {
    for (const selector of generate(rule.prelude).split(",")) {
      const declared = rules.get(selector) ?? new Map<string, string>();
      walk(rule.block, {
        visit: "Declaration",
        enter(node: Declaration) {
          declared.set(node.property, generate(node.value).trim());
        },
      });
      rules.set(selector, declared);
    }
  },
});

function colours(selector: string): ReadonlyMap<string, string> {
  return new Map([...(rules.get(selector) ?? [])].filter(([name]) => name.startsWith("--")));
}

const dark = colours("body");
const light = colours(".theme-light");

/** WCAG 2.2, relative luminance of an sRGB colour written #rrggbb. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [more = 0, less = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (more + 0.05) / (less + 0.05);
}

function variable(value: string | undefined): string | undefined {
  return /^var\((--[a-z-]+)\)$/.exec(value ?? "")?.[1];
}

/** Every text colour with every background it may stand on: its own rule's, else any that text inherits. */
function pairs(): readonly (readonly [text: string, background: string])[] {
  const found = new Set<string>();
  const inherited = ["--ground", "--field"];
  for (const declared of rules.values()) {
    const text = variable(declared.get("color"));
    if (text === undefined) continue;
    const own = variable(declared.get("background-color"));
    for (const background of own === undefined ? (text === "--on-fill" ? ["--fill"] : inherited) : [own]) {
      found.add(`${text} ${background}`);
    }
  }
  return [...found].map((pair) => pair.split(" ") as [string, string]);
}

test("text colours are variables, so that both themes set them", () => {
  for (const [selector, declared] of rules) {
    for (const name of ["color", "background-color"]) {
      const value = declared.get(name);
      if (value === undefined || value === "transparent") continue;
      expect([selector, name, variable(value)]).toEqual([selector, name, expect.stringMatching(/^--/)]);
    }
  }
});

test("the light theme sets every colour that the dark one sets", () => {
  expect([...light.keys()].sort()).toEqual([...dark.keys()].sort());
});

describe.each([
  ["dark", dark],
  ["light", light],
])("in the %s theme", (_name, theme) => {
  const colour = (name: string): string => theme.get(name) ?? "";

  test.each(pairs())("%s on %s is at least 4.5:1", (text, background) => {
    expect(colour(text)).toMatch(/^#[0-9a-f]{6}$/);
    expect(colour(background)).toMatch(/^#[0-9a-f]{6}$/);
    expect(contrast(colour(text), colour(background))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["--accent", "--warn", "--bad"])(
    "%s, which marks focus or a note, is at least 3:1 on the ground",
    (name) => {
      expect(contrast(colour(name), colour("--ground"))).toBeGreaterThanOrEqual(3);
    },
  );
});

test("the pairs hold what an editor reads", () => {
  const named = pairs().map(([text, background]) => `${text} on ${background}`);
  expect(named).toEqual(
    expect.arrayContaining(["--text on --ground", "--dim on --ground", "--dim on --field", "--on-fill on --fill"]),
  );
  expect(named.some((pair) => pair.startsWith("--faint"))).toBe(false);
});
