/** The guide for editors says only what the panel says: its words, its pictures, the same in both languages. */

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { en } from "../src/ui/text/en";
import { fr } from "../src/ui/text/fr";

const docs = path.join(path.dirname(__dirname), "docs");

const GUIDES = {
  en: { file: "guide.md", text: en },
  fr: { file: "guide.fr.md", text: fr },
} as const;

const read = (language: keyof typeof GUIDES): string => readFileSync(path.join(docs, GUIDES[language].file), "utf8");

const pictures = (guide: string): readonly string[] =>
  [...guide.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].flatMap(([, picture]) => picture ?? []);

/** Every text of the panel; `…` stands for each figure and name in it. */
function saidBy(text: object): ReadonlySet<string> {
  const said = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === "string") said.add(value);
    else if (typeof value === "function") literalsIn(String(value)).forEach((literal) => said.add(literal));
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
  };
  collect(text);
  return said;
}

/** What a function that makes a sentence has written into it. */
function literalsIn(source: string): readonly string[] {
  const literals = source.replaceAll("\\u00a0", "\u00a0").match(/"[^"]*"|`[^`]*`/g) ?? [];
  return literals.map((literal) => literal.slice(1, -1).replace(/\$\{[^}]*\}/g, "…"));
}

const bold = (guide: string): readonly string[] =>
  [...guide.matchAll(/\*\*(.+?)\*\*/gs)].map(([, words = ""]) => words.replace(/[ \n]+/g, " "));

/** Each chapter's pictures by what they show, and how many steps it has. */
function chapters(guide: string): readonly object[] {
  return guide
    .split(/^## /m)
    .slice(1)
    .map((chapter) => ({
      number: chapter.slice(0, 2),
      pictures: pictures(chapter).map((picture) => picture.replace(/^guide\/(en|fr)-/, "")),
      steps: chapter.match(/^\d+\. /gm)?.length ?? 0,
      problems: chapter.match(/^- /gm)?.length ?? 0,
      rows: chapter.match(/^\|/gm)?.length ?? 0,
    }));
}

describe.each(["en", "fr"] as const)("the guide in %s", (language) => {
  const guide = read(language);

  test("shows pictures that are there, in its own language", () => {
    expect(pictures(guide).length).toBeGreaterThan(9);
    expect(pictures(guide).filter((picture) => !existsSync(path.join(docs, picture)))).toEqual([]);
    expect(pictures(guide).filter((picture) => !picture.startsWith(`guide/${language}-`))).toEqual([]);
  });

  test("calls everything by the panel's own words", () => {
    const said = saidBy(GUIDES[language].text);
    expect(bold(guide).length).toBeGreaterThan(80);
    expect(bold(guide).filter((words) => !said.has(words))).toEqual([]);
  });

  test("is short, and links to what is there", () => {
    expect(guide.split("\n").length).toBeLessThan(350);
    const links = [...guide.matchAll(/[^!]\[[^\]]+\]\(([^)#]+)\)/g)].flatMap(([, link]) => link ?? []);
    expect(links.filter((link) => !existsSync(path.join(docs, link)))).toEqual([]);
    const headings = [...guide.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));
    const wanted = [...guide.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = ""]) => anchor);
    expect(wanted).toEqual(headings);
  });
});

test("both guides have the same chapters, pictures, steps and troubles", () => {
  expect(chapters(read("en")).length).toBeGreaterThan(7);
  expect(chapters(read("fr"))).toEqual(chapters(read("en")));
});

test("its pictures are shown somewhere, and light", () => {
  const shown = (["en", "fr"] as const).flatMap((language) => pictures(read(language)));
  const files = readdirSync(path.join(docs, "guide")).map((name) => `guide/${name}`);
  expect([...files].sort()).toEqual([...shown].sort());
  const bytes = files.map((file) => statSync(path.join(docs, file)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
});

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");
}
